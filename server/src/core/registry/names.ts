import type {Offset} from '../text/span.js'
import {headless, keyOf} from './forms.js'
import type {NameEntry, NameMatch} from './schema.js'

/** All names of a registry in one trie. */
export interface NameIndex {
  matches(text: string): readonly NameMatch[]
  named(name: string): readonly NameEntry[]
}

/** A longer name is no name; the bound keeps the search linear in the text. */
const longest = 200

/** The index of a list of names, made once. */
export function nameIndexOf(names: readonly NameEntry[]): NameIndex {
  const known = kept.get(names)
  if (known) return known
  const made = indexNames(names)
  kept.set(names, made)
  return made
}

const kept = new WeakMap<readonly NameEntry[], NameIndex>()

/**
 * Builds the trie: each name, and the name without its counting head (基站数 as 基站), so that the sentence's way of
 * writing it is found too. A head left out gives way to a name written exactly so.
 */
export function indexNames(entries: readonly NameEntry[]): NameIndex {
  const trie = new Trie(entries.reduce((size, {name}) => size + Math.min(name.length, longest), 16))
  const groups: Group[] = [{exact: [], loose: []}]
  for (const entry of entries) {
    const key = keyOf(entry.name)
    if (key.length < 2 || key.length > longest) continue
    groupAt(key, trie, groups).exact.push(entry)
    const short = headless(key)
    if (short !== key && entry.kind !== 'notThis') groupAt(short, trie, groups).loose.push(entry)
  }
  return {
    matches: (text) => find(text, trie, groups),
    named: (name) => groups[trie.ends[trie.get(keyOf(name))] ?? 0]?.exact ?? [],
  }
}

interface Group {
  readonly exact: NameEntry[]
  readonly loose: NameEntry[]
}

function groupAt(key: string, trie: Trie, groups: Group[]): Group {
  const node = trie.add(key)
  const known = trie.ends[node]
  if (known) return groups[known]!
  const group = {exact: [], loose: []}
  trie.ends[node] = groups.push(group) - 1
  return group
}

function find(text: string, trie: Trie, groups: readonly Group[]): NameMatch[] {
  const found: NameMatch[] = []
  for (let from = 0; from < text.length; ) {
    const to = trie.starts(text.charCodeAt(from)) ? longestFrom(text, from, trie, groups, found) : from
    from = to > from ? to : from + 1
  }
  return found
}

/** The end of the longest name that starts here, noted in `found`; `from` where none does. */
function longestFrom(text: string, from: Offset, trie: Trie, groups: readonly Group[], found: NameMatch[]): Offset {
  let node = 0
  let to = from
  let best = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (at > from && isQuote(code)) continue
    node = trie.step(node, code)
    if (node < 0) break
    const here = trie.ends[node]
    if (!here) continue
    best = here
    to = at + 1
  }
  if (best) found.push({from, to, ...entriesOf(groups[best]!)})
  return to
}

/** A name written exactly so; where exactly so it is only a name to keep apart (notThis), also what it is short for. */
function entriesOf({exact, loose}: Group): Pick<NameMatch, 'entries' | 'isWhole'> {
  if (!loose.length || exact.some(({kind}) => kind !== 'notThis')) return {entries: exact, isWhole: true}
  return {entries: exact.length ? [...exact, ...loose] : loose, isWhole: false}
}

/** Quotes are no part of a key (`forms.ts`): “随申办”用户数 is found with and without them. */
const isQuote = (code: number): boolean =>
  code === 0x201c || code === 0x201d || code === 0x22 || code === 0x2018 || code === 0x2019

/** Transitions in one open-addressing table of typed arrays: (node, character) → node. Node 0 is the root. */
class Trie {
  private mask: number
  private nodes: Int32Array
  private codes: Uint16Array
  private targets: Int32Array
  private readonly first = new Uint8Array(65536)
  /** By node: the group of names that end there, 0 for none. */
  ends: Int32Array
  private size = 0

  constructor(characters: number) {
    this.mask = 2 ** Math.ceil(Math.log2(characters * 2)) - 1
    this.nodes = new Int32Array(this.mask + 1)
    this.codes = new Uint16Array(this.mask + 1)
    this.targets = new Int32Array(this.mask + 1)
    this.ends = new Int32Array(this.mask + 1)
  }

  starts(code: number): boolean {
    return this.first[code] === 1
  }

  add(key: string): number {
    this.first[key.charCodeAt(0)] = 1
    let node = 0
    for (let at = 0; at < key.length; at++) node = this.grow(node, key.charCodeAt(at))
    return node
  }

  /** The node of exactly this key, or -1. */
  get(key: string): number {
    let node = 0
    for (let at = 0; at < key.length && node >= 0; at++) node = this.step(node, key.charCodeAt(at))
    return node
  }

  step(node: number, code: number): number {
    const slot = this.slot(node, code)
    return this.targets[slot] || -1
  }

  private grow(node: number, code: number): number {
    const slot = this.slot(node, code)
    if (this.targets[slot]) return this.targets[slot]!
    this.nodes[slot] = node
    this.codes[slot] = code
    this.targets[slot] = ++this.size
    const made = this.size
    if (this.size * 2 > this.mask) this.widen()
    return made
  }

  /** The slot of this transition, or the free one where it would go. */
  private slot(node: number, code: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7
    for (slot &= this.mask; this.targets[slot] && (this.nodes[slot] !== node || this.codes[slot] !== code); )
      slot = (slot + 1) & this.mask
    return slot
  }

  private widen(): void {
    const {nodes, codes, targets} = this
    this.mask = this.mask * 2 + 1
    this.nodes = new Int32Array(this.mask + 1)
    this.codes = new Uint16Array(this.mask + 1)
    this.targets = new Int32Array(this.mask + 1)
    const ends = new Int32Array(this.mask + 1)
    ends.set(this.ends)
    this.ends = ends
    for (let old = 0; old < targets.length; old++) {
      if (!targets[old]) continue
      const slot = this.slot(nodes[old]!, codes[old]!)
      this.nodes[slot] = nodes[old]!
      this.codes[slot] = codes[old]!
      this.targets[slot] = targets[old]!
    }
  }
}
