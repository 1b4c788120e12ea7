import {zhFormulas as say} from '../language/zh.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'
import {apart, type Bounds, boundsOf, plus} from '../quantity/bounds.js'
import {type Figure, figuresOf} from './figures.js'

/** Figures that a text puts together as one total. */
export interface Sum {
  readonly parts: readonly ResolvedMention[]
  readonly total: ResolvedMention
  /** Whether the parts are all there is by their nature (税收收入 and 非税收入), and nothing says 合计. */
  readonly whole?: true
}

const none: readonly Sum[] = []

/** Sums of running text: the figures of one unit listed right before 合计. */
export function sumsOf(reading: Reading): readonly Sum[] {
  if (reading.passage.kind === 'table' || !say.tellsTotal.test(reading.passage.view.text)) return none
  const figures = figuresOf(reading)
  const sums: Sum[] = []
  for (const figure of figures) {
    if (figure.index < 2 || figure.opens || !say.totalled.test(figure.before) || !figure.bounds) continue
    const parts = listBefore(figures, figure)
    if (parts.length > 1) sums.push({parts: meant(parts, figure), total: figure.mention})
  }
  return sums
}

/** The numbers that parts add up to; null where one of them is no number. */
export function sumOf(parts: readonly ResolvedMention[]): Bounds | null {
  let sum: Bounds = {low: 0, high: 0}
  for (const {quantity} of parts) {
    const bounds = boundsOf(quantity)
    if (!bounds) return null
    sum = plus(sum, bounds)
  }
  return sum
}

/** The figures listed right before a total: one unit, names between them, no other number and no full stop. */
function listBefore(figures: readonly Figure[], total: Figure): readonly Figure[] {
  const parts: Figure[] = []
  for (let at = total.index - 1; at >= 0 && parts.length < 40; at--) {
    const figure = figures[at]!
    if (figure.unit !== total.unit || !figure.bounds || figure.mention.quantity.qualifier === 'range') break
    parts.unshift(figure)
    if (
      figure.opens ||
      !say.listedOn.test(figure.before.replace(say.nameDigits, '')) ||
      say.notListed.test(figure.before)
    )
      break
  }
  return parts
}

/** The longest end of the list that gives the total: 全市83个，甲…、乙…，合计… begins with no part. Else all of it. */
function meant(parts: readonly Figure[], total: Figure): readonly ResolvedMention[] {
  const mentions = parts.map(({mention}) => mention)
  for (let from = 0; from < mentions.length - 1; from++) {
    const sum = sumOf(mentions.slice(from))
    if (sum && total.bounds && !apart(sum, total.bounds)) return mentions.slice(from)
  }
  return mentions
}
