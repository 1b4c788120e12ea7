import {type ExtensionContext, type Position, Range, type TextDocument, window, workspace} from 'vscode'
import {isLong} from './hands.js'

/** So many lines above and below what is seen have what is shown in the text: a page or two. */
const around = 80

/** How long scrolling pauses before it is asked for again, in ms. */
const pause = 200

/**
 * Of a long draft lenses and colours are given only around what is seen: the editor moves each that it has at every key, also
 * far away. One a kind.
 */
export class Near {
  /** The lines of each long draft that have theirs. */
  readonly #given = new Map<string, readonly Range[]>()
  readonly #askAgain: (document: TextDocument) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor({subscriptions}: ExtensionContext, askAgain: (document: TextDocument) => void) {
    this.#askAgain = askAgain
    subscriptions.push(
      window.onDidChangeTextEditorVisibleRanges(({textEditor}) => this.#scrolled(textEditor.document)),
      workspace.onDidCloseTextDocument(({uri}) => this.#given.delete(uri.toString())),
      {dispose: () => clearTimeout(this.#timer)},
    )
  }

  /** The lines that are to be given now; null where all are. */
  give(document: TextDocument): readonly Range[] | null {
    const given = isLong(document) ? seen(document).map((range) => widened(range, around)) : []
    if (given.length) this.#given.set(document.uri.toString(), given)
    else this.#given.delete(document.uri.toString())
    return given.length ? given : null
  }

  #scrolled(document: TextDocument): void {
    const given = this.#given.get(document.uri.toString())
    const lacks = (range: Range): boolean => !given?.some((it) => it.contains(widened(range, around / 2)))
    if (!given || !seen(document).some(lacks)) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#askAgain(document), pause)
  }
}

/** Whether something stands in one of the ranges; everything does where there are none. */
export const isNear = (ranges: readonly Range[] | null, at: Position): boolean =>
  !ranges || ranges.some((range) => range.contains(at))

const seen = (document: TextDocument): readonly Range[] =>
  window.visibleTextEditors.filter((editor) => editor.document === document).flatMap((editor) => editor.visibleRanges)

const widened = ({start, end}: Range, lines: number): Range =>
  new Range(Math.max(start.line - lines, 0), 0, end.line + lines, 0)
