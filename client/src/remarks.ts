import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentReply,
  type CommentThread,
  CommentThreadCollapsibleState,
  comments,
  type ExtensionContext,
  Range,
  type Uri,
} from 'vscode'
import type {Parts} from './commands.js'
import {decideOn, undoAll} from './decide.js'
import type {Figure, Report} from './report.js'
import {figureAt, linesToRemark} from './rows.js'
import {say} from './say.js'

/** A remark as the editor shows it. */
interface Remark extends Comment {
  /** Of its decision. */
  readonly id: string
}

/** What the editor's threads ask for. */
export const remarkCommands = (remarks: Remarks) => ({
  addRemark: (said: CommentReply) => remarks.add(said),
  removeRemark: (said: Remark) => remarks.remove(said),
})

/** Remarks on figures of the current draft, as threads at their places; there is no sign of them where no draft is. */
export class Remarks {
  readonly #context: ExtensionContext
  readonly #parts: Parts
  #controller: CommentController | null = null
  #threads: CommentThread[] = []
  #shown = ''

  constructor(context: ExtensionContext, parts: Parts) {
    this.#context = context
    this.#parts = parts
    context.subscriptions.push(
      parts.current.onChanged(() => this.#show()),
      {dispose: () => this.#controller?.dispose()},
    )
  }

  /** What was written below a figure, or below a remark on it. */
  async add({thread, text}: CommentReply): Promise<void> {
    const {line, character} = thread.range?.start ?? {line: 0, character: 0}
    const figures = await this.#parts.current.figures()
    // A thread that is begun at the edge of a line is of the line's first figure.
    const figure = figureAt(figures, line, character) ?? figures.find(({range}) => range.start.line === line)
    thread.dispose()
    this.#shown = ''
    if (figure && text.trim())
      await decideOn(this.#context, this.#parts, [{question: figure.question, kind: 'noted', why: text}], [])
    this.#show()
  }

  async remove({id}: Remark): Promise<void> {
    await undoAll(this.#parts, [id])
  }

  #show(): void {
    const {document, report} = this.#parts.current
    const noted = report?.remarked ?? []
    const shown = JSON.stringify([document?.uri, noted.map(({range, decisions}) => [range, decisions])])
    if (document && report) this.#offer(report)
    if (shown === this.#shown) return
    this.#shown = shown
    for (const thread of this.#threads) thread.dispose()
    const [controller, uri] = [this.#controller, document?.uri]
    this.#threads = controller && uri ? noted.map((figure) => threadOf(controller, uri, figure)) : []
  }

  /** With a controller, the editor asks for threads at every key: there is none where it would have nothing to say. */
  #offer({lines, remarked}: Report): void {
    const isOffered = lines.length === 0 || linesToRemark({lines}).length > 0 || remarked.length > 0
    if (isOffered) this.#controller ??= this.#newController()
    else {
      this.#controller?.dispose()
      this.#controller = null
    }
  }

  #newController(): CommentController {
    const controller = comments.createCommentController('plumbline', '准绳 Plumbline')
    controller.options = {
      prompt: say({zh: '备注', en: 'Remark'}),
      placeHolder: say({zh: '写备注', en: 'Write a remark'}),
    }
    controller.commentingRangeProvider = {
      provideCommentingRanges: ({uri}) => {
        const {document, report} = this.#parts.current
        const lines = report && uri.toString() === document?.uri.toString() ? linesToRemark(report) : []
        return lines.map((line) => new Range(line, 0, line, 0))
      },
    }
    return controller
  }
}

function threadOf(controller: CommentController, uri: Uri, {range, decisions, text}: Figure): CommentThread {
  const {start, end} = range
  const remarks = decisions.flatMap(({id, kind, why, by, at}): readonly Remark[] =>
    kind === 'noted'
      ? [{id, body: why, author: {name: by}, mode: CommentMode.Preview, label: at, contextValue: 'remark'}]
      : [],
  )
  const place = new Range(start.line, start.character, end.line, end.character)
  const thread = controller.createCommentThread(uri, place, remarks)
  thread.collapsibleState = CommentThreadCollapsibleState.Collapsed
  thread.label = text
  return thread
}
