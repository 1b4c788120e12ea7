import {own} from '../../text/own.js'
import type {Offset, Span} from '../../text/span.js'
import {Inline} from '../yaml/inline.js'
import type {Difference} from './difference.js'
import {Head, type Item, madeItem, type PlacedItem} from './items.js'

/** The items of the text before an edit; their section ended at `to`. */
export interface FormerItems {
  readonly items: readonly PlacedItem[]
  readonly to: Offset
  readonly difference: Difference
}

/** Where a list stands, and the lines at the margin that are none of it. */
export interface ListPlace extends Span {
  readonly strays: readonly Span[]
}

/**
 * Cuts a block list into items. Null where it is no block list. Of a list that was edited, the items before and behind
 * the edited lines are taken over.
 */
export function findItems(text: string, place: ListPlace, former: FormerItems | null): readonly PlacedItem[] | null {
  const scan = new Scan(text, place)
  if (!scan.begin()) return null
  const known = former && columnOf(former.items) === scan.column ? former : null
  const items = known ? standing(known, scan) : []
  while (!scan.atEnd()) {
    const {at} = scan
    const rest = known && at >= known.difference.to + known.difference.by ? following(known, at, place.to) : null
    if (rest) return [...items, ...rest]
    items.push({at, item: former ? ownedItem(text.slice(at, scan.itemEnd())) : scan.item()})
  }
  return items
}

export const columnOf = ([first]: readonly PlacedItem[]): number =>
  first?.item.source ? first.item.source.search(/[^ ]/) : -1

/** The items before the edited lines; the scan goes on behind them. */
function standing({items, difference}: FormerItems, scan: Scan): PlacedItem[] {
  let count = 0
  while (count < items.length && endOf(items[count]!) <= difference.from) count++
  // What follows the last of them may have become a part of it.
  while (count > 0 && !scan.isBoundary(endOf(items[count - 1]!))) count--
  if (count > 0) scan.at = endOf(items[count - 1]!)
  return items.slice(0, count)
}

export const endOf = ({at, item}: PlacedItem): Offset => at + item.source.length

/** The items from `at` on, if one stood there and the list ends where it did. */
function following({items, to, difference: {by}}: FormerItems, at: Offset, end: Offset): readonly PlacedItem[] | null {
  const from = to + by === end ? items.findIndex((it) => it.at + by === at) : -1
  return from < 0 ? null : items.slice(from).map((it) => ({at: it.at + by, item: it.item}))
}

/** Read from a text of its own: a piece of the file's would keep every version of the file that was ever edited. */
function ownedItem(piece: string): Item {
  const source = piece.split('\n').join('\n')
  return new Scan(source, {from: 0, to: source.length, strays: []}).first()
}

/** The item that a text of whole lines is, with its dash at this column; null where it is none, or more than one. */
export function itemOf(lines: string, column: number): Item | null {
  const source = own(lines)
  const scan = new Scan(source, {from: 0, to: source.length, strays: []})
  if (!scan.begin() || scan.at !== 0 || scan.column !== column || scan.itemEnd() !== source.length) return null
  scan.at = 0
  return scan.item()
}

/** Walks the lines of a block list; `at` is the start of the next item's line. */
class Scan {
  at: Offset
  column = 0
  private readonly to: Offset
  private readonly inline: Inline
  /** Strays between two items, up to the next one; a stray inside an item is a breach of its YAML. */
  private readonly gaps: Span[] = []

  constructor(
    private readonly text: string,
    private readonly place: ListPlace,
  ) {
    this.at = place.from
    this.to = place.to
    this.inline = new Inline(text)
  }

  /** Finds the first item; false where the section holds something else. */
  begin(): boolean {
    this.at = this.nextWritten(this.at)
    if (this.at >= this.to) return false
    this.column = this.inline.at - this.at
    for (const {from, to} of [...this.place.strays].reverse()) {
      const next = this.nextWritten(to + 1)
      if (this.isBoundary(next)) this.gaps.push({from, to: this.gapAt(next)?.to ?? next})
    }
    return this.isItemAt(this.at)
  }

  /** Past the gap that may be here; whether nothing follows. */
  atEnd(): boolean {
    this.at = this.gapAt(this.at)?.to ?? this.at
    return this.at >= this.to
  }

  /** Whether an item ends where this line starts. */
  isBoundary(start: Offset): boolean {
    return start >= this.to || this.isItemAt(start) || this.gapAt(start) !== null
  }

  item(): Item {
    const from = this.at
    const head = new Head(this.inline)
    let end = this.enter(from)
    head.begin(from)
    for (this.at = end + 1; this.at < this.to; this.at = end + 1) {
      end = this.enter(this.at)
      const column = this.inline.at - this.at
      if (column === this.column && this.inline.isDash()) break
      if (this.gapAt(this.at)) break
      head.line(column)
    }
    this.at = Math.min(this.at, this.to)
    return madeItem(this.text.slice(from, this.at), head.names(from))
  }

  /** The one item of a text that holds no other. */
  first(): Item {
    this.begin()
    this.at = 0
    return this.item()
  }

  /** Where the item that starts here ends, which is read by itself; the scan goes on there. */
  itemEnd(): Offset {
    do {
      const newline = this.text.indexOf('\n', this.at)
      this.at = newline < 0 || newline >= this.to ? this.to : newline + 1
    } while (!this.isBoundary(this.at))
    return this.at
  }

  private isItemAt(start: Offset): boolean {
    let at = start
    while (this.text.charCodeAt(at) === 32) at++
    return at - start === this.column && this.text[at] === '-' && /[ \t\r\n]/.test(this.text[at + 1] ?? '\n')
  }

  private gapAt(start: Offset): Span | null {
    return this.gaps.length ? (this.gaps.find(({from}) => from === start) ?? null) : null
  }

  /** The start of the first line from here on that holds something. */
  private nextWritten(start: Offset): Offset {
    let at = start
    while (at < this.to) {
      const end = this.enter(at)
      if (!this.inline.isBlankOrComment()) return at
      at = end + 1
    }
    return this.to
  }

  private enter(start: Offset): Offset {
    const newline = this.text.indexOf('\n', start)
    const end = newline < 0 || newline >= this.to ? this.to : newline
    this.inline.line(start, end)
    return end
  }
}
