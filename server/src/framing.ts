import {Transform} from 'node:stream'

/** No message of a client is longer, in bytes: what says so is no header. */
const longest = 1 << 30

const name = 'content-length:'

/**
 * A stream of messages without what is no message. A client that counts its bytes wrongly, or writes a word of its own into
 * the stream, would leave the library's reader with half a header for ever: here whatever no header begins is passed over,
 * up to where one does.
 */
export function framed(input: NodeJS.ReadableStream): NodeJS.ReadableStream {
  let held: Buffer = Buffer.alloc(0)
  let bodyLeft = 0
  const frames = new Transform({
    transform(chunk: Buffer, _, done) {
      held = held.length ? Buffer.concat([held, chunk]) : chunk
      while (held.length) {
        if (!bodyLeft) {
          const {skip, header, body} = headerIn(held)
          held = held.subarray(skip)
          if (skip) continue
          if (!header) break
          bodyLeft = body
          this.push(held.subarray(0, header))
          held = held.subarray(header)
        }
        const part = held.subarray(0, bodyLeft)
        if (part.length) this.push(part)
        bodyLeft -= part.length
        held = held.subarray(part.length)
      }
      done()
    },
  })
  input.on('error', (error) => frames.destroy(error))
  return input.pipe(frames)
}

/** Bytes to pass over, and behind them those of a whole header (0 where more must come) and of the body it announces. */
function headerIn(bytes: Buffer): {readonly skip: number; readonly header: number; readonly body: number} {
  // Headers are ASCII and short; bodies are never looked at.
  const end = bytes.indexOf('\r\n\r\n')
  const block = bytes.toString('latin1', 0, end < 0 ? Math.min(bytes.length, 4096) : end)
  const found = /^(?:[\w-]+: *[^\r\n]*(?:\r\n|$))+$/.test(block) && /^content-length: *(\d+) *$/im.exec(block)
  const body = found ? Number(found[1]) : 0
  if (end >= 0 && found && body <= longest) return {skip: 0, header: end + 4, body}
  if (end < 0 && mayBegin(block)) return {skip: 0, header: 0, body: 0}
  const next = block.toLowerCase().indexOf(name, 1)
  if (next > 0) return {skip: next, header: 0, body: 0}
  // Behind a whole block that is none, all is passed over; of a part of one as much as can begin no header is.
  if (end >= 0) return {skip: end + 4, header: 0, body: 0}
  return {skip: Math.max(0, bytes.length - name.length), header: 0, body: 0}
}

/** Whether more bytes may make a header of it. */
const mayBegin = (block: string): boolean =>
  block.length < 4096 && /^(?:[\w-]+:[^\r\n]*\r\n)*(?:[\w-]*|[\w-]+:[^\r\n]*)\r?$/.test(block)
