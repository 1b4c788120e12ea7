import {changesOf, type StatedChange} from '../formulas/changes.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'
import {type Decimal, equals} from '../quantity/decimal.js'
import {isRange} from '../quantity/interval.js'
import type {Qualifier, Quantity} from '../quantity/quantity.js'
import {keeping} from '../text/keeping.js'
import {normalise} from '../text/view.js'
import {type Contribution, type Member, none} from './rule.js'

/** A figure that the draft states of something. */
export interface SaidFigure {
  readonly mention: ResolvedMention
  /** Its place among the mentions of its passage. */
  readonly index: number
}

/** A change that the draft states of something, with the level that it ends at. */
export interface SaidChange {
  readonly change: StatedChange & {readonly to: NonNullable<StatedChange['to']>}
}

export type Said = SaidFigure | SaidChange

/**
 * All that a draft says of one thing, by the thing: the one gathering of every rule that compares figures across passages.
 * Its keys are coarse (有 总数 or not, 全市 or not are one); a rule that needs them apart tells them apart itself, which
 * costs only where a thing is spoken of twice.
 */
export function saidOf(reading: Reading): readonly Contribution<Said>[] {
  const {mentions} = reading
  if (!mentions.length) return none
  const all: Contribution<Said>[] = []
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!
    const key = subjectOf(mention)
    if (key) all.push({key, span: mention.span, entry: {mention, index}})
  }
  for (const change of changesOf(reading).changes)
    if (isOfLevel(change))
      all.push({key: subjectOf(change.to.mention), span: change.figure.mention.span, entry: {change}})
  return all
}

const isOfLevel = (change: StatedChange): change is SaidChange['change'] => change.to !== null

/** What a figure is of: the indicator, else its name without what scopes and counts it; '' where nothing is known. */
function subjectOf({match, name}: ResolvedMention): string {
  if (match) return match.indicator.id
  return name.text ? `“${normalise(name.text).replace(marks, '').replace(scope, '').replace(count, '')}` : ''
}

const marks = /[“”"《》\s]/g
const scope = /^(?:全市|本市|全省|全区|全县)/
const count = /(?<=.{3})(?:总数量|总数|数量|总量|数)$/

export const isFigure = (member: Member<Said>): member is Member<SaidFigure> => 'mention' in member.entry

/** Whether a change starts from the figure (由58%提高到…): its time may be that of the change's end. */
export function isStart({of, entry}: Member<SaidFigure>): boolean {
  const known = starts.get(of.reading) ?? new Set(of.reading.mentions.map(({from}) => from))
  starts.set(of.reading, known)
  return known.has(entry.index)
}

const starts = keeping<Reading, ReadonlySet<number | null>>()

/** 60% and 不低于60%: one number of one unit, in words that all let it be that number. */
export function saysTheSame(a: ResolvedMention, b: ResolvedMention): boolean {
  // What a cell says lies in its column's unit too.
  if (a.text === b.text && !a.cell && !b.cell) return true
  const [one, other] = [a.quantity, b.quantity]
  return (
    one.unit === other.unit &&
    inclusive.has(one.qualifier) &&
    inclusive.has(other.qualifier) &&
    isOne(one.value) &&
    isOne(other.value) &&
    equals(one.value, other.value)
  )
}

const isOne = (value: Quantity['value']): value is Decimal => value !== null && !isRange(value)

const inclusive: ReadonlySet<Qualifier> = new Set(['eq', 'ge', 'le', 'about', 'nearly'])
