import assert from 'node:assert/strict'
import {figureCardAt} from '../../server/src/core/ide/hover/figure-card.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import type {Client} from '../../server/src/lsp/client.js'
import {figureCard} from '../../server/src/lsp/figure-card.js'
import {draftWith, registry, uri} from './draft.js'

const place = {uri: 'file:///plan.md', position: {line: 2, character: 5}}

/** What the editor shows at `$`, line by line; addresses left out. */
function shown(draft: string, yaml = registry, english = false): readonly string[] | null {
  const {snapshot, at} = draftWith(draft, yaml)
  const card = figureCardAt(snapshot, uri, at)
  const client = {markdown: true, commands: true, english, can: {general: {markdown: {parser: 'marked'}}}} as Client
  if (!card) return null
  return figureCard(card, client, place)
    .value.replace(/\((?:command|data):[^)]*\)/g, '()')
    .split('  \n')
}

suite('the card of a figure', () => {
  test('that agrees', () =>
    assert.deepEqual(shown('截至2020年底，全市建成互联网数据中心$0103个。\n'), [
      '**互联网数据中心**　✓ 一致',
      '登记　103个（2020年末）　《规划纲要》，最终核实',
      '目标　不低于120个（2025年）　《规划纲要》',
      '时点出自本句“截至2020年底”；作为现状：“截至2020年底”',
      '![2020年末103个，2025年不低于120个]()',
      '[查看登记]()',
    ]))

  test('that differs: what the finding says is not said again', () =>
    assert.deepEqual(shown('截至2020年底，全市建成互联网数据中心$0105个。\n'), [
      '**互联网数据中心**',
      '登记　**103个**（2020年末）　《规划纲要》，最终核实',
      '[改为103个]()　[查看登记]()　[请保管单位核实…]()',
    ]))

  test('that is a target and differs', () =>
    assert.deepEqual(shown('到2025年，互联网数据中心达到$0110个以上。\n'), [
      '**互联网数据中心**',
      '目标　**不低于120个**（2025年）　《规划纲要》',
      '[改为120个]()　[查看登记]()　[请保管单位核实…]()',
    ]))

  test('whose value was another before: where that is told, as long as three links are enough', () => {
    const revised = registry.replace(
      'value: 103, qualifier: eq',
      'value: 103, revisions: [{vintage: "2021-03-01", value: 101, kind: revision}], qualifier: eq',
    )
    assert.notEqual(revised, registry)
    const draft = '截至2020年底，全市建成互联网数据中心$0103个。\n'
    assert.equal(shown(draft, revised)?.at(-1), '[查看登记]()　[历次登记]()')
    assert.equal(shown(draft, revised, true)?.at(-1), '[Show entry]()　[Former values]()')
    assert.equal(shown(draft, revised)?.length, 6)
  })

  test('that is not registered', () =>
    assert.deepEqual(
      shown('截至2020年底，全市建成体育馆$012座。\n')?.filter((it) => !/^时点/.test(it)),
      ['**体育馆**　○ 未登记，未核对', '读作　12座（2020年末）', '[登记为新指标…]()'],
    ))

  test('where there is no registry', () => {
    const text = '截至2020年底，全市建成体育馆12座。\n'
    const snapshot = advance(emptySnapshot, {kind: 'draft-opened', uri, text})
    const card = figureCardAt(snapshot, uri, text.indexOf('12座'))
    assert.deepEqual(card?.verdict, {sign: '○', words: {zh: '没有登记库，未核对', en: 'no registry, not compared'}})
    assert.deepEqual(
      card?.links.map(({command}) => command),
      ['newRegistry'],
    )
  })

  test('that could not be compared, with the reason', () =>
    assert.equal(shown('2018年，全市互联网数据中心$090个。\n')?.[0], '**互联网数据中心**　– 未比对：该时点没有登记值'))

  test('in English', () =>
    assert.deepEqual(shown('截至2020年底，全市建成互联网数据中心$0105个。\n', registry, true), [
      '**互联网数据中心**',
      'Registered　**103个** (the end of 2020)　《规划纲要》, final',
      '[Change to 103个]()　[Show entry]()　[Ask the owner…]()',
    ]))

  test('has at most six lines and says no id, rule or interval', () => {
    for (const draft of [
      '互联网数据中心$0105个',
      '互联网数据中心$0103个',
      '体育馆$012座',
      '互联网数据中心超过$0103个',
    ]) {
      const lines = shown(`截至2020年底，全市建成${draft}。\n`) ?? []
      assert.ok(lines.length <= 6, lines.join('\n'))
      assert.doesNotMatch(lines.join('\n'), /yz\.|registry-|[[(]\d+, ?\d+[\])]/)
    }
  })

  test('is not there where there is no figure', () => assert.equal(shown('本规划由$0市政府编制。\n'), null))
})
