import assert from 'node:assert/strict'
import {after, problemsOf} from './acting.js'
import {registry} from './draft.js'

const draft = '# 规划\n\n2022年，互联网数据中心超过1$015个。\n'
const written = '{asOf: "2022", value: 115, qualifier: gt, status: plan-text, source: {note: "plan.md", line: 3}}'
const list = '      - {asOf: "2020-12-31", value: 103, qualifier: eq, status: final, source: {doc: plan}}\n'

/** The registry after the proposal, which must bring no problem that was not there. */
function proposed(yaml: string, marked = draft): string | undefined {
  const now = after(marked, 'Propose as an observation', yaml)?.registry
  if (now !== undefined) assert.deepEqual(problemsOf(now), problemsOf(yaml))
  return now
}

suite('propose a value as an observation', () => {
  test('behind the earlier ones, everything else as it was', () =>
    assert.equal(proposed(registry), registry.replace(list, `${list}      - ${written}\n`)))

  test('before a later one, and below the remark of the line above', () => {
    const later = list.replace('2020-12-31', '2024-12-31')
    const yaml = registry.replace(list, list.replace('}}', '}} # 年报') + later)
    assert.equal(proposed(yaml), yaml.replace(later, `      - ${written}\n${later}`))
  })

  test('before the first, above the remarks on that', () => {
    const yaml = registry.replace(list, `      # 核定数\n${list.replace('2020-12-31', '2024-12-31')}`)
    assert.equal(proposed(yaml), yaml.replace('      # 核定数', `      - ${written}\n      # 核定数`))
  })

  test('in a list on one line, and in an entry on one line', () => {
    const flow = registry.replace(`    observations:\n${list}`, `    observations: [${list.trim().slice(2)}]\n`)
    assert.equal(proposed(flow), flow.replace('{doc: plan}}]', `{doc: plan}}, ${written}]`))
    const entry = registry.replace(
      /indicators:\n(?:.*\n)*/,
      'indicators:\n  - {id: yz.idc, name: 互联网数据中心, unit: 个}\n',
    )
    assert.equal(proposed(entry), entry.replace('unit: 个}', `unit: 个, observations: [${written}]}`))
  })

  test('an entry without observations gets them before its targets; an empty key is filled', () => {
    const without = registry.replace(`    observations:\n${list}`, '')
    assert.equal(
      proposed(without),
      without.replace('    targets:\n', `    observations:\n      - ${written}\n    targets:\n`),
    )
    for (const empty of [' []', '', ' null']) {
      const yaml = registry.replace(`    observations:\n${list}`, `    observations:${empty} # 待补\n`)
      assert.equal(proposed(yaml), yaml.replace(`observations:${empty}`, `observations: [${written}]`))
    }
  })

  test('behind a text of several lines', () => {
    const yaml = `${registry.slice(0, registry.indexOf('    observations:'))}    note: |\n      按投运\n      计算\nrelations: []\n`
    assert.equal(proposed(yaml), yaml.replace('计算\n', `计算\n    observations:\n      - ${written}\n`))
  })

  test('with the line ends of the file', () => {
    const yaml = registry.replaceAll('\n', '\r\n')
    assert.equal(
      proposed(yaml),
      yaml.replace(list.replace('\n', '\r\n'), `${list}      - ${written}\n`.replaceAll('\n', '\r\n')),
    )
  })

  test('in the registered unit', () =>
    assert.match(
      proposed(registry, '2022年，互联网数据中心达到0.0$0115万个。\n') ?? '',
      /value: 115, qualifier: eq, status: plan-text/,
    ))

  test('not where there is one of that time, of a goal, a change, or an undated figure', () => {
    assert.equal(proposed(registry, '2020年，互联网数据中心达到1$005个。\n'), undefined)
    assert.equal(proposed(registry, '到2027年，互联网数据中心达到1$030个。\n'), undefined)
    assert.equal(proposed(registry, '2022年，互联网数据中心增长1$05%。\n'), undefined)
    assert.equal(proposed(registry, '2022年，城市公园达到1$002座。\n'), undefined)
  })

  test('a file in an unusual shape is left to its keeper', () =>
    assert.equal(proposed('plumbline: 1\nindicators: [{id: yz.idc, name: 互联网数据中心, unit: 个}]\n'), undefined))
})
