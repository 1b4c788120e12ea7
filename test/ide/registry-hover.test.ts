import assert from 'node:assert/strict'
import {registryHoverAt} from '../../server/src/core/ide/hover/registry-hover.js'
import {advance} from '../../server/src/core/session/advance.js'
import {registryPath} from './draft.js'
import {configPath, cursorIn, linked, registryWith} from './registry-file.js'

/** The card over some words, as lines of a label and a text; the words it is about first. */
function shown(words: string, by?: number, language: 'zh' | 'en' = 'zh'): readonly string[] {
  const {snapshot, at, text} = cursorIn(words, by)
  const card = registryHoverAt(snapshot, registryPath, at)
  if (!card) return []
  return [
    text.slice(card.span.from, card.span.to),
    card.title,
    ...card.rows.map(({label, text: said}) => `${label[language]}：${said[language]}`),
    ...card.uses.map(({path, start}) => `${path}:${start.line + 1}`),
  ]
}

suite('hover in a registry file', () => {
  test('on a key, what it means and what it may hold', () => {
    const [, title, meaning, values] = shown('qualifier')
    assert.equal(title, 'qualifier')
    assert.equal(meaning, '含义：限定：对真实数值知道多少')
    assert.match(values ?? '', /^取值：eq（.*；ge（以上、不少于/)
    assert.equal(shown('replacedBy')[2], '含义：代替它的指标的代码')
    assert.equal(shown('indicators', 1)[1], 'indicators')
    assert.match(
      shown('qualifier', 1, 'en')[3] ?? '',
      /^Values：eq \(exactly, to the digits written\); gt \(more than\)/,
    )
  })

  test('on a word of a closed list, what it stands for', () => {
    assert.deepEqual(shown('final'), ['final', 'final', '含义：最终核实数'])
    assert.deepEqual(shown('in-force'), ['in-force', 'in-force', '含义：现行有效'])
    assert.deepEqual(shown('sum'), ['sum', 'sum', '含义：合计：total 等于 parts 之和'])
  })

  test('on a unit, what it measures and how it converts', () => {
    assert.deepEqual(shown('公顷', 0).slice(1, 4), [
      '公顷',
      '量：面积',
      '换算：1 公顷 = 10000 平方米；1 公顷 = 15 亩；1 公顷 = 0.01 平方公里；1 公顷 = 2.4710516 英亩',
    ])
    assert.deepEqual(shown('个\n', 0).slice(1, 3), ['个', '量：数量（计数单位）'])
  })

  test('on a unit of the registry’s own, its factor', () => {
    const {snapshot, at} = registryWith(
      linked
        .replace('unit: 公顷', 'unit: 公$0亩')
        .replace('areas:', 'units:\n  公亩: {base: 平方米, factor: 100, aliases: [are]}\nareas:'),
    )
    const card = registryHoverAt(snapshot, registryPath, at)
    assert.deepEqual(
      card?.rows.map(({text}) => text.zh),
      ['are', '1 公亩 = 100 平方米'],
    )
  })

  test('on an indicator’s id, name or alias, and where it is named: its card and its uses in drafts', () => {
    for (const words of [
      'yz.parks\n    name',
      '公园数\n',
      '公园总数',
      'yz.parks\n    targets',
      'yz.parks\n    parts',
    ]) {
      const [, title, id, definition, unit, level, relation, use] = shown(words)
      assert.equal(title, '公园数', words)
      assert.deepEqual([id, definition, unit], ['指标：yz.parks', '定义：报告期末对公众开放的公园', '单位：个'])
      assert.match(level ?? '', /^登记值：103个（2020年末.*最终核实数/)
      assert.equal(relation, '关系：公园数＝绿地面积')
      assert.equal(use, 'file:///w/plan.md:3')
    }
  })

  test('on a document, an area, a period', () => {
    assert.deepEqual(shown('plan}}').slice(1), [
      '《云州市国民经济和社会发展第十四个五年规划》',
      '效力：现行有效',
      '引用：3 处',
    ])
    assert.deepEqual(shown('old: {').slice(1), [
      '《云州市旧规划》',
      '被代替为：云州市国民经济和社会发展第十四个五年规划',
      '引用：0 处',
    ])
    assert.deepEqual(shown('YZ-1:').slice(1), ['东区', '上级：云州市', '引用：0 处'])
    assert.deepEqual(shown('FYP14}').slice(1), ['“十四五”', '起止：2021-01-01—2025-12-31'])
  })

  test('on a term, how it is written', () => {
    const {snapshot, at} = registryWith(`${linked}terms:\n  一网$0通办: {full: 政务服务一网通办, wrong: [一网统办]}\n`)
    const card = registryHoverAt(snapshot, registryPath, at)
    assert.deepEqual(
      card?.rows.map(({label, text}) => `${label.zh}：${text.zh}`),
      ['全称：政务服务一网通办', '不作：一网统办'],
    )
  })

  test('nothing on free text, numbers and blank lines', () => {
    for (const words of ['报告期末', '103', '云州市旧']) assert.deepEqual(shown(words, 0), [], words)
  })

  test('in the configuration, on a key and on a rule', () => {
    const text = 'plan: {baseline: 2020-12-31}\nrules:\n  date-format: off\n'
    const {snapshot} = registryWith(linked)
    const configured = advance(snapshot, {kind: 'config-set', path: configPath, text})
    const over = (words: string) => registryHoverAt(configured, configPath, text.indexOf(words) + 1)
    assert.match(over('baseline')?.rows[0]?.text.zh ?? '', /基期/)
    assert.match(over('date-format')?.rows[0]?.text.zh ?? '', /日期/)
    assert.equal(over('off')?.rows[0]?.text.en, 'not checked')
  })
})
