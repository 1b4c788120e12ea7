import type {Edit} from '../text/edit.js'
import {countBefore} from '../text/sorted.js'
import type {Offset} from '../text/span.js'
import type {Chunk} from './chunk.js'
import {chunkStarts, type Draft} from './draft.js'
import type {Passage, Placed} from './passage.js'
import {isPlain} from './read.js'

/** A stretch of the old text that no edit touches, and how far the edits before it move it. */
interface Piece {
  readonly from: Offset
  readonly to: Offset
  readonly moved: number
  /** The last chunk of which the edit behind the piece leaves the first line alone. */
  readonly last: number
}

/** What edits leave alone of a draft, by its place in the new text. Piece `n` stands before edit `n`, the last behind all. */
export class Untouched {
  readonly #draft: Draft
  readonly #starts: readonly Offset[]
  readonly #pieces: readonly Piece[]

  /** The edits are in order, do not meet, and count in the draft's text. */
  constructor(draft: Draft, edits: readonly Edit[], left: boolean) {
    this.#draft = draft
    this.#starts = chunkStarts(draft)
    const pieces: Piece[] = []
    let [from, moved] = [0, 0]
    for (const edit of edits) {
      pieces.push({from, to: edit.from, moved, last: lastStanding(draft, edit.from, left)})
      from = edit.to
      moved += edit.insert.length - (edit.to - edit.from)
    }
    this.#pieces = [...pieces, {from, to: draft.text.length, moved, last: draft.chunks.length - 1}]
  }

  /** The chunk from which to read what edit `edit` makes, if not more than that, and where it starts now. */
  before(edit: number): {readonly index: number; readonly at: Offset} {
    const {last, moved} = this.#pieces[edit]!
    return {index: last, at: (this.#starts[last] ?? 0) + moved}
  }

  /** The number of the piece that a place of the new text lies in; between two the latter; null within what was put in. */
  pieceAt(at: Offset): number | null {
    const pieces = this.#pieces
    const piece = Math.max(
      0,
      countBefore(pieces.length, (index) => pieces[index]!.from + pieces[index]!.moved <= at) - 1,
    )
    const {to, moved} = pieces[piece]!
    return at - moved <= to ? piece : null
  }

  /** The chunk that starts at a place of the new text, with nothing edited in its first line; -1 where none does. */
  standingAt(at: Offset): number {
    const piece = this.#pieces[this.pieceAt(at) ?? -1]
    const index = piece ? this.#startingAt(at - piece.moved) : -1
    return piece && index <= piece.last ? index : -1
  }

  /** The chunk that starts here, with nothing edited in it. */
  readonly chunk = (at: Offset): Chunk | undefined => {
    const piece = this.#pieces[this.pieceAt(at) ?? -1]
    const chunk = piece && this.#draft.chunks[this.#startingAt(at - piece.moved)]
    return chunk && at - piece.moved + chunk.source.length <= piece.to ? chunk : undefined
  }

  /** The passage that stands here, with nothing edited in it; `plain` asks for one of a plain chunk. */
  readonly passage = (at: Offset, plain: boolean): Passage | undefined => {
    const piece = this.#pieces[this.pieceAt(at) ?? -1]
    if (!piece) return undefined
    const index = firstAt(this.#starts, at - piece.moved + 1) - 1
    const chunk = this.#draft.chunks[index]
    if (!chunk || (plain && !isPlain(chunk))) return undefined
    const found = passageAt(chunk.passages, at - piece.moved - (this.#starts[index] ?? 0))
    return found && at - piece.moved + found.source.length <= piece.to ? found : undefined
  }

  #startingAt(at: Offset): number {
    const index = firstAt(this.#starts, at)
    return this.#starts[index] === at ? index : -1
  }
}

/**
 * The last chunk whose first line, line end included, lies before an edit: whether a line starts a chunk depends on
 * nothing behind it, and what stands before may depend on it.
 */
function lastStanding(draft: Draft, from: Offset, left: boolean): number {
  const starts = chunkStarts(draft)
  const last = Math.max(0, firstAt(starts, from + 1) - 1)
  const source = draft.chunks[last]?.source ?? ''
  const end = /\r\n?|\n/.exec(source)
  const isAbove = end !== null && (starts[last] ?? 0) + end.index + end[0].length <= from
  return isAbove || !left ? last : Math.max(0, last - 1)
}

/** The first of `starts` that is `at` or beyond. */
const firstAt = (starts: readonly Offset[], at: Offset): number =>
  countBefore(starts.length, (index) => starts[index]! < at)

function passageAt(passages: readonly Placed[], at: Offset): Passage | undefined {
  const found = passages[countBefore(passages.length, (index) => passages[index]!.at < at)]
  return found?.at === at ? found.passage : undefined
}
