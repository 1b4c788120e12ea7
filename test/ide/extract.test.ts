import assert from 'node:assert/strict'
import {extract} from '../../server/src/core/ide/explain/extract.js'
import {draftWith, uri} from './draft.js'

suite('records of mentions', () => {
  const told = (text: string) => {
    const {snapshot} = draftWith(text)
    return extract(snapshot, uri).map(({text: span, unit, asOf, role}) => [span, unit, asOf, role].join(' '))
  }

  test('a unit is said as the draft writes it', () =>
    assert.deepEqual(
      told('診所約1.2萬間，床位2300張。人均綠地14.9㎡，庫容4.6亿m³，佔比提高3個百分點以上。\n').map(
        (it) => it.split(' ')[1],
      ),
      ['間', '張', '㎡', 'm³', '個百分點'],
    ))

  test('a unit in the wrong case is a unit, and a sign of a square joins no number behind it', () =>
    assert.deepEqual(
      told('运营里程860KM，装机5万kw，发电30亿KWH，改造50㎡3套、约100多㎡绿地。\n').map((it) =>
        it.split(' ').slice(0, 2).join(' '),
      ),
      ['860KM KM', '5万kw kw', '30亿KWH KWH', '50㎡ ㎡', '3套 套', '约100多㎡ ㎡'],
    ))

  test('an opening with a colon dates the list under it, whatever commas it has', () =>
    assert.deepEqual(told('到2025年，主要目标是：\n\n- 绿化覆盖率43%。\n- 积水点消除率100%。\n'), [
      '43% % 2025 target',
      '100% % 2025 target',
    ]))

  test('a change that is yet to come about is told from one that was', () => {
    const {snapshot} = draftWith('2024年，货运量增长8%。到2027年，力争货运量增长9%，能耗下降2.5%。\n')
    assert.deepEqual(
      extract(snapshot, uri).map(({text, role, planned = false}) => [text, role, planned].join(' ')),
      ['8% increment false', '9% increment true', '2.5% increment true'],
    )
  })

  test('parts of a whole with the ratio sign', () =>
    assert.deepEqual(
      told('产业结构调整为4.2∶36.1∶59.7。\n').map((it) => it.split(' ')[0]),
      ['4.2∶36.1∶59.7'],
    ))
})
