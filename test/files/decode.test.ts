import assert from 'node:assert/strict'
import {decode} from '../../server/src/files/decode.js'

const text = '截至2020年底，全市公园绿地面积达到120公顷。'

suite('a file’s text', () => {
  test('one wrong byte is one sign at its place, and the rest is read', () => {
    const bytes = Buffer.from(text)
    bytes[Buffer.from('截至2020年底，全市公园绿地面').length + 1] = 0x41
    const read = decode(bytes)
    assert.equal(read?.encoding, 'damaged-utf-8')
    assert.equal(read.text.startsWith('截至2020年底，全市公园绿地面\ufffd'), true)
    assert.equal(read.text.endsWith('达到120公顷。'), true)
  })

  test('half of a surrogate pair, written as UTF-8, is read too', () => {
    const read = decode(Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(text)]))
    assert.match(read?.text ?? '', /^截至.*\ufffd+截至/)
  })

  test('a table in GB18030 that is full of signs is text', () => {
    // 指标 ①±≥ and a line of ①.
    const line = [0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xa2, 0xd9, 0xa1, 0xc0, 0xa1, 0xdd, 0x0a]
    const read = decode(Uint8Array.from([...line, ...Array.from({length: 40}, (_, at) => (at % 2 ? 0xd9 : 0xa2))]))
    assert.deepEqual([read?.encoding, read?.text], ['gb18030', `指标,①±≥\n${'①'.repeat(20)}`])
  })

  test('what is no text stays none', () => {
    assert.equal(decode(Uint8Array.from({length: 4000}, (_, at) => (at * 7919) % 256)), null)
  })
})
