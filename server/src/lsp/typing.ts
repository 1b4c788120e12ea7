import type {Edit} from '../core/text/edit.js'
import {positionAt} from '../core/text/lines.js'
import type {Offset, Span} from '../core/text/span.js'
import type {OpenFile} from './session.js'

/**
 * How long the typing must pause before an unfinished clause is read as it stands, in ms: long enough to look for the
 * next word, short enough that silence is not taken for approval.
 */
export const patience = 1500

/** Where a clause ends. Not the half-width comma and colon, which stand within figures and times. */
const ends = /[，；：。！？;!?|\n\r]/

/**
 * The clause that is being typed at the end of a line, of which half a figure may stand there: 1 on its way to 103. One
 * that has its mark behind the cursor already is being changed, not written, and waits for nothing.
 */
export class Typing {
  #file: OpenFile | null = null
  #caret: Offset = 0
  #until = 0

  /** What an edit has left of a draft. */
  typed(file: OpenFile, edit: Edit): void {
    this.#file = file
    this.#caret = edit.from + edit.insert.length
    this.#until = Date.now() + patience
  }

  /** Null where nothing is being typed, or the clause is finished. */
  clauseIn(file: OpenFile): Span | null {
    if (file !== this.#file || Date.now() >= this.#until) return null
    const {starts} = file.lines
    const {line} = positionAt(file.lines, this.#caret)
    if (file.text.slice(this.#caret, starts[line + 1]).trim() !== '') return null
    const start = starts[line] ?? 0
    let from = this.#caret
    while (from > start && !ends.test(file.text[from - 1] ?? '')) from--
    return from === this.#caret ? null : {from, to: this.#caret}
  }

  /** The pause has come. */
  over(): void {
    this.#until = 0
  }
}
