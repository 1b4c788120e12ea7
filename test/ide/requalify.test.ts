import assert from 'node:assert/strict'
import {after, offered, rulesIn} from './acting.js'
import {registry} from './draft.js'

const beds = (value: number, qualifier = 'eq') =>
  registry.replace('value: 103, qualifier: eq', `value: ${value}, qualifier: ${qualifier}`)

/** What each offered wording makes of the draft. */
const wordings = (marked: string, yaml: string) =>
  offered(marked, yaml)
    .filter(({title: {en}}) => /^(?:Drop|Change) the qualifier/.test(en))
    .map(({title: {en}}) => after(marked, en, yaml)?.draft)

suite('change the qualifier', () => {
  test('to those that are true of the registered value, the closest first', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心近1$04万个。\n', beds(141000)), [
      '2020年，互联网数据中心14万个。\n',
      '2020年，互联网数据中心超过14万个。\n',
      '2020年，互联网数据中心14万个以上。\n',
      '2020年，互联网数据中心约14万个。\n',
    ]))

  test('余 stands between the number and its unit, and no other word is left', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心近1$0000个左右。\n', beds(1080)), [
      '2020年，互联网数据中心超过1000个。\n',
      '2020年，互联网数据中心1000余个。\n',
      '2020年，互联网数据中心1000个以上。\n',
    ]))

  test('below the figure', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心超过1$000个。\n', beds(98)), [
      '2020年，互联网数据中心近100个。\n',
      '2020年，互联网数据中心约100个。\n',
      '2020年，互联网数据中心不足100个。\n',
      '2020年，互联网数据中心不超过100个。\n',
    ]))

  test('of the very value, none', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心超过1$003个。\n', beds(103)), ['2020年，互联网数据中心103个。\n']))

  test('what the registry knows only as 超过 is no more than that', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心1$000个。\n', beds(100, 'gt')), [
      '2020年，互联网数据中心超过100个。\n',
      '2020年，互联网数据中心100个以上。\n',
    ]))

  test('every wording offered is one that the checks accept', () => {
    let tried = 0
    for (const value of [950, 960, 999, 1000, 1001, 1080, 1190])
      for (const written of ['近1$0000个', '1$0000余个', '超过1$0000个', '1$0000个以上', '约1$0000个', '0.1$0万个'])
        for (const draft of wordings(`2020年，互联网数据中心达到${written}。\n`, beds(value))) {
          tried++
          assert.ok(!rulesIn(draft ?? '', beds(value)).includes('registry-qualifier-false'), `${value}: ${draft}`)
          assert.ok(!rulesIn(draft ?? '', beds(value)).includes('registry-value-mismatch'), `${value}: ${draft}`)
        }
    assert.ok(tried > 60, `${tried} tried`)
  })

  test('not of a goal, a change, or a word that belongs to the verb', () => {
    assert.deepEqual(wordings('到2025年，互联网数据中心超过1$200个。\n', beds(103)), [])
    assert.deepEqual(wordings('2020年，互联网数据中心增长近1$000个。\n', beds(103)), [])
    assert.deepEqual(wordings('2020年，互联网数据中心至少建成1$000个。\n', beds(103)), [])
  })

  test('not of a bare number that is wrong', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心1$005个。\n', beds(103)), []))

  test('not of a figure that is far from the value', () =>
    assert.deepEqual(wordings('2020年，互联网数据中心近5$00个。\n', beds(103)), []))
})
