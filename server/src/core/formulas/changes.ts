import {zhFormulas as say} from '../language/zh.js'
import type {Reading} from '../mentions/mention.js'
import {type Bounds, minus, plus} from '../quantity/bounds.js'
import {keeping} from '../text/keeping.js'
import type {Span} from '../text/span.js'
import {toSource} from '../text/view.js'
import {falls, rises} from './change-verbs.js'
import {around, type Figure, figuresOf} from './figures.js'

/** What a change is counted in. */
export type Measure = 'percent' | 'points' | 'multiple' | 'factor' | 'absolute'

/** A change as a sentence states it, with the levels it runs between where the sentence gives them. */
export interface StatedChange {
  readonly figure: Figure
  /** `multiple`: 增长n倍, one more than the factor; `factor`: 增长到n倍, 是…的n倍, 翻番. */
  readonly measure: Measure
  /** −1 for 下降 and its like. */
  readonly sign: 1 | -1
  /** 年均, 每年. */
  readonly annual: boolean
  /** The level it ends at; null where the sentence gives none. */
  readonly to: Figure | null
  /** The level it starts from: read, or the end less an increase that stands between. */
  readonly from: {readonly figure: Figure; readonly bounds: Bounds; readonly derived: boolean} | null
  /** The year it is held against, if one is written (比2020年). */
  readonly baseYear: number | null
  /** Whether growth in real terms, or of something that is measured in them, may be meant. */
  readonly real: boolean
}

/** Two levels that a sentence puts one after the other. */
export interface Move {
  readonly from: Figure
  readonly to: Figure
  /** What the verb between them says; 0 where none does. */
  readonly sign: 1 | -1 | 0
  readonly verb: string
  /** From the verb to the number behind it, in the passage's source. */
  readonly span: Span
}

export interface Changes {
  readonly moves: readonly Move[]
  readonly changes: readonly StatedChange[]
}

const endSigns = new Set([...`${rises}|${falls}`.split('|').map((word) => word.at(-1)), ...'了约近为达到'])

/** The verb of change that the words before a figure end in; one look at their last sign spares most of them the search. */
const endingOf = (words: string): RegExpExecArray | null =>
  endSigns.has(words.at(-1)) ? say.changeVerb.exec(words) : null

/** Whether nothing but how a change is counted, and its base, stands between a level and the change it took; no other subject. */
const isJoint = (words: string, base: RegExp): boolean =>
  base.test(words.slice(say.beforeChange.exec(words)?.[0].length ?? 0))

const kept = keeping<Reading, Changes>()
const nothing: Changes = {moves: [], changes: []}

/** The moves and changes that a paragraph states, each sentence read on its own. */
export function changesOf(reading: Reading): Changes {
  const figures = figuresOf(reading)
  if (figures.length < 1 || reading.passage.kind === 'table') return nothing
  const known = kept.get(reading)
  if (known) return known
  const read = new Reader(reading)
  for (const figure of figures) read.take(figure)
  const result = read.changes.length || read.moves.length ? {moves: read.moves, changes: read.changes} : nothing
  kept.set(reading, result)
  return result
}

/** Takes the figures of a paragraph one by one; remembers the level that a coming change would belong to. */
class Reader {
  readonly moves: Move[] = []
  readonly changes: StatedChange[] = []
  readonly #reading: Reading
  readonly #figures: readonly Figure[]
  #to: Figure | null = null
  #from: StatedChange['from'] = null
  /** The base of a derived starting level, as written. */
  #base: string | null = null
  /** Whether that level is on a basis that the draft has adjusted. */
  #isAdjusted = false
  /** The level at hand when a bracket opened. */
  #outside: {readonly to: Figure | null; readonly from: StatedChange['from']} | null = null

  constructor(reading: Reading) {
    this.#reading = reading
    this.#figures = figuresOf(reading)
  }

