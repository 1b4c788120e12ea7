import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity, Skipped} from '../../quantity/quantity.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Offset, Span} from '../../text/span.js'
import type {Drafted} from '../drafted.js'
import type {Change} from '../mention.js'
import {type Phrase, type Phrases, phraseBefore} from '../phrases.js'
import type {Candidate} from './candidate.js'
import {aggregatorOf, changeOf} from './changes.js'
import {isInBracket} from './clauses.js'
import {isBeside, isTimesOf} from './compared.js'
import {isStock, takenOver, withoutBudget, withoutDigits} from './elided.js'
import {actsIn, coveredIn, isGain, isSum, totalIn} from './items.js'
import {beforeBracket, type Sides, sidesOf} from './names.js'
import {purposeOf} from './purpose.js'
import {siftedOut} from './sift.js'
import {builtBefore, labelBefore, topicBefore} from './topic.js'
import {CHANGE, DOING, SCOPE, endingAt as wordBefore} from './words.js'

interface Named {
  readonly name: string
  readonly span: Span | null
}

/** What a sentence has said so far, for those of its figures that leave something out. */
interface Thread {
  /** The last name that a figure of its own carried: what an elided subject stands for. */
  subject: Named | null
  /** The one before a bracket opened: what goes on behind the bracket (余额94亿元（专项71亿元），增加10亿元). */
  outside: Named | null
  /** The sentence that told it. */
  sentence: number
  /** The last one whose figure is no share: what grows by percent, while a share changes by points. */
  amount: Named | null
  /** The share of a budget or whole that the last figure was one of: what its coordinates are of too. */
  share: Named | null
  /** The last figure's change, for coordinates without a verb of their own. */
  change: Change | null
  /** Whether the last figure was money named by what it is spent on: other money is not. */
  isSpent: boolean
  /** Whether the last number left out was one of the text's own things. */
  own: boolean
}

/** The figures of a text and those that turned out to state nothing of an indicator. */
export function readFigures(
  text: string,
  stretches: readonly Span[],
  times: Phrases,
  quantities: readonly Quantity[],
): {readonly drafted: readonly Drafted[]; readonly sifted: readonly Skipped[]} {
  return new Reader(text, stretches, times, quantities)
}

const CLOSES = /^[^(]*\)/

