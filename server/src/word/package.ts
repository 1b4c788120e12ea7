import {strFromU8, strToU8, type UnzipFileInfo, unzipSync, type Zippable, zipSync} from 'fflate'
import type {Element, Part} from './xml.js'
import {elements, readXml} from './xml.js'

/** Why a file is not read as a Word document: one line each, in the words of `refusals.ts`. */
export type Refusal = 'old-format' | 'encrypted' | 'strict' | 'macros' | 'damaged' | 'not-word' | 'too-large'

export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** In bytes: a file, all that it unpacks to, and one part of it. A plan of a thousand pages with pictures stays far below. */
const most = {file: 100_000_000, unpacked: 300_000_000, part: 120_000_000}

/** So many times larger than packed: text of plans packs to a tenth, a bomb to a thousandth. */
const mostRatio = 200

/** A Word file: named parts, of which those that are asked for are unpacked. */
export class WordPackage {
  readonly #bytes: Uint8Array
  readonly #sizes: ReadonlyMap<string, number>
  readonly #parts = new Map<string, Part | null>()
  /** The name of the part that holds the text. */
  readonly document: string

  /** Throws `Refused`. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#sizes = listed(bytes)
    if ([...this.#sizes.keys()].some((name) => /vbaProject\.bin$/i.test(name))) throw new Refused('macros')
    this.document = this.#mainPart()
  }

  /** A part that is XML; null where there is none of that name. Throws `Refused` where it is no XML. */
  part(name: string): Part | null {
    const known = this.#parts.get(name)
    if (known !== undefined) return known
    const read = this.#sizes.has(name) ? this.#read(name) : null
    this.#parts.set(name, read)
    return read
  }

  /** The part that the main part refers to by a relationship of this kind, such as `footnotes`. */
  related(kind: string): {name: string; part: Part} | null {
    const link = elements(this.part(this.relationships)?.root).find((it) => isKind(it, kind))
    const target = link?.attributes.get('Target')
    if (!target || link?.attributes.get('TargetMode') === 'External') return null
    const name = this.nameOf(target)
    const part = this.part(name)
    return part && {name, part}
  }

  /** The part that says what the main part refers to. */
  get relationships(): string {
    return this.document.replace(/([^/]*)$/, '_rels/$1.rels')
  }

  /** A target of a relationship of the main part as the name of a part. */
  nameOf(target: string): string {
    if (target.startsWith('/')) return target.slice(1)
    const steps = this.document.split('/').slice(0, -1)
    for (const step of target.split('/')) {
      if (step === '..') steps.pop()
      else if (step !== '.') steps.push(step)
    }
    return steps.join('/')
  }

  /** The file with these parts instead of its own, or added; the bytes of every other part as they were. */
  with(parts: ReadonlyMap<string, string>): Uint8Array {
    const all: Zippable = {}
    for (const [name, bytes] of Object.entries(unpacked(this.#bytes, () => true))) all[name] = [bytes, packing(name)]
    for (const [name, text] of parts) all[name] = [strToU8(text), packing(name)]
    return zipSync(all)
  }

  #mainPart(): string {
    const roots = this.part('_rels/.rels')
    if (!roots) throw new Refused('not-word')
    const links = elements(roots.root)
    if (links.some((it) => /purl\.oclc\.org\/ooxml\/.*\/officeDocument$/.test(it.attributes.get('Type') ?? '')))
      throw new Refused('strict')
    const target = links
      .find((it) => isKind(it, 'officeDocument'))
      ?.attributes.get('Target')
      ?.replace(/^\//, '')
    if (!target || !this.#sizes.has(target)) throw new Refused('not-word')
    if (this.part(target)?.root.name !== 'w:document') throw new Refused('not-word')
    return target
  }

  #read(name: string): Part {
    const bytes = unpacked(this.#bytes, (it) => it === name)[name]
    if (!bytes) throw new Refused('damaged')
    try {
      return readXml(textOf(bytes))
    } catch {
      throw new Refused('damaged')
    }
  }
}

const isKind = (link: Element, kind: string): boolean =>
  link.attributes.get('Type') === `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`

/** Pictures are packed already. Times are left out: the same file comes of the same draft. */
const packing = (name: string) =>
  ({level: /\.(png|jpe?g|gif|emf|wmf|zip|xlsx)$/i.test(name) ? 0 : 6, mtime: '1980-01-01T00:00:00'}) as const

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return strFromU8(bytes[0] === 0xef && bytes[1] === 0xbb ? bytes.subarray(3) : bytes)
}

/** The parts by size when unpacked, none of them unpacked yet. */
function listed(bytes: Uint8Array): ReadonlyMap<string, number> {
  if (bytes.length > most.file) throw new Refused('too-large')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refused(isEncrypted(bytes) ? 'encrypted' : 'old-format')
  if (!startsWith(bytes, [0x50, 0x4b])) throw new Refused('not-word')
  const sizes = new Map<string, number>()
  let total = 0
  const look = ({name, size, originalSize}: UnzipFileInfo): boolean => {
    total += originalSize
    sizes.set(name, originalSize)
    if (originalSize > most.part || total > most.unpacked || originalSize > 1_000_000 + mostRatio * size)
      throw new Refused('too-large')
    return false
  }
  unzipping(() => unzipSync(bytes, {filter: look}))
  return sizes
}

const unpacked = (bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> =>
  unzipping(() => unzipSync(bytes, {filter: ({name}) => wanted(name)}))

function unzipping<Of>(unzip: () => Of): Of {
  try {
    return unzip()
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('damaged')
  }
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((it, at) => bytes[at] === it)

/** A file with a password is a compound file with a stream of this name, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].join('\0')
  return new TextDecoder('latin1').decode(bytes.subarray(0, 2_000_000)).includes(name)
}
