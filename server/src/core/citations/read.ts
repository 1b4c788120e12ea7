import type {Passage} from '../markdown/passage.js'
import {keeping} from '../text/keeping.js'
import type {View} from '../text/view.js'
import {abbreviations} from './abbreviations.js'
import type {Citations} from './citation.js'
import {numbers} from './numbers.js'
import {places} from './places.js'
import {titles} from './titles.js'

const kept = keeping<Passage, Citations>()

/** What a passage cites: a function of the passage alone, worked out once. */
export function citationsOf(passage: Passage): Citations {
  const known = kept.get(passage)
  if (known) return known
  const read =
    passage.kind === 'table'
      ? joined(passage.rows.flatMap((row, index) => row.map((cell) => readView(cell.view, index === 0))))
      : readView(passage.view, true)
  kept.set(passage, read)
  return read
}

const nothing: Citations = {titles: [], numbers: [], references: [], anchors: [], abbreviations: []}

/** Every kind of citation holds one of these; most passages hold none. */
const telltale =
  /[《号]|专栏\s?[\d一二三四五六七八九十]|[表图]\s?[\d一二三四五六七八九十]|附件|第[\d一二三四五六七八九十]|简称|下称|统称|^[一二三四五六七八九十]+、/

/** `opens`: whether a caption may open here (a paragraph, or a cell of a table's first row). */
function readView(view: View, opens: boolean): Citations {
  const {text} = view
  if (!telltale.test(text)) return nothing
  return {titles: titles(view), numbers: numbers(view), ...places(view, opens), abbreviations: abbreviations(view)}
}

function joined(parts: readonly Citations[]): Citations {
  const some = parts.filter((part) => part !== nothing)
  if (!some.length) return nothing
  return {
    titles: some.flatMap((part) => part.titles),
    numbers: some.flatMap((part) => part.numbers),
    references: some.flatMap((part) => part.references),
    anchors: some.flatMap((part) => part.anchors),
    abbreviations: some.flatMap((part) => part.abbreviations),
  }
}
