import assert from 'node:assert/strict'
import {actionsAt} from '../../server/src/core/ide/actions/actions.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {draftWith, registry, registryPath, uri} from './draft.js'

/** The draft and the registry after the action whose title begins so; null where it is not offered. */
function act(marked: string, title: string): {draft: string; registry: string} | null {
  const {snapshot, at, text} = draftWith(marked)
  const action = actionsAt(snapshot, uri, {from: at, to: at}).find((it) => it.title.en.startsWith(title))
  if (!action) return null
  const after = (path: string, before: string) => applyAll(before, action.edits.get(path) ?? [])
  return {draft: after(uri, text), registry: after(registryPath, registry)}
}

suite('use the registered value', () => {
  const use = (marked: string) => act(marked, 'Use the registered value')?.draft
  test('of a level', () =>
    assert.equal(use('2020年，互联网数据中心达到1$005个。\n'), '2020年，互联网数据中心达到103个。\n'))
  test('of a target, with what it claims', () =>
    assert.equal(use('到2025年，互联网数据中心超过1$000个。\n'), '到2025年，互联网数据中心120个以上。\n'))
  test('in house style, where the draft lost the multiplier', () => {
    const {snapshot, at, text} = draftWith(
      '2020年，互联网数据中心达到3$0.2个。\n',
      registry.replace('value: 103,', 'value: 32000,'),
    )
    const [action] = actionsAt(snapshot, uri, {from: at, to: at})
    assert.equal(applyAll(text, action?.edits.get(uri) ?? []), '2020年，互联网数据中心达到3.2万个。\n')
  })
  test('in a table, without the unit that the head gives', () =>
    assert.equal(
      use('| 指标 | 2020年 |\n|---|---|\n| 互联网数据中心（个） | 1$005 |\n'),
      '| 指标 | 2020年 |\n|---|---|\n| 互联网数据中心（个） | 103 |\n',
    ))
  test('not where the draft states it already', () =>
    assert.equal(use('2020年，互联网数据中心达到1$003个。\n'), undefined))
  test('not of a change', () => assert.equal(use('2020年，互联网数据中心增长1$00%。\n'), undefined))
})

suite('write the time', () => {
  const add = (marked: string) => act(marked, 'Write the time')?.draft
  test('that a heading hands down, at the start of the clause', () =>
    assert.equal(
      add('## 2020年发展情况\n\n全市向好，全市互联网数据中心达到1$003个。\n'),
      '## 2020年发展情况\n\n全市向好，2020年，全市互联网数据中心达到103个。\n',
    ))
  test('not where it is written', () => assert.equal(add('2020年，互联网数据中心达到1$003个。\n'), undefined))
})

suite('register this indicator', () => {
  const draft = '# 规划\n\n2020年，城市公园达到1$002座。\n'
  test('an entry behind the last one, everything else as it was, and no finding in the registry', () => {
    const after = act(draft, 'Register')?.registry ?? ''
    assert.ok(after.startsWith(registry))
    assert.match(
      after.slice(registry.length),
      /^ {2}- id: yz\.csgy\n {4}name: "城市公园"\n {4}unit: "座"\n {4}observations:\n {6}- \{asOf: "2020", value: 102, qualifier: eq, status: plan-text, source: \{note: "plan\.md", line: 3\}\}\n$/,
    )
    const {snapshot} = draftWith(draft.replace('$0', ''))
    const problems = (yaml: string) =>
      findings(advance(snapshot, {kind: 'registry-read', path: registryPath, text: yaml}), registryPath).map(
        ({rule}) => rule,
      )
    assert.deepEqual(problems(after), problems(registry))
  })
  test('the figure is matched afterwards', () => {
    const {snapshot, at} = draftWith(draft, act(draft, 'Register')?.registry)
    assert.equal(
      actionsAt(snapshot, uri, {from: at, to: at}).some(({title}) => title.en.startsWith('Register')),
      false,
    )
  })
  test('not of a share that borrows the name of a count', () =>
    assert.equal(act('2020年，设立专员的街镇172个，占8$05%。\n', 'Register'), null))
  test('not of a known one', () => assert.equal(act('2020年，数据中心达到1$003个。\n', 'Register'), null))
})

suite('silence a rule on a line', () => {
  const silence = (marked: string) => act(marked, 'Silence registry-value-mismatch')?.draft ?? ''
  const rules = (text: string) => findings(draftWith(text).snapshot, uri).map(({rule}) => rule)

  test('behind the line; the reason is asked for until it is given', () => {
    const after = silence('2020年，互联网数据中心达到1$005个。\n')
    assert.equal(after, '2020年，互联网数据中心达到105个。 <!-- plumbline-disable-line registry-value-mismatch: -->\n')
    assert.deepEqual(rules(after), ['suppression-without-reason'])
    assert.deepEqual(rules(after.replace(': -->', ': 按新口径 -->')), [])
  })

  test('in a table, within the row', () => {
    const after = silence('| 指标 | 2020年 |\n|---|---|\n| 互联网数据中心（个） | 1$005 |\n')
    assert.match(after, /105 <!-- plumbline-disable-line registry-value-mismatch: --> \|\n$/)
    assert.ok(!rules(after).includes('registry-value-mismatch'))
  })
})
