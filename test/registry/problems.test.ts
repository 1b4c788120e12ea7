import assert from 'node:assert/strict'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {mark, unmark} from '../marks.js'

/** `marked`: a registry with every problem of severity above information marked; `messages`: their ids or Chinese texts, in order. */
function reports(title: string, marked: string, ...messages: readonly (string | RegExp)[]): void {
  test(title, () => {
    const {text} = unmark(marked)
    const found = combine([indexFile('a.metrics.yaml', text)])
      .problems()
      .filter(({severity}) => severity !== 'information')
    assert.equal(
      mark(
        text,
        found.map(({at}) => at.span),
      ),
      marked,
    )
    assert.equal(found.length, messages.length)
    found.forEach(({id, message: {zh, en}}, at) => {
      const expected = messages[at]!
      if (typeof expected === 'string') assert.equal(id, expected)
      else assert.match(`${id} ${zh}`, expected)
      assert.ok(/[。？]$/.test(zh) && en.length > 0)
    })
  })
}

const indicator = (lines: string): string =>
  `plumbline: 1\nindicators:\n  - id: a.b\n    name: 公园数\n    unit: 个\n${lines}`

suite('problems of a registry', () => {
  reports(
    'a sound registry has none',
    indicator('    kind: stock\n    x-note: 自用\n    observations: [{asOf: "2020", value: 3, source: 公报}]\n'),
  )
  reports(
    'an unknown key, with the one that was meant',
    indicator('    ⟦observation⟧: []\n'),
    /reg-key-unknown .*应为“observations”/,
  )
  reports('an unknown key that is near nothing', indicator('    ⟦填表人⟧: 张\n'), /x-/)
  reports(
    'a number that is none',
    indicator('    observations: [{asOf: "2020", value: ⟦3.2万多⟧, source: 公报}]\n'),
    /reg-type .*如 52000、5\.2万/,
  )
  reports('a number in quotes', indicator('    decimals: ⟦"2"⟧\n'), 'reg-type')
  reports('a word out of its list', indicator('    direction: ⟦upp⟧\n'), /可改为“up”/)
  reports(
    'a time that is none',
    indicator('    observations: [{asOf: ⟦2020年底⟧, value: 3, source: 公报}]\n'),
    /2020-12-31/,
  )
  reports('a day that the month lacks', 'plumbline: 1\nregistry: {updated: ⟦2021-02-30⟧}\n', 'reg-type')
  reports('a list written as a text', indicator('    aliases: ⟦公园⟧\n'), /列表/)
  reports('a unit left out', 'plumbline: 1\nindicators:\n  - ⟦id⟧: a\n    name: 公园数\n', /reg-key-missing 缺少“unit”/)
  reports('a name left out', 'plumbline: 1\nindicators:\n  - ⟦id⟧: a\n    unit: 个\n', 'reg-key-missing')
  reports(
    'a figure without a source',
    indicator('    targets:\n      - {⟦asOf: "2025", value: 9}⟧\n'.replace('{⟦', '⟦{')),
    'reg-source-missing',
  )
  reports(
    'the later before the earlier',
    indicator(
      '    observations:\n      - {asOf: "2021", value: 3, source: 公报}\n      - {asOf: ⟦"2020-12-31"⟧, value: 2, source: 公报}\n',
    ),
    /reg-observation-order 时点2020-12-31早于上一条/,
  )
  reports(
    'one time twice',
    indicator(
      '    observations:\n      - {asOf: "2021", value: 3, source: 公报}\n      - {asOf: ⟦"2021"⟧, value: 2, source: 公报}\n',
    ),
    /登记了两次/,
  )
  reports(
    'a target that goes back',
    indicator(
      '    direction: up\n    observations: [{asOf: "2020", value: 30, source: 公报}]\n    targets: [{asOf: "2025", value: ⟦20⟧, source: 公报}]\n',
    ),
    /reg-target-direction .*目标值却低于/,
  )
  reports(
    'a target below the last observation is right where less is better',
    indicator(
      '    direction: down\n    observations: [{asOf: "2020", value: 30, source: 公报}]\n    targets: [{asOf: "2025", value: 20, source: 公报}]\n',
    ),
  )
  reports(
    'references to nothing',
    indicator(
      '    area: YZ\n    unitAccept: [⟦箇箇⟧]\n    owner: {org: x, basis: ⟦plam⟧}\ndocuments:\n  plan: {title: 规划, period: ⟦FYP14⟧}\n',
    ),
    'reg-unit-unknown',
    /reg-doc-unknown .*是否应为“plan”/,
    'reg-period-unknown',
  )
  reports(
    'an id twice',
    indicator('  - id: ⟦a.b⟧\n    name: 绿地数\n    unit: 个\n'),
    /reg-duplicate-id .*先登记的为准/,
  )
  reports(
    'a name of two indicators',
    indicator('  - id: c\n    name: 绿地数\n    aliases: [⟦公园数⟧]\n    unit: 个\n'),
    /reg-alias-collision .*“a.b”/,
  )
  reports('a name that is its own opposite', indicator('    notThis: [⟦公园数⟧]\n'), /notThis/)
  reports(
    'one name in two areas is two names',
    `${indicator('    area: A\n')}  - id: c\n    name: 公园数\n    unit: 个\n    area: B\nareas:\n  A: {label: 甲}\n  B: {label: 乙}\n`,
  )
  reports('a key twice', indicator('    ⟦unit⟧: 座\n'), /reg-syntax .*先写的为准/)
  reports('no version', '⟦indicators: []⟧\n', 'reg-version')
  reports('a version to come', 'plumbline: ⟦2⟧\nindicators: [{id: a}]\nfoo: [\n', /第2版.*请升级/)

  const parts = (total: string) =>
    [
      'plumbline: 1',
      'indicators:',
      `  - {id: all, name: 充电桩, unit: 个, observations: [⟦{asOf: "2020", value: ${total}, source: 公报}⟧, {asOf: "2021", value: 9, source: 公报}]}`,
      '  - {id: fast, name: 快充桩, unit: 个, observations: [{asOf: "2020-12-31", value: 12, source: 公报}]}',
      '  - {id: slow, name: 慢充桩, unit: 个, observations: [{asOf: "2020", value: 35, source: 公报}]}',
      '  - {id: share, name: 快充桩占比, unit: "%", observations: [{asOf: "2020", value: 25.5, source: 公报}]}',
      'relations:',
      '  - {id: sum, type: sum, total: all, parts: [fast, slow]}',
      '  - {id: share, type: share, part: fast, whole: all, ratio: share}',
      '',
    ].join('\n')
  reports(
    'a total that its parts do not make',
    parts('52').replace('value: 25.5', 'value: 23'),
    /reg-relation-mismatch .*“充电桩”2020的登记值不等于各部分相加（约47个）/,
  )
  reports('a total that its parts make, and a share to its last digit', parts('47').replace(/[⟦⟧]/g, ''))
  reports(
    'a share that its figures do not make',
    parts('47')
      .replace(/[⟦⟧]/g, '')
      .replace('{asOf: "2020", value: 25.5, source: 公报}', '⟦{asOf: "2020", value: 52, source: 公报}⟧'),
    /reg-relation-mismatch .*“快充桩占比”2020的登记值不等于两数相除（约25\.\d+%）/,
  )
  reports(
    'a relation of what is not registered, or not of one unit, is not worked out',
    parts('52')
      .replace(/[⟦⟧]/g, '')
      .replace('unit: 个, observations: [{asOf: "2020", value: 35', 'unit: 座, observations: [{asOf: "2020", value: 35')
      .replace('value: 25.5', 'value: 23'),
  )

  const stale = (head: string, ...items: readonly string[]): readonly string[] => {
    const text = `plumbline: 1\n${head}\nindicators:\n${items.map((it, at) => `  - {id: i${at}, name: 名称${at}, unit: 个, ${it}}\n`).join('')}`
    return combine([indexFile('a', text)])
      .problems()
      .filter(({id}) => id === 'reg-stale')
      .map(
        ({at: {span}, severity}) =>
          `${text.slice(0, span.from).split('\n').at(-1)?.slice(5, 11)} ${text.slice(span.from, span.to)} ${severity}`,
      )
  }
  const of = (asOf: string, more = '') =>
    `observations: [{asOf: "2019", value: 1, source: a}, {asOf: "${asOf}", value: 2, source: a${more}}]`

  test('a figure that was old when the registry was updated', () => {
    const head = 'registry: {updated: "2023-03-31"}\npolicy: {staleAfterMonths: 24}'
    const items = [
      of('2020'),
      of('2021-03-31'),
      of('2022'),
      of('2020', ', vintage: "2022-01-18"'),
      `frequency: five-yearly, ${of('2020')}`,
      `validTo: "2021", ${of('2020')}`,
      'targets: [{asOf: "2025", value: 3, source: a}]',
    ]
    assert.deepEqual(stale(head, ...items), ['id: i0 "2020" information'])
    assert.deepEqual(stale(head.replace('24', '12'), ...items).length, 3)
    // Neither a term nor a day of the update: the registry does not say what is old.
    assert.deepEqual(stale('registry: {updated: "2023-03-31"}', ...items), [])
    assert.deepEqual(stale('policy: {staleAfterMonths: 24}', ...items), [])
  })

  test('the term of another file serves where a file has none of its own', () => {
    const found = combine([
      indexFile('a', 'plumbline: 1\npolicy: {staleAfterMonths: 12}\n'),
      indexFile(
        'b',
        `plumbline: 1\nregistry: {updated: "2023-03-31"}\nindicators:\n  - {id: i, name: 名, unit: 个, ${of('2020')}}\n`,
      ),
    ]).problems()
    assert.deepEqual(
      found.map(({id, at}) => `${id} ${at.path}`),
      ['reg-stale b'],
    )
    assert.match(found[0]?.message.zh ?? '', /最近的数据是2020的，到本库更新日期2023-03-31已超过12个月/)
  })

  test('the verified are not counted, the others are', () => {
    const found = combine([
      indexFile(
        'a',
        indicator('    verified: false\nregistry: {verified: false}\nareas:\n  A: {label: 甲, verified: true}\n'),
      ),
    ]).problems()
    assert.deepEqual(
      found.map(({id, message}) => [id, message.zh]),
      [['reg-unverified', '本文件有2处注明尚未核实（verified: false）。']],
    )
  })
})

