import type {Quantity, Skipped} from '../quantity/quantity.js'
import {numbers, scanAll} from '../quantity/scan.js'
import {timePhrases} from '../quantity/time.js'
import type {Offset, Span} from '../text/span.js'
import {sentences} from './clauses.js'
import {before, type Dating, dating, governing} from './dating.js'
import {guarded} from './guards.js'
import type {AsOf, Change} from './mention.js'
import {type Sides, sidesOf} from './names.js'
import {distribute} from './respectively.js'
import {type Standing, standing} from './roles.js'
import {shareUnits} from './shared.js'
import {siftedOut} from './sift.js'
import {TOTAL} from './words.js'

/** A mention before it is put into the passage's own offsets: every span counts in the view. */
export interface Drafted extends Standing {
  readonly quantity: Quantity
  readonly name: string
  readonly nameSpan: Span | null
  readonly asOf: AsOf
  readonly partOf: number | null
  readonly from: number | null
  readonly sentence: number
}

export interface ProseRead {
  readonly drafted: readonly Drafted[]
  readonly skipped: readonly Skipped[]
  readonly dating: Dating
}

/** What a sentence has said so far, for those of its figures that leave something out. */
interface Thread {
  /** The last name that a figure of its own carried: what an elided subject stands for. */
  subject: {readonly name: string; readonly span: Span | null} | null
  /** The last figure's change, for coordinates without a verb of their own. */
  change: Change | null
  /** Whether the last number left out was one of the text's own things. */
  own: boolean
}

/** Reads the text of a view: a paragraph's, a heading's, a cell's. */
export function readProse(text: string): ProseRead {
  const all = numbers(text)
  const stretches = sentences(text)
  const times = all.length || TIME.test(text) ? dating(text, stretches, timePhrases(text)) : NO_TIMES
  if (!all.length && !COVERED.test(text)) return {drafted: [], skipped: [], dating: times}
  const masks = guarded(text, all, times.all)
  const {quantities, skipped} = scanAll(
    text,
    masks.map(({span}) => span),
  )
  const read = new Reader(text, stretches, times, shareUnits(text, quantities))
  const drafted = distribute(text, stretches, times, read.drafted)
  return {drafted, skipped: accounted(all, drafted, [...masks, ...skipped, ...read.sifted]), dating: times}
}

const TIME = /[年月日前末底期今去]/
/** What may be a quantity without a number of its own: 全覆盖, 半数, 翻番, 上百. */
const COVERED = /[全应半翻十百千万亿成]/
const NO_TIMES: Dating = {all: [], phrases: [], carried: []}

/** Reads figure after figure; what one leaves out the thread of its sentence supplies. */
class Reader {
  readonly drafted: Drafted[] = []
  readonly sifted: Skipped[] = []
  readonly #thread: Thread = {subject: null, change: null, own: false}
  #sentence = 0

