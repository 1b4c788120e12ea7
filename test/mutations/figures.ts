import type {Edit} from '../../server/src/core/text/edit.js'
import {slice} from '../../server/src/core/text/span.js'
import type {Random} from './random.js'
import type {Figure, Sample} from './sample.js'

/** Errors in a single registered figure. Each takes a figure that the registry knows exactly, and makes it untrue. */

/** Stated without a comparator, of a level known exactly: any other number is untrue. */
export const exact = ({figures, text}: Sample, of: Figure['of']): readonly Figure[] =>
  figures.filter(
    (it) =>
      it.of === of &&
      !it.before &&
      !it.after &&
      (of === 'target' || it.level.qualifier === 'eq') &&
      slice(text, it.unit) !== '',
  )

/** One digit becomes another; the first does not become 0. */
export function wrongDigit(sample: Sample, figure: Figure, random: Random): Edit {
  const written = slice(sample.text, figure.number)
  const places = [...written].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = random.pick(places) ?? 0
  const old = Number(written[at])
  const digit = (old + 1 + random.below(8)) % 10
  const insert = digit === 0 && at === 0 ? (old + 1) % 10 || 1 : digit
  const from = figure.number.from + at
  return {from, to: from + 1, insert: String(insert === old ? (old + 1) % 10 : insert)}
}

/** 万 or 亿 is dropped, or 万 added to a plain count. */
export const slippedMultiplier = ({text}: Sample, {multiplier}: Figure): Edit =>
  slice(text, multiplier) ? {...multiplier, insert: ''} : {...multiplier, insert: '万'}

/** The decimal point moves by one or two places. */
export function shiftedDecimal({text}: Sample, {number}: Figure, random: Random): Edit {
  const written = slice(text, number)
  const places = 1 + random.below(2)
  const up = random.below(2) === 0
  const [whole = '', fraction = ''] = written.split('.')
  const digits = whole + fraction
  const point = whole.length + (up ? places : -places)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  const moved = padded.length > at ? `${padded.slice(0, at)}.${padded.slice(at)}` : padded
  return {...number, insert: moved.replace(/^0+(?=\d)/, '').replace(/\.0*$/, '')}
}

/** A unit of another dimension. */
export function otherUnit({text}: Sample, {unit}: Figure, random: Random): Edit {
  const written = slice(text, unit)
  const others = ['公里', '元', '平方米', '吨', '千瓦时'].filter((it) => it !== written && !written.includes(it))
  return {...unit, insert: random.pick(others) ?? '公里'}
}

/** What the registry knows to the digit: a rounded level may well be a little more or less. */
export const unrounded = (sample: Sample): readonly Figure[] =>
  exact(sample, 'observation').filter(({level}) => level.step === null)

/** 近, 超过 or 余 is put to a figure that equals the registered one: none of them admits equality. */
export function falseQualifier({text}: Sample, {number, multiplier, unit}: Figure, random: Random): Edit {
  const round = /^\d+0$/.test(slice(text, number)) && slice(text, multiplier) === ''
  const choice = random.below(round && slice(text, unit).length === 1 ? 3 : 2)
  if (choice === 2) return {from: multiplier.to, to: multiplier.to, insert: '余'}
  return {from: number.from, to: number.from, insert: choice ? '超过' : '近'}
}

/** The year that dates the figure's sentence becomes another. */
export function otherYear(sample: Sample, figure: Figure, random: Random): Edit | null {
  const {text} = sample
  const before = text.slice(figure.sentence.from, figure.number.from)
  const dates = [...before.matchAll(/(20\d\d)年/g)]
  const own = dates.at(-1)
  if (!own || dates.length > 1 || !figure.level.asOf.startsWith(own[1] ?? '')) return null
  const from = figure.sentence.from + own.index
  const year = String(Number(own[1]) + (random.pick([-3, -2, -1, 1]) ?? 1))
  return isAimedAt(year, sample) ? null : {from, to: from + 4, insert: year}
}

/** The only year of the paragraph dates a figure in a later sentence of it, and becomes another. */
export function otherYearBefore(sample: Sample, figure: Figure, random: Random): Edit | null {
  const {text} = sample
  const start = text.lastIndexOf('\n', figure.number.from) + 1
  const before = text.slice(start, figure.number.from)
  const dates = [...before.matchAll(/(20\d\d)年/g)]
  const [own] = dates
  // 《2025年行动方案》, 2025年巡回赛: a year in a name dates nothing.
  if (!own || !/(?:^|[，。；]|截至|到)$/.test(before.slice(0, own.index))) return null
  if (dates.length > 1 || !figure.level.asOf.startsWith(own[1] ?? '')) return null
  const from = start + own.index
  if (figure.sentence.from <= from) return null
  const year = String(Number(own[1]) + (random.pick([-3, -2, -1, 1]) ?? 1))
  return isAimedAt(year, sample) ? null : {from, to: from + 4, insert: year}
}

/** A year that has goals of its own: that a figure is to stay there as it was is no slip that the words tell. */
const isAimedAt = (year: string, {world: {registry}}: Sample): boolean =>
  registry.ids.some((id) => registry.indicator(id)?.targets.some(({asOf}) => asOf.startsWith(year)))