suite('relations that are no sums', () => {
  const found = (relation: string, a: string, b: string): readonly string[] => {
    const text = `plumbline: 1
indicators:
  - {id: fast, name: 快充桩, unit: 个, ${a}}
  - {id: all, name: 充电桩, unit: 个, ${b}}
relations:
  - ${relation}
`
    return combine([indexFile('r', text)])
      .problems()
      .filter(({id}) => id === 'reg-relation-mismatch')
      .map(({message}) => message.zh)
  }
  const of = (...values: readonly (readonly [string, number])[]): string =>
    `observations: [${values.map(([time, value]) => `{asOf: "${time}", value: ${value}, source: 公报}`).join(', ')}]`

  test('an order, where both have a figure of the time', () => {
    const order = '{id: o, type: order, indicators: [fast, all]}'
    assert.match(
      found(order, of(['2019', 3], ['2020', 12]), of(['2020', 8]))[0] ?? '',
      /“快充桩”2020的登记值大于“充电桩”/,
    )
    assert.deepEqual(found(order, of(['2019', 30], ['2020', 8]), of(['2020', 8])), [])
  })

  test('what only grows, its targets included', () => {
    const monotone = '{id: m, type: monotone, indicators: [all]}'
    const targets = ', targets: [{asOf: "2025", value: 7, source: 规划}]'
    assert.equal(found(monotone, of(), of(['2019', 12], ['2020', 8])).length, 1)
    assert.equal(found(monotone, of(), of(['2020', 12]) + targets).length, 1)
    assert.deepEqual(found(monotone, of(), of(['2019', 8], ['2020', 8], ['2021', 9])), [])
  })

  test('what is not to be compared and yet a term of one formula', () => {
    const both = `{id: n, type: notComparable, indicators: [fast, all]}
  - {id: s, type: share, part: fast, whole: all, ratio: fast}`
    assert.match(found(both, of(), of())[0] ?? '', /登记为不可比，却又列在同一个算式里/)
    assert.deepEqual(found('{id: n, type: notComparable, indicators: [fast, all]}', of(), of()), [])
  })
})
