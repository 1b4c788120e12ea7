import type {Diagnostic, DiagnosticCollection, Uri} from 'vscode'

/** So many lines of a file share a collection. */
const stretch = 64

/** What stands in one stretch of a file, and its text, by which another is told from it. */
interface Part {
  readonly items: readonly Diagnostic[]
  readonly text: string
}

/**
 * The problems of files in a collection of the editor's for each stretch of lines. The editor draws all marks of a collection
 * anew when one is another, which is felt at the next key; what a key changes lies in one stretch of a draft.
 */
export class Problems implements DiagnosticCollection {
  readonly name: string
  readonly #newCollection: (name: string) => DiagnosticCollection
  /** By the number of their stretch, the same for all files. */
  readonly #collections = new Map<number, DiagnosticCollection>()
  readonly #files = new Map<string, {readonly uri: Uri; readonly parts: ReadonlyMap<number, Part>}>()

  constructor(name: string, newCollection: (name: string) => DiagnosticCollection) {
    this.name = name
    this.#newCollection = newCollection
  }

  set(uri: Uri, items: readonly Diagnostic[] | undefined): void
  set(entries: readonly [Uri, readonly Diagnostic[] | undefined][]): void
  set(of: Uri | readonly [Uri, readonly Diagnostic[] | undefined][], items?: readonly Diagnostic[]): void {
    if (isList(of)) for (const [uri, its] of of) this.#set(uri, its ?? [])
    else this.#set(of, items ?? [])
  }

  delete(uri: Uri): void {
    this.#set(uri, [])
  }

  clear(): void {
    for (const collection of this.#collections.values()) collection.clear()
    this.#files.clear()
  }

  has(uri: Uri): boolean {
    return this.#files.has(uri.toString())
  }

  get(uri: Uri): readonly Diagnostic[] | undefined {
    const parts = this.#files.get(uri.toString())?.parts
    return parts && [...parts.values()].flatMap(({items}) => items)
  }

  *[Symbol.iterator](): Iterator<[Uri, readonly Diagnostic[]]> {
    for (const {uri} of this.#files.values()) yield [uri, this.get(uri) ?? []]
  }

  forEach(tell: (uri: Uri, items: readonly Diagnostic[], collection: DiagnosticCollection) => unknown): void {
    for (const [uri, items] of this) tell(uri, items, this)
  }

  dispose(): void {
    for (const collection of this.#collections.values()) collection.dispose()
    this.#files.clear()
  }

  #set(uri: Uri, items: readonly Diagnostic[]): void {
    const before = this.#files.get(uri.toString())?.parts
    const now = partsOf(items)
    for (const number of before?.keys() ?? []) if (!now.has(number)) this.#collection(number).delete(uri)
    for (const [number, part] of now)
      if (before?.get(number)?.text !== part.text) this.#collection(number).set(uri, part.items)
    if (now.size) this.#files.set(uri.toString(), {uri, parts: now})
    else this.#files.delete(uri.toString())
  }

  #collection(number: number): DiagnosticCollection {
    const known = this.#collections.get(number)
    if (known) return known
    const made = this.#newCollection(number ? `${this.name} ${number}` : this.name)
    this.#collections.set(number, made)
    return made
  }
}

const isList = <Entry>(of: object | readonly Entry[]): of is readonly Entry[] => Array.isArray(of)

function partsOf(items: readonly Diagnostic[]): ReadonlyMap<number, Part> {
  const parts = new Map<number, Diagnostic[]>()
  for (const item of items) {
    const number = Math.floor(item.range.start.line / stretch)
    const part = parts.get(number)
    if (part) part.push(item)
    else parts.set(number, [item])
  }
  return new Map([...parts].map(([number, part]) => [number, {items: part, text: JSON.stringify(part.map(fields))}]))
}

/** The editor's own way of writing one leaves some of it out. */
const fields = (item: Diagnostic): readonly unknown[] => [item.range, item.severity, item.message, {...item}]
