import type {Offset, Span} from '../../text/span.js'
import type {NameEntry} from '../schema.js'
import {Inline} from '../yaml/inline.js'
import {child, type List, type Node, type Scalar, type SyntaxProblem} from '../yaml/node.js'
import {readPlain} from '../yaml/plain.js'
import {type Parsed, parseYaml} from '../yaml/yaml.js'

/** A text of an item and its place, from the item's own start. */
export interface Written {
  readonly text: string
  readonly span: Span
}

/**
 * An entry of `indicators:`. Names are known from the start, the rest is read when first asked for. All spans count
 * from the item's own start, so an item is the same object wherever an edit moves it.
 */
export interface Item extends Names {
  readonly source: string
  /** The text of its id; null without one. */
  readonly key: string | null
  /** The names as entries of an index, always the same ones. */
  readonly entries: readonly NameEntry[]
  read(): Parsed
}

export interface Names {
  readonly id: Written | null
  readonly name: Written | null
  readonly aliases: readonly Written[]
  readonly notThis: readonly Written[]
}

export interface PlacedItem {
  readonly at: Offset
  readonly item: Item
}

/** Reads a stretch of YAML by the quick way where it can, by the sure way where it must. */
export function readYaml(text: string, from: Offset, to: Offset): Parsed {
  const root = readPlain(text, from, to)
  return root ? {root, problems: []} : parseYaml(text.slice(from, to), from)
}

/** An item that came with the whole file; its node's spans count from the file's start. */
export function wholeItem(node: Node, problems: readonly SyntaxProblem[]): Item {
  const read = () => ({root: {kind: 'list' as const, span: node.span, items: [node]}, problems})
  const names = namesOf(node)
  return {source: '', key: names.id?.text ?? null, read, entries: entriesOf(names), ...names}
}

export const itemNode = (item: Item): Node | null => itemIn(item.read().root)

/** An item is read with its dash, as a list of one. */
const itemIn = (root: Node | null): Node | null => (root?.kind === 'list' ? (root.items[0] ?? null) : null)

/** `names`: those that a scan of the lines has met; null where it gave up, and the item is read for them. */
export function madeItem(source: string, names: Names | null): Item {
  const all = names ?? namesRead(readYaml(source, 0, source.length))
  return new CutItem(source, all.id?.text ?? null, entriesOf(all))
}

/**
 * An entry cut out of its file. Of a hundred thousand the words alone are asked for: where they stand is looked up again for
 * the few that somebody speaks of. What YAML reads in it is kept while somebody holds on to it: the trees of ten thousand
 * entries are a hundred megabytes, of which an indicator and its problems keep next to nothing.
 */
class CutItem implements Item {
  #names: Names | null = null
  #parsed: WeakRef<Parsed> | null = null

  constructor(
    readonly source: string,
    readonly key: string | null,
    readonly entries: readonly NameEntry[],
  ) {}

  get id(): Written | null {
    return this.#written().id
  }
  get name(): Written | null {
    return this.#written().name
  }
  get aliases(): readonly Written[] {
    return this.#written().aliases
  }
  get notThis(): readonly Written[] {
    return this.#written().notThis
  }

  read(): Parsed {
    const known = this.#parsed?.deref()
    if (known) return known
    const parsed = readYaml(this.source, 0, this.source.length)
    this.#parsed = new WeakRef(parsed)
    return parsed
  }

  #written(): Names {
    this.#names ??= namesIn(this.source) ?? namesRead(this.read())
    return this.#names
  }
}

const namesRead = ({root}: Parsed): Names => namesOf(itemIn(root))

/** Those that stand in the lines of an item; null where they are written in another way. */
function namesIn(source: string): Names | null {
  const inline = new Inline(source)
  const head = new Head(inline)
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start)
    const end = newline < 0 ? source.length : newline
    inline.line(start, end)
    if (start === 0) head.begin(0)
    else head.line(inline.at - start)
    start = end + 1
  }
  return head.names(0)
}

function entriesOf({id, name, aliases, notThis}: Names): readonly NameEntry[] {
  const indicator = id?.text ?? ''
  const made: NameEntry[] = []
  if (name) made.push({name: name.text, indicator, kind: 'name'})
  for (const {text} of aliases) made.push({name: text, indicator, kind: 'alias'})
  for (const {text} of notThis) made.push({name: text, indicator, kind: 'notThis'})
  // A list that has grown has room for sixteen more.
  return made.slice()
}

/** A letter that begins none of the keys below, so that most lines need no look at their key. */
const isOther = (code: number): boolean => code > 97 && code <= 122 && code !== 105 && code !== 110

const wanted = /^(?:id|name|aliases|notThis)$/

/** Reads an item's names line by line; gives up where one of them is written in more than a line. */
export class Head {
  private column = -1
  private readonly found: Record<string, Node | null> = {id: null, name: null, aliases: null, notThis: null}
  private isOdd = false
  /** The line above is a name's: a deeper line would carry it on. */
  private isOpen = false

  constructor(private readonly inline: Inline) {}

  begin(start: Offset): void {
    this.inline.at++
    if (this.inline.atEnd()) this.isOdd = true
    this.column = this.inline.at - start
    this.line(this.column)
  }

  line(column: number): void {
    if (this.isOdd || this.inline.isBlankOrComment()) return
    if (column > this.column && !this.isOpen && this.inline.code() !== 9) return
    if (column !== this.column) this.isOdd = true
    else if (isOther(this.inline.code())) this.isOpen = false
    else this.key()
  }

  names(from: Offset): Names | null {
    const {id = null, name = null, aliases = null, notThis = null} = this.found
    return this.isOdd
      ? null
      : {
          id: written(id, from),
          name: written(name, from),
          aliases: list(aliases, from),
          notThis: list(notThis, from),
        }
  }

  private key(): void {
    const key = this.inline.key()
    this.isOpen = key !== null && wanted.test(key.text)
    if (!key) this.isOdd = true
    else if (this.isOpen) this.value(key.text)
  }

  private value(key: string): void {
    const value = this.inline.atEnd() ? null : this.inline.value()
    if (!value) this.isOdd = true
    else this.found[key] ??= value
  }
}

const namesOf = (node: Node | null): Names => ({
  id: written(child(node, 'id'), 0),
  name: written(child(node, 'name'), 0),
  aliases: list(child(node, 'aliases'), 0),
  notThis: list(child(node, 'notThis'), 0),
})

function written(node: Node | null, from: Offset): Written | null {
  return node?.kind === 'scalar' && node.text ? place(node, node.text, from) : null
}

function list(node: Node | null, from: Offset): readonly Written[] {
  if (!node) return none
  const nodes: readonly Node[] = node.kind === 'list' ? (node as List).items : [node]
  return nodes
    .filter((it): it is Scalar => it.kind === 'scalar' && Boolean(it.text))
    .map((it) => place(it, it.text ?? '', from))
}

const none: readonly Written[] = []

const place = ({span}: Node, text: string, by: Offset): Written => ({
  text,
  span: {from: span.from - by, to: span.to - by},
})
