import {zhFormulas as say} from '../language/zh.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'
import {type Bounds, boundsOf, minus, plus} from '../quantity/bounds.js'
import {among} from '../text/among.js'
import {keeping} from '../text/keeping.js'
import {countBefore} from '../text/sorted.js'
import type {Offset} from '../text/span.js'
import type {View} from '../text/view.js'

/** A mention of running text, with the words around it: what formulas are read from. */
export interface Figure {
  readonly mention: ResolvedMention
  readonly index: number
  readonly bounds: Bounds | null
  /** '' where none is written. */
  readonly unit: string
  /** The view's words between the figure before, or the passage's start, and this one. */
  readonly before: string
  /** Of these, the words of its own clause. */
  readonly lead: string
  /** The view's words up to the next figure, or the passage's end. */
  readonly after: string
  /** Whether a sentence, or a part of one closed by a semicolon, begins between the figure before and this one. */
  readonly opens: boolean
  /** Where it starts in the view. */
  readonly at: Offset
  /** Where it ends in the view. */
  readonly to: Offset
}

const kept = keeping<Reading, readonly Figure[]>()
const none: readonly Figure[] = []

/** The figures of a paragraph, in order; none for a table. */
export function figuresOf(reading: Reading): readonly Figure[] {
  const {passage, mentions} = reading
  if (passage.kind === 'table' || mentions.length < 1) return none
  const known = kept.get(reading)
  if (known) return known
  const figures = read(passage.view, mentions)
  kept.set(reading, figures)
  return figures
}

function read(view: View, mentions: readonly ResolvedMention[]): readonly Figure[] {
  const figures: Told[] = []
  let last: Offset = 0
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!
    const at = inView(view, mention.span.from)
    const to = inView(view, mention.span.to)
    figures.push(new Told(view.text, mention, index, Math.min(last, at), at, to))
    figures[index - 1]?.endBefore(at)
    last = to
  }
  return figures
}

/** A figure as it is told. What few rules ask for is worked out when they do. */
class Told implements Figure {
  readonly unit: string
  readonly before: string
  readonly lead: string
  readonly opens: boolean
  readonly #text: string
  #end: Offset
  #bounds: Bounds | null | undefined

  constructor(
    text: string,
    readonly mention: ResolvedMention,
    readonly index: number,
    from: Offset,
    readonly at: Offset,
    readonly to: Offset,
  ) {
    this.#text = text
    this.#end = text.length
    this.unit = mention.quantity.unit ?? ''
    this.before = text.slice(from, at)
    this.lead = this.before.slice(clauseStart(this.before))
    this.opens = index === 0 || /[。;!?\n]/.test(this.before)
  }

  /** The next figure starts here. */
  endBefore(at: Offset): void {
    this.#end = Math.max(at, this.to)
  }

  get after(): string {
    return this.#text.slice(this.to, this.#end)
  }

  get bounds(): Bounds | null {
    if (this.#bounds === undefined) this.#bounds = boundsOf(this.mention.quantity)
    return this.#bounds
  }
}

/** Growth and shares say something of an amount, and are none. */
export const isBeside = ({mention, unit}: Pick<Figure, 'mention' | 'unit'>): boolean =>
  mention.change !== null || say.besideAmount.test(unit)

/** A figure that is put in or taken out. */
export interface Part {
  readonly figure: Figure
  readonly sign: 1 | -1
}

/** What parts give, as far as their printed numbers go; every one of them has bounds. */
export const sumOfParts = (parts: readonly Part[]): Bounds =>
  parts.reduce<Bounds>((all, {figure, sign}) => (sign > 0 ? plus(all, figure.bounds!) : minus(all, figure.bounds!)), {
    low: 0,
    high: 0,
  })

/** Index of the view's character that an offset of the source is the start of. */
function inView({text, starts}: View, at: Offset): Offset {
  if (!starts) return at
  return countBefore(text.length, (index) => starts[index]! < at)
}

const isClauseEnd = among(',;。:()!?\n')

function clauseStart(text: string): Offset {
  for (let at = text.length; at > 0; at--) if (isClauseEnd(text, at - 1)) return at
  return 0
}

/** The words of the view from the start of a figure's sentence (within 200 characters) to some way behind it. */
export function around(view: View, {at, to}: Figure): string {
  let from = at
  while (from > 0 && at - from < 200 && !'。;!?\n'.includes(view.text[from - 1] ?? '')) from--
  return view.text.slice(from, to + 16)
}