/** Reads figure after figure; what one leaves out the thread of its sentence supplies. */
class Reader {
  readonly drafted: Drafted[] = []
  readonly sifted: Skipped[] = []
  readonly #thread: Thread = {
    subject: null,
    outside: null,
    sentence: 0,
    amount: null,
    share: null,
    change: null,
    isSpent: false,
    own: false,
  }
  #sentence = 0
  readonly #defines: boolean
  constructor(
    private readonly text: string,
    private readonly stretches: readonly Span[],
    private readonly times: Phrases,
    private readonly quantities: readonly Quantity[],
  ) {
    this.#defines = say.defines.test(text)
    for (let index = 0; index < quantities.length; index++) this.#read(index, quantities[index]!)
  }

  #read(index: number, quantity: Quantity): void {
    const {text, times} = this
    const sentence = this.#enter(quantity.span.from)
    const previous = this.drafted.at(-1)
    const floor = Math.max(sentence.from, previous?.quantity.span.to ?? 0)
    const ceiling = Math.min(sentence.to, this.quantities[index + 1]?.span.from ?? text.length)
    const sides = sidesOf({text, phrases: times.all, floor, ceiling}, quantity)
    const left = text.slice(sides.start, quantity.span.from)
    const right = text.slice(quantity.span.to, Math.min(sentence.to, quantity.span.to + 24))
    const named = this.#name(quantity, sides, ceiling)
    const candidate: Candidate = {
      text,
      name: named?.name ?? '',
      quantity,
      sides,
      left,
      right,
      sentence: sentence.from,
      own: this.#thread.own,
      defines: this.#defines,
    }
    const guard = siftedOut(candidate)
    if (guard) {
      this.sifted.push({span: quantity.span, guard})
      this.#thread.own = guard === 'own-count'
      if (guard === 'piece' && named) this.#thread.subject = withoutDigits(named)
      return
    }
    this.#remember(named, sides, quantity, floor)
    const drafted = this.#draft(candidate, named, sentence, floor)
    this.#thread.change = drafted.change
    this.#thread.own = false
    this.drafted.push(drafted)
  }

  /** `floor` is where the figure before ends, or the sentence starts. */
  #draft({quantity, sides, left, right}: Candidate, named: Named | null, sentence: Span, floor: Offset): Drafted {
    const {text, times} = this
    const {from} = quantity.span
    const previous = this.drafted.at(-1)
    const tail = text.slice(sides.tail.from, sides.tail.to)
    const joined = this.#joins(floor, quantity, sides, previous) ? this.#thread.change : null
    const isBase = ({kind, span}: Phrase): boolean => kind === 'base' && span.from >= sides.start
    return {
      change: changeOf({text, quantity, left, right, tail, joined}),
      aggregator: aggregatorOf({tail, left}),
      compared: phraseBefore(times.all, sentence, from, isBase),
      quantity,
      name: named?.name ?? '',
      nameSpan: named?.span ?? null,
      listed: null,
      partOf: this.#partOf(sides),
      from: this.#from(left, previous),
      sentence: this.#sentence,
    }
  }

  /** Moves on to the sentence that holds `at`; a new one starts with nothing said but the paragraph's subject. */
  #enter(at: Offset): Span {
    while (this.stretches[this.#sentence]!.to <= at && this.#sentence < this.stretches.length - 1) {
      this.#sentence++
      this.#thread.change = null
    }
    return this.stretches[this.#sentence]!
  }

  /** Its own name; that of a total or a bare verb; a topic stated in the clauses before; the subject before. */
  #name(quantity: Quantity, sides: Sides, ceiling: Offset): Named | null {
    const {text} = this
    const {
      span: {from, to},
      unit,
      numeral,
    } = quantity
    const {isSpent: wasSpent} = this.#thread
    this.#thread.isSpent = false
    const inside = numeral === 'coverage' ? coveredIn(text, from, to) : null
    const isRatio = isBeside(text, sides.start, from) || (unit === '倍' && isTimesOf(text, sides.start, from))
    const rightward = sides.rightward || (sides.right !== null && this.#isTaken(sides.left))
    const own = inside ?? (isRatio ? null : rightward ? sides.right : sides.left)
    if (own && (this.#sumsUp(own, unit) || this.#pointsBack(own, unit))) return this.#thread.subject
    if (own) return {name: text.slice(own.from, own.to), span: own}
    const spare = this.#spare(from, unit, sides)
    const span = spare ?? purposeOf({text, phrases: this.times.all, ceiling}, quantity)
    this.#thread.isSpent = span !== null && spare === null
    // 统筹2亿元支持…: money with a verb of its own is not what was counted before.
    if (!span && unit === '元' && (sides.verb ? wasSpent || this.#turns(sides) : this.#setsAside(sides))) return null
    return span ? {name: text.slice(span.from, span.to), span} : this.#elided(quantity, sides)
  }

  /** 企业新增80家，总量达到900家, 产值增加60亿元，总量突破800亿元: the total of what has just been counted, or of what has changed. */
  #sumsUp({from, to}: Span, unit: string | null): boolean {
    const previous = this.drafted.at(-1)
    const isSame = previous?.quantity.unit === unit && this.#thread.sentence === this.#sentence
    const adds = unit !== null && (isClassifier(unit) || previous?.change === 'absolute')
    return isSame && adds && say.sumAlone.test(this.text.slice(from, to))
  }

  /** 占比达到6%，这一比重在2024年为5%: what points back has the name of the figure that it points to. */
  #pointsBack({from, to}: Span, unit: string | null): boolean {
    const isSame = this.drafted.at(-1)?.quantity.unit === unit && this.#thread.sentence === this.#sentence
    return isSame && say.pointsBack.test(this.text.slice(from, to))
  }

  /** 39枚金牌30枚银牌: what stands between two numbers is counted by the first where the second has a noun of its own. */
  #isTaken(left: Span | null): boolean {
    const previous = this.drafted.at(-1)
    const isNext = left !== null && previous?.nameSpan?.from === left.from && previous.quantity.span.to === left.from
    // 100家营业收入超亿元旅游企业: a size is measured by its number.
    return isNext && !say.dimensionEnd.test(this.text.slice(left.from, left.to))
  }

  /** Whether the clause leaves what was counted before: another sentence, another clause behind ;, another kind of figure. */
  #turns({start}: Sides): boolean {
    const previous = this.drafted.at(-1)
    if (!previous || this.#thread.sentence !== this.#sentence) return true
    const {unit, span} = previous.quantity
    return (previous.change === null && unit !== '元') || this.text.slice(span.to, start).slice(-160).includes(';')
  }

  /** 收入总量11亿元。拟安排3亿元: what is set aside is not the sum that it is taken from. */
  #setsAside({tail}: Sides): boolean {
    const {subject, sentence} = this.#thread
    return sentence !== this.#sentence && isSum(subject?.name ?? '') && this.text.endsWith('安排', tail.to)
  }

  /** What names a figure with nothing of its own: 合计, a bare verb in a list, what its bracket stands behind, a topic. */
  #spare(from: Offset, unit: string | null, sides: Sides): Span | null {
    const {text} = this
    const total = totalIn(text, sides.start, from)
    // 住房共2处合计1700套: right behind another count 合计 adds up the same things.
    const isOfSame = this.drafted.at(-1)?.quantity.span.to === sides.start
    if (total) return isOfSame ? null : total
    const inner = text[sides.start - 1] === '(' || /[、]/.test(text[sides.start] ?? '')
    // 组织培训120场次, 完成各类培训360人: the verb behind a verb is what is done.
    const deed = sides.verb ? sides.verb.from - wordBefore(text, sides.verb.from, SCOPE, sides.start) : 0
    const isDone = sides.verb !== null && wordBefore(text, deed, DOING, sides.start) > 0
    if (sides.verb && (inner || (isDone && unit !== '元')) && unit !== null) return sides.verb
    const field = {text, phrases: this.times.all, floor: this.#floor(), ceiling: from}
    const isBracketed = text[sides.start - 1] === '(' && sides.left === null && sides.right === null
    const before = isBracketed ? beforeBracket(field, sides.start - 1) : null
    const isBare = sides.left === null && sides.right === null && sides.verb === null
    const label = isBare ? labelBefore(text, sides.start, this.#floor()) : null
    const topic = before ?? label ?? topicBefore(text, sides.start, this.#floor(), this.times.all)
    return topic ?? (sides.verb && unit !== '元' ? builtBefore(text, sides.start, this.#floor()) : null)
  }

  /** Where the figure before ends or the sentence starts. */
  #floor(): Offset {
    return Math.max(this.stretches[this.#sentence]!.from, this.drafted.at(-1)?.quantity.span.to ?? 0)
  }

  /** `floor` is where the figure before ends. */
  #remember(named: Named | null, {aside, start}: Sides, {span, unit}: Quantity, floor: Offset): void {
    if (aside || named !== this.#thread.share) this.#thread.share = aside ? named : null
    // 较上年执行数835141万元增长0.2%: what is compared with is not what grew.
    if (!named || aside || named === this.#thread.share || say.yearBeforeClause.test(this.text.slice(start, span.from)))
      return
    if (isInBracket(this.text, floor, span.from)) {
      const isInside = named.span !== null && named.span.from > this.text.lastIndexOf('(', span.from)
      this.#thread.outside = isInside ? this.#thread.subject : named
    }
    const told = withoutBudget(named)
    this.#thread.subject = told
    this.#thread.sentence = this.#sentence
    if (unit !== '%') this.#thread.amount = told
  }

  /** What a clause without a subject speaks of (占比5.4%，下降33.5%: of what the share was of). */
  #elided(quantity: Quantity, sides: Sides): Named | null {
    const {subject, amount, outside} = this.#thread
    const previous = this.drafted.at(-1)
    const between = this.text.slice(previous?.quantity.span.to ?? sides.start, quantity.span.from).slice(0, 160)
    if (previous?.sentence === this.#sentence && CLOSES.test(between)) return outside ?? subject
    // 分别完成预算的95%和98%
    const {share} = this.#thread
    if (share && previous?.quantity.unit === quantity.unit && say.listJoint.test(between)) return share
    // 占财政收入的比重为4.4%，提高0.6个百分点: of the share.
    const isSharing = share?.name[0] === '占' && previous?.name === share.name && previous.quantity.unit === '%'
    if (isSharing && quantity.unit === '个百分点') return share
    const changes = wordBefore(this.text, sides.tail.to, CHANGE, sides.tail.from) > 0
    const isOfShare = previous?.quantity.unit === '%' && previous.change === null && previous.name.endsWith('占比')
    if (quantity.unit === '%' && changes && isOfShare) return amount ?? subject
    const counted = this.#counted(quantity)
    if (counted) return counted
    return subject && takenOver(this.text, subject, between, changes && quantity.unit === '%')
  }

  /** 项目83个，总投资9亿元，其中新开工56个: behind the money for them things are counted on. */
  #counted({unit}: Quantity): Named | null {
    if (unit === null || !isClassifier(unit) || this.drafted.at(-1)?.quantity.unit !== '元') return null
    const one = this.drafted.findLast((it) => it.quantity.unit === unit)
    return one?.nameSpan && one.sentence >= this.#sentence - 1 ? {name: one.name, span: one.nameSpan} : null
  }

  /** A coordinate (、 or 和 before it) and a figure in the brackets of another share its verb. */
  #joins(floor: Offset, quantity: Quantity, sides: Sides, previous: Drafted | undefined): boolean {
    if (!previous || previous.sentence !== this.#sentence) return false
    const between = this.text.slice(floor, quantity.span.from)
    if (isStock(between) && previous.change === 'absolute') return false
    // 新增就业3万人、失业率5.5%, 收入增长5%、产量9万吨: a count shares no change with a share.
    if (isShare(quantity) !== isShare(previous.quantity)) return false
    // 年均增长15%、占GDP比重超过13%: a share is a level.
    if (say.coordinateShare.test(between)) return false
    // 新增学校21所、主体竣工26所
    if (sides.left && wordBefore(this.text, quantity.span.from, DOING, sides.left.to) > 0) return false
    if (say.ofWhich.test(between)) return sides.left !== null && isGain(this.text, previous, quantity)
    // 新增泵站12座、改造管网300公里: a coordinate with a verb of its own shares none.
    if (sides.left && say.coordinateHead.test(between) && actsIn(between, sides.left.from - floor)) return false
    return say.coordinateHeadToo.test(between) || (/^ ?[(（](?!.*[)）])/.test(between) && sides.left !== null)
  }

  #partOf(sides: Sides): number | null {
    const last = this.drafted.length - 1
    if (last < 0 || this.drafted[last]!.sentence < this.#sentence - 1) return null
    const before = this.text.slice(Math.max(0, sides.start - 4), sides.start + 3)
    return say.partSign.test(before) ? last : null
  }

  /** 由58%提高到96%: the level a change starts from stands in the same sentence, directly before. */
  #from(left: string, previous: Drafted | undefined): number | null {
    if (!previous || previous.sentence !== this.#sentence || !say.toLevel.test(left)) return null
    const start = Math.max(0, previous.quantity.span.from - 12)
    return say.fromLevel.test(this.text.slice(start, previous.quantity.span.from)) ? this.drafted.length - 1 : null
  }
}

const isShare = ({unit}: Quantity): boolean => unit === '%' || unit === '‰' || unit === '成' || unit === '倍'
