import type {Offset, Span} from '../../text/span.js'
import type {NameEntry} from '../schema.js'
import type {Inline} from '../yaml/inline.js'
import {child, type List, type Node, type Scalar, type SyntaxProblem} from '../yaml/node.js'
import {readPlain} from '../yaml/plain.js'
import {type Parsed, parseYaml} from '../yaml/yaml.js'
import {whileUsed} from './once.js'

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
  return {source: '', read, entries: entriesOf(names), ...names}
}

export const itemNode = (item: Item): Node | null => itemIn(item.read().root)

/** An item is read with its dash, as a list of one. */
const itemIn = (root: Node | null): Node | null => (root?.kind === 'list' ? (root.items[0] ?? null) : null)

/** `names`: those that a scan of the lines has met; null where it gave up, and the item is read for them. */
export function madeItem(source: string, names: Names | null): Item {
  const read = whileUsed(() => readYaml(source, 0, source.length))
  const all = names ?? namesOf(itemIn(read().root))
  return {source, read, entries: entriesOf(all), ...all}
}

function entriesOf({id, name, aliases, notThis}: Names): readonly NameEntry[] {
  const indicator = id?.text ?? ''
  const made: NameEntry[] = []
  if (name) made.push({name: name.text, indicator, kind: 'name'})
  for (const {text} of aliases) made.push({name: text, indicator, kind: 'alias'})
  for (const {text} of notThis) made.push({name: text, indicator, kind: 'notThis'})
  return made
}

/** A letter that begins none of the keys below, so that most lines need no look at their key. */
const isOther = (code: number): boolean => code > 97 && code <= 122 && code !== 105 && code !== 110

const wanted = /^(?:id|name|aliases|notThis)$/

/** Reads an item's names line by line; gives up where one of them is written in more than a line. */
export class Head {
  private column = -1
  private readonly found = new Map<string, Node>()
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
    const get = (key: string): Node | null => this.found.get(key) ?? null
    return this.isOdd
      ? null
      : {
          id: written(get('id'), from),
          name: written(get('name'), from),
          aliases: list(get('aliases'), from),
          notThis: list(get('notThis'), from),
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
    else if (!this.found.has(key)) this.found.set(key, value)
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
