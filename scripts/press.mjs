/** A zip with the same files, each pressed in one piece and as hard as can be; packagers press in pieces. */
import {inflateRawSync} from 'node:zlib'
import {deflateAsync} from '@gfx/zopfli'

const [local, central, end] = [0x04034b50, 0x02014b50, 0x06054b50]
/** Names are UTF-8; sizes stand before the data. */
const flags = 0x800

/** `zip`: one that needs neither 64 bits nor a password. Checksums are taken over as they are. */
export async function pressed(zip) {
  const directory = zip.subarray(zip.readUInt32LE(zip.length - 6))
  if (zip.readUInt32LE(zip.length - 22) !== end) throw new Error('no zip, or one with a remark')
  const [files, entries] = [[], []]
  let offset = 0
  for (let at = 0; directory.readUInt32LE(at) === central; ) {
    const [name, extra, remark] = [28, 30, 32].map((it) => directory.readUInt16LE(at + it))
    const entry = Buffer.from(directory.subarray(at, at + 46 + name))
    at += 46 + name + extra + remark
    const data = await dataOf(zip, entry)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt16LE(0, 30)
    entry.writeUInt16LE(0, 32)
    entry.writeUInt32LE(offset, 42)
    entries.push(entry)
    files.push(header(entry), data)
    offset += 30 + name + data.length
  }
  const list = Buffer.concat(entries)
  const last = Buffer.from(zip.subarray(zip.length - 22))
  last.writeUInt32LE(list.length, 12)
  last.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, last])
}

/** Fifteen are usual; beyond five nothing is gained. */
const rounds = 5

/** What is stored stays stored: it was pressed before. What does not unpack to what went in ends the packing. */
async function dataOf(zip, entry) {
  const at = entry.readUInt32LE(42)
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  const data = zip.subarray(start, start + entry.readUInt32LE(20))
  if (entry.readUInt16LE(10) !== 8) return data
  const file = inflateRawSync(data)
  if (!file.length) return data
  const made = Buffer.from(await deflateAsync(file, {numiterations: rounds}))
  if (!inflateRawSync(made).equals(file)) throw new Error('a file does not come out of the zip as it went in')
  return made
}

/** What stands before a file's data, from its entry in the directory at the end. */
function header(entry) {
  const made = Buffer.alloc(30 + entry.length - 46)
  made.writeUInt32LE(local, 0)
  entry.copy(made, 4, 6, 30)
  entry.copy(made, 30, 46)
  return made
}
