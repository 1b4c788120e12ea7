import assert from 'node:assert/strict'
import {PassThrough} from 'node:stream'
import fc from 'fast-check'
import {framed} from '../../server/src/framing.js'

const message = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** What comes out, when the bytes come in pieces of these lengths, over and over. */
async function through(bytes: Buffer, lengths: readonly number[] = [bytes.length]): Promise<string> {
  const input = new PassThrough()
  const output = framed(input)
  const parts: Buffer[] = []
  output.on('data', (part: Buffer) => parts.push(part))
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] || 1
    input.write(bytes.subarray(at, at + length))
    at += length
  }
  await new Promise((done) => output.on('end', done) && input.end())
  return Buffer.concat(parts).toString()
}

const lies: Readonly<Record<string, string>> = {
  'a length below nought': 'Content-Length: -5\r\n\r\n{}',
  'a length that is no number': 'Content-Length: abc\r\n\r\n{}',
  'a length that no message has': 'Content-Length: 99999999999999\r\n\r\n{}',
  'a line without a colon': 'garbage\r\n\r\n',
  'lines of JSON without headers': '{"jsonrpc":"2.0"}\n'.repeat(400),
  'words of another program': 'Debugger attached.\r\n',
  'half a header': 'Content-Len',
}

suite('the stream of messages', () => {
  for (const [name, lie] of Object.entries(lies))
    test(`${name}: the messages behind it arrive`, async () => {
      const sound = message('{"甲":1}') + message('{}')
      for (const lengths of [[10_000], [1], [7, 3]])
        assert.equal(await through(Buffer.from(lie + sound), lengths), sound)
    })

  test('a length that is too short costs that message alone', async () => {
    const sound = message('{"id":2}')
    const out = await through(Buffer.from(`Content-Length: 3\r\n\r\n{"jsonrpc":"2.0"}${sound}`), [5])
    assert.equal(out, `Content-Length: 3\r\n\r\n{"j${sound}`)
  })

  test('whatever is sound passes as it is, in any pieces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constant('Content-Length: 5\r\n\r\n'), fc.constant('')), {maxLength: 6}),
        fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 5}),
        fc.boolean(),
        async (bodies, lengths, typed) => {
          const type = typed ? 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n' : ''
          const text = bodies.map((body) => type + message(body)).join('')
          assert.equal(await through(Buffer.from(text), lengths), text)
        },
      ),
      {seed: 3, numRuns: 200},
    ))
})