  constructor(
    private readonly text: string,
    private readonly stretches: readonly Span[],
    private readonly times: Dating,
    private readonly quantities: readonly Quantity[],
  ) {
    for (const [index, quantity] of quantities.entries()) this.#read(index, quantity)
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
    const guard = siftedOut({text, quantity, sides, left, right, sentence: sentence.from, own: this.#thread.own})
    if (guard) {
      this.sifted.push({span: quantity.span, guard})
      this.#thread.own = guard === 'own-count'
      return
    }
    const name = this.#name(quantity, sides)
    const asOf = governing(text, times, sentence, this.#sentence, quantity.span)
    const tail = text.slice(sides.tail.from, sides.tail.to)
    const joined = this.#joins(floor, quantity.span.from, sides, previous) ? this.#thread.change : null
    const base = before(
      times.all,
      sentence,
      quantity.span.from,
      (phrase) => phrase.kind === 'base' && phrase.span.from >= sides.start,
    )
    const stands = standing({text, quantity, sentence, left, right, tail, asOf, base, joined})
    this.#thread.change = stands.change
    this.#thread.own = false
    this.drafted.push({
      ...stands,
      quantity,
      name: name?.name ?? '',
      nameSpan: name?.span ?? null,
      asOf,
      partOf: this.#partOf(sides),
      from: this.#from(left, previous),
      sentence: this.#sentence,
    })
  }

  /** Moves on to the sentence that holds `at`; a new one starts with nothing said but the paragraph's subject. */
  #enter(at: Offset): Span {
    while (this.stretches[this.#sentence]!.to <= at && this.#sentence < this.stretches.length - 1) {
      this.#sentence++
      this.#thread.change = null
    }
    return this.stretches[this.#sentence]!
  }

  #name(quantity: Quantity, sides: Sides): Thread['subject'] {
    const {text} = this
    const span = sides.rightward ? sides.right : sides.left
    const shown = span ? {name: text.slice(span.from, span.to), span} : this.#unnamed(quantity, sides)
    if (shown && !/^占|完成(?:预算|调整预算|年初预算)/.test(shown.name)) this.#thread.subject = shown
    return shown
  }

  /** 合计83个 and 占20% name themselves when no noun is left; otherwise the subject before is meant. */
  #unnamed(quantity: Quantity, sides: Sides): Thread['subject'] {
    const tail = this.text.slice(sides.start, quantity.span.from)
    const total = [...TOTAL.set].find((word) => tail.trim() === word)
    if (total) {
      const at = sides.start + tail.indexOf(total)
      return {name: total, span: {from: at, to: at + total.length}}
    }
    return this.#thread.subject
  }

  /** A coordinate (、 or 和 before it) and a figure in the brackets of another share its verb. */
  #joins(floor: Offset, at: Offset, sides: Sides, previous: Drafted | undefined): boolean {
    if (!previous || previous.sentence !== this.#sentence) return false
    const between = this.text.slice(floor, at)
    return /^ ?[、和及与]/.test(between) || (/^ ?[(（](?:其中|含|包括)?/.test(between) && sides.left !== null)
  }

  #partOf(sides: Sides): number | null {
    const last = this.drafted.length - 1
    if (last < 0 || this.drafted[last]!.sentence < this.#sentence - 1) return null
    const before = this.text.slice(Math.max(0, sides.start - 4), sides.start + 3)
    return /其中|[(（]含|内含|占/.test(before) ? last : null
  }

  /** 由58%提高到96%: the level a change starts from stands in the same sentence, directly before. */
  #from(left: string, previous: Drafted | undefined): number | null {
    if (!previous || previous.sentence !== this.#sentence || !/(?:到|至|为)[^,;]{0,8}$/.test(left)) return null
    const start = Math.max(0, previous.quantity.span.from - 12)
    return /[由从][^,;]*$/.test(this.text.slice(start, previous.quantity.span.from)) ? this.drafted.length - 1 : null
  }
}

/** Every number once: in a mention or in exactly one stretch that was left out. */
function accounted(all: readonly Span[], drafted: readonly Drafted[], skipped: readonly Skipped[]): readonly Skipped[] {
  const sorted = [...skipped].sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const found: Skipped[] = []
  let [mention, reason, to] = [0, 0, 0]
  for (const number of all) {
    while (mention < drafted.length && drafted[mention]!.quantity.span.to <= number.from) mention++
    const quantity = drafted[mention]?.quantity.span
    if (number.from < to || (quantity && quantity.from < number.to)) continue
    while (reason < sorted.length && sorted[reason]!.span.to <= number.from) reason++
    const why = sorted[reason]
    const hit = why && why.span.from < number.to ? why : {span: number, guard: 'word'}
    const span = {
      from: Math.max(to, Math.min(hit.span.from, number.from)),
      to: Math.min(Math.max(hit.span.to, number.to), quantity?.from ?? hit.span.to),
    }
    found.push({
      guard: hit.guard,
      span: {
        from: Math.max(span.from, mention ? drafted[mention - 1]!.quantity.span.to : 0),
        to: Math.max(span.to, number.to),
      },
    })
    to = found.at(-1)!.span.to
  }
  return found
}
