/** A transition in the table: from this node, by this character, to that one; three numbers side by side cost one look into memory. */
const WIDTH = 3

/**
 * Transitions in one open-addressing table of typed arrays: (node, character) → node. Node 0 is the root. The nodes of a
 * name are numbered one after another and look first at their own place in the table, so that reading a name goes through
 * memory in one direction: with ten thousand names the table is larger than what a processor keeps near.
 */
export class Trie {
  private mask: number
  /** Node, character and target of each transition; a target of 0 is none. */
  private table: Int32Array
  private readonly first = new Uint8Array(65536)
  /** By node: the group of names that end there, 0 for none. */
  ends: Int32Array
  private size = 0
  /** The key that was added last, and its nodes: names that stand together begin alike, and need no second walk. */
  private last = ''
  private readonly path: number[] = [0]

  /** For names of so many characters together: they share about half of them, and the table is to be half full. */
  constructor(characters: number) {
    this.mask = 2 ** Math.ceil(Math.log2(characters)) - 1
    this.table = new Int32Array((this.mask + 1) * WIDTH)
    this.ends = new Int32Array(this.mask + 1)
  }

  starts(code: number): boolean {
    return this.first[code] === 1
  }

  add(key: string): number {
    this.first[key.charCodeAt(0)] = 1
    const {last, path} = this
    const most = Math.min(key.length, last.length)
    let at = 0
    while (at < most && key.charCodeAt(at) === last.charCodeAt(at)) at++
    for (; at < key.length; at++) path[at + 1] = this.grow(path[at]!, key.charCodeAt(at))
    this.last = key
    return path[key.length]!
  }

  /** The node of exactly this key, or -1. */
  get(key: string): number {
    let node = 0
    for (let at = 0; at < key.length && node >= 0; at++) node = this.step(node, key.charCodeAt(at))
    return node
  }

  step(node: number, code: number): number {
    return this.table[this.slot(node, code) + 2]! || -1
  }

  private grow(node: number, code: number): number {
    const slot = this.slot(node, code)
    const known = this.table[slot + 2]!
    if (known) return known
    this.put(slot, node, code, ++this.size)
    const made = this.size
    if (this.size * 2 > this.mask) this.widen()
    return made
  }

  private put(slot: number, node: number, code: number, target: number): void {
    this.table[slot] = node
    this.table[slot + 1] = code
    this.table[slot + 2] = target
  }

  /** The slot of this transition, or the free one where it would go: its node's own, or where that is taken a scattered one. */
  private slot(node: number, code: number): number {
    const {table, mask} = this
    const own = ((node * 2 + (code & 1)) & mask) * WIDTH
    if (!table[own + 2] || (table[own] === node && table[own + 1] === code)) return own
    for (let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7; ; at++) {
      const slot = (at & mask) * WIDTH
      if (!table[slot + 2] || (table[slot] === node && table[slot + 1] === code)) return slot
    }
  }

  private widen(): void {
    const {table} = this
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array((this.mask + 1) * WIDTH)
    const ends = new Int32Array(this.mask + 1)
    ends.set(this.ends)
    this.ends = ends
    for (let old = 0; old < table.length; old += WIDTH) {
      const [node, code, target] = [table[old]!, table[old + 1]!, table[old + 2]!]
      if (target) this.put(this.slot(node, code), node, code, target)
    }
  }
}
