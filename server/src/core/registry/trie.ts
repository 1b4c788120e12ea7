/** Transitions in one open-addressing table of typed arrays: (node, character) → node. Node 0 is the root. */
export class Trie {
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
