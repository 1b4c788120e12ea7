import assert from 'node:assert/strict'
import {provedIn} from '../../server/src/core/rules/proved.js'
import {read, worldOf} from '../fixture.js'

const proved = (text: string): readonly string[] =>
  read(text, worldOf({})).readings.flatMap(({reading}) => [...provedIn(reading)].map((it) => it.text))

suite('figures that their own text proves', () => {
  test('a total and its parts, where they add up', () => {
    assert.deepEqual(proved('东部片区36个、西部片区19个，合计55个。\n'), ['36个', '19个', '55个'])
    assert.deepEqual(proved('东部片区36个、西部片区19个，合计65个。\n'), [])
  })

  test('a share that its part and whole give', () => {
    assert.deepEqual(proved('固定宽带用户1060万户，其中千兆用户212万户，占20%。\n'), ['20%'])
    assert.deepEqual(proved('固定宽带用户1060万户，其中千兆用户212万户，占30%。\n'), [])
    assert.deepEqual(proved('城镇新增就业41.5万人，其中高校毕业生12.1万人，占全省的15%。\n'), [])
  })

  test('a whole of the accounts', () => {
    assert.deepEqual(proved('进出口总额264.8亿元，其中，出口186.3亿元，增长9.2%；进口78.5亿元。\n'), [
      '186.3亿元',
      '78.5亿元',
      '264.8亿元',
    ])
  })
})
