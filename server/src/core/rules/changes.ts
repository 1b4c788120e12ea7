import type {Reading} from '../mentions/mention.js'
import {keeping} from '../text/keeping.js'
import type {Span} from '../text/span.js'
import {toSource} from '../text/view.js'
import {type Bounds, minus, plus} from './bounds.js'
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

const verb = `(?:${rises}|${falls})`
const ending = new RegExp(`(${verb})(?:了|约|近|为|达|达到)?$`)
const endSigns = new Set([...`${rises}|${falls}`.split('|').map((word) => word.at(-1)), ...'了约近为达到'])

/** The verb of change that the words before a figure end in; one look at their last sign spares most of them the search. */
const endingOf = (words: string): RegExpExecArray | null => (endSigns.has(words.at(-1)) ? ending.exec(words) : null)

const prefix = '^(?:左右|以上|以内|多)?[,、)]{0,2}\\(?(?:受[^,;。:]{2,14},)?'
const adverbs =
  '(?:同口径|同比|环比|[一二三四五六七八九十\\d]年间?|累计|共计?|总共|净|年均|年平均|平均每年|每年|规划期内|期间|预计|可|将|力争|实现|名义|相应)*'

/** What may stand between a level and the change it took: how it is counted, its base; no other subject. */
const joint = new RegExp(`${prefix}${adverbs}(?:(?:比|较)[^,;。:、]{1,20})?$`)
/** The same before a multiple: 是2015年底的, 比2020年. */
const factorJoint = new RegExp(`${prefix}${adverbs}(?:(?:已?(?:是|为|相当于|达到?)|比|较)[^,;。:、]{1,18})?$`)

/** 由2020年的58%, 从58%: the level that a move starts from. */
const starts = /(?:由|从)[^,;。:]{0,24}$/
/** 提高到2025年的96%: the level that it ends at. */
const ends = new RegExp(`^(?:左右|以上|多)?,?[^,;。:]{0,14}?(${verb})(?:到|至|为|成)?[^,;。:]{0,14}$`)
const reaches = /(?:到|至|为|成|增至|降至)[^,;。:]{0,14}$/
/** 比2019年的2860万人次: a level to compare with, which the change follows at once. */
const compared = /^(?:左右|以上|多)?[,(](?:[^,;。:]{0,14},)?(?:比|较)[^,;。:]{0,16}的?$/
/** 是2015年底171个: a level that a multiple is counted from. */
const equalled = /^[,(](?:已?是|为|相当于)[^,;。:]{0,16}$/
const endVerb = new RegExp(`(${verb})(?:到|至|为|成)`)
const anyVerb = new RegExp(`(${verb})`)
const atOnce = new RegExp(`^(${verb})(?:了|约)?$`)

/** 为预算的99.5%, 完成调整预算的98%: how much of what was planned a level is. */
const ofPlan = /^(?:为|完成|达到?)[^,;。:]{0,8}(?:预算|计划|任务)数?的$/

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
    if (unit !== '%' || this.#to === null || this.#to.unit === '%' || starts.test(lead)) return false
    return /占/.test(lead) || ofPlan.test(lead)
  }

  #set(to: Figure | null, from: Figure | null): void {
    this.#to = to
    this.#from = from?.bounds ? {figure: from, bounds: from.bounds, derived: false} : null
    this.#base = null
  }

  #isJoined(figure: Figure, measure: Measure): boolean {
    if (measure === 'factor') return factorJoint.test(figure.before) || (this.#from !== null && figure.before === '的')
    return joint.test(figure.before.replace(ending, ''))
  }

  #change(figure: Figure, measure: Measure): void {
    const sign = signOf(figure.lead)
    const annual = /年均|年平均|每年/.test(figure.before)
    const written = baseOf(figure.before)
    const adjusted = sameBasis.test(figure.before)
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
    const year = written !== null && /^(?:上年|去年)[末底]?$/.test(written) && this.#to ? yearOf(this.#to) : null
    return year === null ? null : year - 1
  }

  #isReal(figure: Figure): boolean {
    const {passage} = this.#reading
    const words = passage.kind === 'table' ? '' : around(passage.view, figure)
    const subjects = [this.#to, this.#from?.figure]
      .map((level) => (level ? level.mention.name.text + level.lead : ''))
      .join(' ')
    return output.test(subjects + figure.before) || comparable.test(words)
  }

  #level(figure: Figure): void {
    const last = figure.opens ? null : this.#to
    const next = this.#figures[figure.index + 1]
    const then = next && !next.opens && follows(next, figure) ? next : null
    if (!last || !sameUnit(last, figure)) this.#set(figure, null)
    else if (starts.test(last.lead) && ends.test(figure.before) && reaches.test(figure.before))
      this.#move(last, figure, figure, endVerb.exec(figure.before) ?? anyVerb.exec(figure.before))
    else if (then) this.#move(figure, last, then, atOnce.exec(then.before))
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
  if (compared.test(level.before))
    return atOnce.test(next.before) || (next.before === '' && /翻/.test(next.mention.text))
  return next.unit === '倍' && next.before === '的' && equalled.test(level.before)
}

/** What a figure is a change in; null for a level. */
function measureOf({mention: {change, text}, unit, lead}: Figure, level: Figure | null): Measure | null {
  if (unit === '番' || /翻/.test(text)) return 'factor'
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
  const [, words] =
    /(?:比|较|是|为|相当于)([^,;。:、]{1,16}?)(?:的$|增|提|上|扩|新|净|延|涨|下|降|减|缩|压|回|收|翻|$)/.exec(before) ??
    []
  if (words && /年|期|初|末|底/.test(words)) return words
  return before.includes('同比') ? '上年同期' : before.includes('环比') ? '上期' : null
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
  const [before, after] = [
    yearOf(a),
    yearIn(/^[,、](?:到|至)?((?:19|20)\d\d年)[^,;。:]{0,10}$/.exec(b.before)?.[1] ?? ''),
  ]
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
  const [, ahead] = /(?:到|至)((?:19|20)\d\d)年/.exec(from.before.slice(-60)) ?? []
  return ahead ? Number(ahead) : year
}

/** The last year written in the last words of a text. */
const yearIn = (words: string): number | null => {
  const last = [...words.slice(-60).matchAll(/(?:19|20)\d\d/g)].at(-1)
  return last ? Number(last[0]) : null
}

const sameUnit = (a: Figure, b: Figure): boolean => a.unit === b.unit

/**
 * Growth of output is published in real terms, and industrial figures on a comparable basis: the levels in current
 * prices do not reproduce it.
 */
const output = /GDP|生产总值|增加值|产值|劳动生产率|指数/
/** Whether the growth of what is called so is published in real terms. */
export const isRealTerms = (name: string): boolean => output.test(name)

/** On a basis made alike: the base is adjusted to what is counted now. */
const sameBasis = /同口径/

const comparable = /可比|不变价|实际增|扣除价格|扣除物价/
