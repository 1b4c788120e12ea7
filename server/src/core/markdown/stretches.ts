import type {Offset, Span} from '../text/span.js'
import type {Piece} from './passage.js'

/** What is read in one. */
export interface Stretch extends Span {
  readonly piece?: Piece
}

/** Nobody writes a longer paragraph for readers (the longest of 160 documents has 1,442 characters): such a one has lost its line ends. */
const longest = 3000
const shortest = 1500

/**
 * A paragraph, in pieces where it is too long for a keystroke to have all of it read again: cut behind sentences, else behind
 * clauses, never in what is `hidden`. Which of the places where a piece may end it ends at, the words behind them decide:
 * an edit somewhere else leaves that place what it is, so that the pieces behind an edit soon start where they did.
 */
export function stretches(text: string, whole: Span, hidden: readonly Span[]): readonly Stretch[] {
  if (whole.to - whole.from <= longest) return [whole]
  const cuts = cutsIn(text, whole, new Free(hidden))
  return [whole.from, ...cuts].map((from, index) => ({
    from,
    to: cuts[index] ?? whole.to,
    ...(cuts.length && {piece: index === 0 ? 'first' : index < cuts.length ? 'middle' : 'last'}),
  }))
}

function cutsIn(text: string, {from, to}: Span, free: Free): readonly Offset[] {
  const cuts: Offset[] = []
  for (let end = from + longest; end < to; end += shortest) {
    const window = {from: end - (longest - shortest), to: end}
    let cut: Offset | null = null
    for (const marks of ends) cut ??= drawn(text, window, marks, free)
    if (cut === null) continue
    cuts.push(cut)
    end = cut + shortest
  }
  return cuts
}

/** The marks behind which a paragraph is cut, the best first. */
const ends = ['。！？!?', '；;', '，,、']

/** Of the places in `[from, to)` behind one of the marks the one with the highest lot, the first of several. */
function drawn(text: string, {from, to}: Span, marks: string, free: Free): Offset | null {
  let best: Offset | null = null
  let highest = -1
  for (let at = from; at < to; at++) {
    if (!marks.includes(text[at - 1]!) || !opens(text, at) || !free.at(at)) continue
    const mine = lotOf(text, at)
    if (mine <= highest) continue
    best = at
    highest = mine
  }
  return best
}

/** How many signs decide. */
const deciding = 8

/** A number that the words at a place alone make, and that no order of words favours (FNV-1a). */
function lotOf(text: string, at: Offset): number {
  let lot = 0x811c9dc5
  for (let index = at; index < at + deciding; index++) lot = Math.imul(lot ^ text.charCodeAt(index), 0x01000193)
  return lot >>> 0
}

/** A closing bracket or mark belongs to what stands before it, and so do the digits of 1,200; no passage starts with a blank. */
const opens = (text: string, at: Offset): boolean =>
  !'）)”’』」》〉】〕]*_~` \t\r\n'.includes(text[at]!) && !(text[at - 1] === ',' && /\d/.test(text[at]!))

/** Where nothing is hidden; asked in any order, and quick in the text's. */
class Free {
  readonly #hidden: readonly Span[]
  #next = 0

  constructor(hidden: readonly Span[]) {
    this.#hidden = hidden
  }

  at(place: Offset): boolean {
    while (this.#next > 0 && this.#hidden[this.#next - 1]!.to > place) this.#next--
    while (this.#next < this.#hidden.length && this.#hidden[this.#next]!.to <= place) this.#next++
    const held = this.#hidden[this.#next]
    return !held || held.from >= place
  }
}
