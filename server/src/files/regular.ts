import {constants, promises} from 'node:fs'
import type {FileHandle} from 'node:fs/promises'

/** No draft, registry or configuration is larger than this, in bytes; what is, is not read. */
export const fileAtMost = 50_000_000

/** How long a file may keep one step of its reading waiting, in ms: a mount whose server is gone never answers. */
const patience = 3000

/** Why a file cannot be read: a code of the system, or one of `not-a-file`, `too-large`, `no-answer`. */
export class Unreadable extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

/** The bytes of a regular file. Pipes, devices and what never ends are refused: who lists a folder did not make it. */
export async function readRegular(place: string, most = fileAtMost): Promise<Uint8Array> {
  const found = await inTime(promises.stat(place))
  if (!found.isFile()) throw new Unreadable(found.isDirectory() ? 'EISDIR' : 'not-a-file')
  // Another may have taken its place since: opening a pipe must not wait for a writer.
  const file = await inTime(promises.open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)))
  try {
    const now = await inTime(file.stat())
    if (!now.isFile()) throw new Unreadable('not-a-file')
    if (now.size > most) throw new Unreadable('too-large')
    return await readUpTo(file, now.size, most)
  } finally {
    void file.close().catch(() => undefined)
  }
}

/** A file may have grown since it was measured, and those that the system makes up say that they are empty. */
async function readUpTo(file: FileHandle, size: number, most: number): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafe(Math.min(size, most) + 1)
  for (let length = 0; ; ) {
    const {bytesRead} = await inTime(file.read(bytes, length, bytes.length - length, length))
    length += bytesRead
    if (bytesRead === 0) return bytes.subarray(0, length)
    if (length > most) throw new Unreadable('too-large')
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length + 4096, most + 1))
  }
}

/** All of a stream, such as standard input, as far as a file may go. */
export async function readAll(stream: AsyncIterable<Uint8Array | string>, most = fileAtMost): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    parts.push(Buffer.from(part))
    length += part.length
    if (length > most) throw new Unreadable('too-large')
  }
  return Buffer.concat(parts)
}

/** In a process that was busy meanwhile, what has come in is heard before the clock. */
function inTime<Of>(step: Promise<Of>): Promise<Of> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, give) => {
    timer = setTimeout(() => setImmediate(() => give(new Unreadable('no-answer'))), patience)
  })
  return Promise.race([step, late]).finally(() => clearTimeout(timer))
}
