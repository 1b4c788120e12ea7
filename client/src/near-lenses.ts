import {type CodeLens, type ExtensionContext, Range, type TextDocument, window, workspace} from 'vscode'
import {isLong} from './hands.js'

/** So many lines above and below what is seen have their lenses. */
const around = 200

/** How long scrolling pauses before lenses are asked for again, in ms. */
const pause = 200

/** Of a long draft only the lenses around what is seen: the editor moves each that it has at every key, also far away. */
export class NearLenses {
  /** The lines that have their lenses; none where all have. */
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

  of(document: TextDocument, all: readonly CodeLens[]): CodeLens[] {
    const given = isLong(document) ? seen(document).map((range) => widened(range, around)) : []
    if (given.length) this.#given.set(document.uri.toString(), given)
    else this.#given.delete(document.uri.toString())
    return all.filter(({range}) => !given.length || given.some((it) => it.contains(range.start)))
  }

  #scrolled(document: TextDocument): void {
    const given = this.#given.get(document.uri.toString())
    const lacks = (range: Range): boolean => !given?.some((it) => it.contains(widened(range, around / 2)))
    if (!given || !seen(document).some(lacks)) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#askAgain(document), pause)
  }
}

const seen = (document: TextDocument): readonly Range[] =>
  window.visibleTextEditors.filter((editor) => editor.document === document).flatMap((editor) => editor.visibleRanges)

const widened = ({start, end}: Range, lines: number): Range =>
  new Range(Math.max(start.line - lines, 0), 0, end.line + lines, 0)
