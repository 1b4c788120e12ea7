import type {Mention} from '../mentions/mention.js'
import type {Comparator, Quantity} from '../quantity/quantity.js'
import type {Span} from '../text/span.js'
import {type Change, changeOf, changeTo, type Fix, replaceWith, type Words} from './rule.js'

/**
 * From the number to the end of multiplier, unit and whatever stands between them (1000余家): what is written anew when
 * the figure changes. Comparators before it and after it are left out.
 */
export function figureOf({span, number, comparators}: Quantity): Span {
  let {to} = span
  for (const comparator of [...comparators].reverse())
    if (comparator.from >= number.to && comparator.to >= to) to = Math.max(number.to, comparator.from)
  return {from: number.from, to}
}

/** The figure as written, without the comparators in it: 1000余家 is 1000家. */
export function bareFigure(quantity: Quantity, source: string): string {
  const {from, to} = figureOf(quantity)
  let text = ''
  let at = from
  for (const inner of quantity.comparators.filter((it) => from <= it.from && it.to <= to)) {
    text += source.slice(at, inner.from)
    at = inner.to
  }
  return text + source.slice(at, to)
}

/** States the figure as `text` and nothing but that: comparators go. */
export function stateFigure(quantity: Quantity, text: string, title?: Words): Fix {
  const figure = figureOf(quantity)
  const outside = quantity.comparators.filter(({from, to}) => to <= figure.from || figure.to <= from)
  return fix(title ?? changeTo(text), [
    ...outside.map((it) => changeOf({from: it.from, to: it.to}, '')),
    changeOf(figure, text),
  ])
}

/** Restates the figure and keeps what stands before and after it. */
export const replaceFigure = (quantity: Quantity, text: string): Fix =>
  fix({zh: `数值改为“${text}”`, en: `Change the figure to “${text}”`}, [changeOf(figureOf(quantity), text)])

/** Another number in a figure: its unit and whatever else stands around it are left alone. */
export const renumber = <Place extends Span>(place: Place, {quantity, text}: Mention, number: string): Fix<Place> =>
  replaceWith(place, number, changeTo(text.replace(quantity.written ?? text, number)))

/** Puts `word` (超过, 近; '' for none) in the place of whatever comparators there are. */
export function stateComparator(quantity: Quantity, word: string, said: string): Fix {
  const {comparators, number} = quantity
  const before = comparators.findLast(({to}) => to <= number.from)
  const edits = comparators.map((it) => changeOf({from: it.from, to: it.to}, it === before ? word : ''))
  if (word && !before) edits.push(changeOf({from: number.from, to: number.from}, word))
  return fix(changeTo(said), edits)
}

/** Keeps one of several comparators. */
export const keepComparator = ({comparators}: Quantity, kept: Comparator): Fix =>
  fix(
    {zh: `保留“${kept.text}”`, en: `Keep “${kept.text}”`},
    comparators.filter((it) => it !== kept).map(({from, to}) => changeOf({from, to}, '')),
  )

const fix = (title: Words, edits: readonly Change[]): Fix => ({
  title,
  safe: false,
  edits: [...edits].sort((a, b) => a.from - b.from || a.to - b.to),
})
