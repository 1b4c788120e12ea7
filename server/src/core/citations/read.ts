import type {Passage} from '../markdown/passage.js'
import {keeping} from '../text/keeping.js'
import {type Citations, UNCITING} from './citation.js'
import {cite} from './zh/cite.js'

export {labelOf} from './zh/label.js'

const kept = keeping<Passage, Citations>()

/** What a passage cites: a function of the passage alone, worked out once. */
export function citationsOf(passage: Passage): Citations {
  const known = kept.get(passage)
  if (known) return known
  const read =
    passage.kind === 'table'
      ? joined(passage.rows.flatMap((row, index) => row.map((cell) => cite(cell.view, index === 0))))
      : cite(passage.view, true)
  kept.set(passage, read)
  return read
}

function joined(parts: readonly Citations[]): Citations {
  const some = parts.filter((part) => part !== UNCITING)
  if (!some.length) return UNCITING
  return {
    titles: some.flatMap((part) => part.titles),
    numbers: some.flatMap((part) => part.numbers),
    references: some.flatMap((part) => part.references),
    anchors: some.flatMap((part) => part.anchors),
    abbreviations: some.flatMap((part) => part.abbreviations),
  }
}