  take(figure: Figure): void {
    if (figure.opens) this.#set(null, null)
    this.#bracket(figure)
    const measure = measureOf(figure, this.#to)
    if (measure && this.#isJoined(figure, measure)) this.#change(figure, measure)
    else if (measure) this.#set(null, null)
    else if (!this.#isAside(figure)) this.#level(figure)
  }

  /** What follows a bracket goes on with the level before it: 新增债券213亿元（专项债券201亿元），比上年增加…. */
  #bracket({before}: Figure): void {
    const [opening, closing] = [before.lastIndexOf('('), before.lastIndexOf(')')]
    if (closing >= 0 && before.indexOf('(') < 0 && this.#outside) {
      this.#to = this.#outside.to
      this.#from = this.#outside.from
      this.#base = null
    }
    if (opening > closing) this.#outside = {to: this.#to, from: this.#from}
    else if (closing >= 0) this.#outside = null
  }

  /** 占全市的44.6%, 为预算的99.5% says something of a level and leaves it at hand; 占比由64%提高到 is a move of its own. */
  #isAside({unit, lead}: Figure): boolean {
    if (unit !== '%' || this.#to === null || this.#to.unit === '%' || say.startsMove.test(lead)) return false
    return say.partOf.test(lead) || say.heldToPlan.test(lead)
  }

  #set(to: Figure | null, from: Figure | null): void {
    this.#to = to
    this.#from = from?.bounds ? {figure: from, bounds: from.bounds, derived: false} : null
    this.#base = null
  }

  #isJoined(figure: Figure, measure: Measure): boolean {
    if (measure === 'factor')
      return isJoint(figure.before, say.factorBase) || (this.#from !== null && figure.before === '的')
    return isJoint(figure.before.replace(say.changeVerb, ''), say.changeBase)
  }

  #change(figure: Figure, measure: Measure): void {
    const sign = signOf(figure.lead)
    const annual = say.everyYear.test(figure.before)
    const written = baseOf(figure.before)
    const adjusted = say.sameBasis.test(figure.before)
    if (adjusted && annual) return
    const from = this.#startOf(written, adjusted)
    this.changes.push({
      figure,
      measure,
      sign,
      annual,
      to: this.#to,
      from,
      baseYear: adjusted ? null : (yearIn(written ?? '') ?? (measure === 'points' ? this.#yearBefore(written) : null)),
      real: this.#isReal(figure),
    })
    // 是2020年的1.1倍，年均增长1.9%: what follows is counted from the base that has been named last.
    if (measure === 'factor' && from === null && written !== null && yearIn(written) !== null) this.#from = null
    // 比预算增加2亿元，比上年增加1亿元，增长p%: of either amount, and nobody can tell which.
    if (measure === 'absolute' && this.#from?.derived) this.#from = null
    // 增加143.6公里 gives the level before it, which a later 是…的2.0倍 or 增长p% is counted from.
    else if (measure === 'absolute' && !annual && !this.#from && this.#to?.bounds && figure.bounds) {
      const bounds = sign > 0 ? minus(this.#to.bounds, figure.bounds) : plus(this.#to.bounds, figure.bounds)
      this.#from = {figure, bounds, derived: true}
      this.#base = written
      this.#isAdjusted = adjusted
    }
  }

  /**
   * 同口径比上年减少3亿元，下降9%: the base has been adjusted and is no level that is printed anywhere; but increase and rate
   * of one breath are counted from the same.
   */
  #startOf(written: string | null, adjusted: boolean): StatedChange['from'] {
    if (!this.#from || (adjusted && !(this.#from.derived && this.#isAdjusted))) return null
    return agrees(written, this.#from, this.#base) ? this.#from : null
  }

  /** 比重为55.2%，比上年提高3.1个百分点: a share has no prices, so that last year's, stated elsewhere, gives the points. */
  #yearBefore(written: string | null): number | null {
    const year = written !== null && say.yearBeforeOnly.test(written) && this.#to ? yearOf(this.#to) : null
    return year === null ? null : year - 1
  }

  #isReal(figure: Figure): boolean {
    const {passage} = this.#reading
    const words = passage.kind === 'table' ? '' : around(passage.view, figure)
    const subjects = [this.#to, this.#from?.figure]
      .map((level) => (level ? level.mention.name.text + level.lead : ''))
      .join(' ')
    return say.realTerms.test(subjects + figure.before) || say.comparablePrices.test(words)
  }

  #level(figure: Figure): void {
    const last = figure.opens ? null : this.#to
    const next = this.#figures[figure.index + 1]
    const then = next && !next.opens && follows(next, figure) ? next : null
    if (!last || !sameUnit(last, figure)) this.#set(figure, null)
    else if (say.startsMove.test(last.lead) && say.endsMove.test(figure.before) && say.reachesEnd.test(figure.before))
      this.#move(last, figure, figure, say.changeTo.exec(figure.before) ?? say.anyChangeVerb.exec(figure.before))
    else if (then) this.#move(figure, last, then, say.bareChange.exec(then.before))
    else if (isLater(last, figure)) this.#move(last, figure, figure, null)
    else this.#set(figure, null)
  }

  /** `said`: the verb, as it stands before the figure `told`. */
  #move(from: Figure, to: Figure, told: Figure, said: RegExpExecArray | null): void {
    const verb = said?.[1] ?? ''
    const {passage} = this.#reading
    const at = told.at - told.before.length + (said?.index ?? told.before.length)
    const span = passage.kind === 'table' ? told.mention.span : toSource(passage.view, {from: at, to: told.to})
    this.moves.push({from, to, verb, span, sign: said ? (isDown(verb) ? -1 : 1) : 0})
    this.#set(to, from)
  }
}

/** Whether `level` is what `next` compares with: 比2019年的35.0万吨增长10%, 比2020年的18万标准箱翻一番, 是2015年底171个的2.0倍. */
function follows(next: Figure, level: Figure): boolean {
  if (say.comparedLevel.test(level.before))
    return say.bareChange.test(next.before) || (next.before === '' && say.doubles.test(next.mention.text))
  return next.unit === '倍' && next.before === '的' && say.equalledLevel.test(level.before)
}

/** What a figure is a change in; null for a level. */
function measureOf({mention: {change, text}, unit, lead}: Figure, level: Figure | null): Measure | null {
  if (unit === '番' || say.doubles.test(text)) return 'factor'
  if (unit === '倍') {
    if (endingOf(lead)) return 'multiple'
    return change || level ? 'factor' : null
  }
  if (!endingOf(lead)) return null
  if (unit === '%' || unit === '‰') return 'percent'
  return unit.endsWith('百分点') ? 'points' : 'absolute'
}

const signOf = (lead: string): 1 | -1 => (isDown(endingOf(lead)?.[1] ?? '') ? -1 : 1)

const downward = new Set(falls.split('|'))
const isDown = (verb: string): boolean => downward.has(verb)

/** 比2015年底, 较上年, 同比: what a change is held against, as written. */
function baseOf(before: string): string | null {
  const [, words] = say.writtenBase.exec(before) ?? []
  if (words && say.timeWords.test(words)) return words
  return say.yearOnYear.test(before) ? '上年同期' : say.monthOnMonth.test(before) ? '上期' : null
}

/** Whether a change may start from the level at hand: no base written, the same words, or the same year. */
function agrees(written: string | null, from: NonNullable<StatedChange['from']>, base: string | null): boolean {
  if (!written) return true
  if (from.derived) return !base || base === written || (yearIn(base) !== null && yearIn(base) === yearIn(written))
  const year = yearIn(written)
  return year !== null && year === yearOf(from.figure)
}

/** 2020年…100亿元、2025年…150亿元: the same thing later. Another name between them is another thing. */
function isLater(a: Figure, b: Figure): boolean {
  const [before, after] = [yearOf(a), yearIn(say.laterYear.exec(b.before)?.[1] ?? '')]
  return (
    before !== null &&
    after !== null &&
    before < after &&
    (!b.mention.name.text || b.mention.name.text === a.mention.name.text)
  )
}

/** The year that a level is of: written in its clause, or governing it. */
export function yearOf({lead, before, mention: {asOf}}: Figure): number | null {
  const near = yearIn(lead) ?? (before.length < 40 ? yearIn(before) : null)
  if (near !== null) return near
  return asOf.time && !asOf.time.includes('/') && asOf.basis === 'explicit' ? Number(asOf.time.slice(0, 4)) : null
}

/** The year that a move ends at: 到2025年，库容由2020年的46万…提高到80万… writes it before both numbers. */
export function endYearOf(to: Figure, from: Figure): number | null {
  const year = yearOf(to)
  if (year !== yearOf(from)) return year
  const [, ahead] = say.endYear.exec(from.before.slice(-60)) ?? []
  return ahead ? Number(ahead) : year
}

/** The last year written in the last words of a text. */
const yearIn = (words: string): number | null => {
  const last = [...words.slice(-60).matchAll(say.anyYear)].at(-1)
  return last ? Number(last[0]) : null
}

const sameUnit = (a: Figure, b: Figure): boolean => a.unit === b.unit

/**
 * Growth of output is published in real terms, and industrial figures on a comparable basis: the levels in current
 * prices do not reproduce it.
 */
export const isRealTerms = (name: string): boolean => say.realTerms.test(name)
