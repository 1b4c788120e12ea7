import type {Offset} from '../../text/span.js'
import {endOf} from './item-list.js'
import type {PlacedItem} from './items.js'
import {once} from './once.js'

/** The text of a file. After an edit it is put together only where somebody asks for all of it: it is millions of characters. */
export interface Words {
  readonly text: string
  /** What stands before and behind the entries; all of it where they were not cut out one by one. */
  readonly around: readonly string[]
  slice(from: Offset, to: Offset): string
}

export function wholeWords(text: string, items: () => readonly PlacedItem[]): Words {
  return {
    text,
    get around() {
      const all = items()
      const [first, last] = [all[0], all.at(-1)]
      return first && last && areClose(all) ? [text.slice(0, first.at), text.slice(endOf(last))] : [text]
    },
    slice: (from, to) => text.slice(from, to),
  }
}

/** A line that is nobody's may stand between two entries. */
const areClose = (items: readonly PlacedItem[]): boolean =>
  items.every((it, at) => it.item.source !== '' && (at === 0 || endOf(items[at - 1]!) === it.at))

/** Entries stand close together: what is around them and what they are written in make up the text. */
export function piecedWords(around: readonly string[], items: readonly PlacedItem[]): Words {
  const [head = '', tail = ''] = around
  const text = once(() => head + items.map(({item}) => item.source).join('') + tail)
  const end = endOf(items.at(-1)!)
  return {
    get text() {
      return text()
    },
    around,
    slice: (from, to) => {
      let words = head.slice(from, to)
      const first = items.findLastIndex((it) => it.at <= from)
      for (let at = Math.max(first, 0); at < items.length; at++) {
        const placed = items[at]!
        if (placed.at >= to) return words
        words += placed.item.source.slice(Math.max(from - placed.at, 0), Math.max(to - placed.at, 0))
      }
      return words + tail.slice(Math.max(from - end, 0), Math.max(to - end, 0))
    },
  }
}
