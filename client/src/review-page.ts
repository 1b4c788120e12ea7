import {type ExtensionContext, env, Range, Selection, UIKind, type Uri, ViewColumn, window, workspace} from 'vscode'
import type {Parts} from './commands.js'
import {otherVersion} from './compare.js'
import {type Asked, decideOn, undoAll} from './decide.js'
import type {Hands} from './hands.js'
import {LivePage} from './live-page.js'
import {say} from './say.js'

const title = {zh: '指标核对表', en: 'Review of Figures'}

/** What the page says: of a row its number and what it is by. */
interface Said {
  readonly does: 'tick' | 'remark' | 'go' | 'mend' | 'print' | 'export' | 'compare' | 'plain'
  readonly row?: number
  readonly question?: Asked['question']
  readonly ticks?: readonly string[]
  readonly notes?: readonly string[]
  readonly lapsed?: readonly string[]
  readonly on?: boolean
  readonly text?: string
}

/** The 指标核对表 beside the draft: it follows what is typed, takes ticks and remarks, and is kept as a file to sign. */
export class ReviewPage {
  readonly #context: ExtensionContext
  readonly #parts: Parts
  #page: LivePage | null = null
  #draft: Uri | null = null
  /** Of the version that the draft is compared with. */
  #before: string | null = null

  constructor(context: ExtensionContext, parts: Parts, hands: Hands) {
    this.#context = context
    this.#parts = parts
    const show = hands.atRest(
      () => this.#draft?.toString(),
      () => this.#page?.panel.visible && this.#show(),
    )
    context.subscriptions.push(parts.server.onChanged(() => void show()))
  }

  /** Opens the page of the draft that is being looked at. */
  async open(): Promise<void> {
    const draft = this.#parts.current.document?.uri
    if (!draft) return
    if (draft.toString() !== this.#draft?.toString()) this.#before = null
    this.#draft = draft
    this.#page ??= this.#newPage()
    this.#page.panel.reveal(undefined, true)
    await this.#show()
  }

  /** Compares the draft with another version, which the user names, and shows the page. */
  async compare(): Promise<void> {
    const draft = this.#draft ?? this.#parts.current.document?.uri
    const before = draft && (await otherVersion(draft))
    if (before === undefined) return
    if (!this.#page) await this.open()
    this.#before = before
    await this.#show()
  }

  /** Keeps the page, or its rows as a table, in a file that the user names. */
  async export(): Promise<void> {
    const draft = this.#draft ?? this.#parts.current.document?.uri
    if (!draft) return
    const target = await window.showSaveDialog({
      defaultUri: this.#besides(draft),
      filters: {HTML: ['html'], CSV: ['csv']},
      title: say({zh: '导出指标核对表', en: 'Export the Review of Figures'}),
    })
    if (target && (await this.#write(draft, target)))
      window.setStatusBarMessage(
        say({zh: '已导出，用浏览器打开即可打印', en: 'Exported; open it in a browser to print'}),
        5000,
      )
  }

  /** Editors print no pages of their own: the page is kept beside the draft, and the browser prints it. */
  async print(): Promise<void> {
    const draft = this.#draft ?? this.#parts.current.document?.uri
    if (!draft) return
    const target = this.#besides(draft)
    if (!(await this.#write(draft, target))) return
    // A page that shows the editor would itself go to the file, and with it the window.
    const isHere = target.scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined
    const isOpen = isHere && (await env.openExternal(target))
    const name = target.path.replace(/^.*\//, '')
    const said = isOpen
      ? {zh: `已存为 ${name}，请在浏览器中打印`, en: `Kept as ${name}; print it in the browser`}
      : {zh: `已存为 ${name}，用浏览器打开即可打印`, en: `Kept as ${name}; open it in a browser to print`}
    void window.showInformationMessage(say(said))
  }

  #besides(draft: Uri): Uri {
    const name = `${draft.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}-${say(title)}`
    return draft.with({path: draft.path.replace(/[^/]*$/, `${name}.html`)})
  }

  async #write(draft: Uri, target: Uri): Promise<boolean> {
    const format = /\.csv$/i.test(target.path) ? 'csv' : 'html'
    const text = await this.#parts.server.review(draft, {format, before: this.#before})
    if (text !== null) await workspace.fs.writeFile(target, new TextEncoder().encode(text))
    return text !== null
  }

  #newPage(): LivePage {
    const view = {viewColumn: ViewColumn.Beside, preserveFocus: true}
    const panel = window.createWebviewPanel('plumbline.review', say(title), view, {enableFindWidget: true})
    panel.webview.onDidReceiveMessage((said: Said) => this.#hear(said))
    panel.onDidChangeViewState(() => panel.visible && this.#show())
    panel.onDidDispose(() => {
      this.#page = null
      this.#before = null
    })
    return new LivePage(this.#context, panel)
  }

  /** While the server is away the page stays as it was, which its title says. */
  async #show(): Promise<void> {
    const [page, draft] = [this.#page, this.#draft]
    if (!page || !draft) return
    const made = await this.#parts.server.review(draft, {format: 'html', live: page.live, before: this.#before})
    if (page !== this.#page) return
    page.panel.title = made === null ? `${say(title)} ${say({zh: '（未更新）', en: '(not updated)'})}` : say(title)
    if (made !== null) await page.show(made)
  }

  async #hear(said: Said): Promise<void> {
    const {does, question, ticks = [], notes = [], lapsed = []} = said
    if (does === 'print' || does === 'export' || does === 'compare') return this[does]()
    if (does === 'plain') {
      this.#before = null
      return this.#show()
    }
    if (!question) return
    if (does === 'go') return this.#go(said.row ?? 0)
    if (does === 'mend') return this.#mend(said.row ?? 0)
    if (does === 'remark') await this.#decide([...notes], said.text ? {question, kind: 'noted', why: said.text} : null)
    else await this.#decide(said.on ? [...lapsed] : [...ticks], said.on ? {question, kind: 'checked', why: ''} : null)
  }

  /** What could not be kept is not shown as kept. */
  async #decide(gone: readonly string[], asked: Asked | null): Promise<void> {
    const isDone = asked ? await decideOn(this.#context, this.#parts, [asked], gone) : await undoAll(this.#parts, gone)
    if (isDone || !this.#page) return
    this.#page.forget()
    await this.#show()
  }

  async #go(row: number): Promise<void> {
    const range = await this.#rangeOf(row)
    if (!range || !this.#draft) return
    const viewColumn = window.visibleTextEditors.find(
      ({document}) => document.uri.toString() === this.#draft?.toString(),
    )?.viewColumn
    const editor = await window.showTextDocument(this.#draft, viewColumn ? {viewColumn} : {})
    editor.selection = new Selection(range.start, range.end)
    editor.revealRange(range)
  }

  async #mend(row: number): Promise<void> {
    const range = await this.#rangeOf(row)
    const edit = range && this.#draft && (await this.#parts.server.correction(this.#draft, range))
    if (edit) await workspace.applyEdit(edit)
    else
      window.setStatusBarMessage(say({zh: '此处没有可以直接改的数值', en: 'There is nothing to put right here'}), 3000)
  }

  async #rangeOf(row: number): Promise<Range | null> {
    const figure = this.#draft && (await this.#parts.server.figures(this.#draft))?.[row - 1]
    if (!figure) return null
    const {start, end} = figure.range
    return new Range(start.line, start.character, end.line, end.character)
  }
}
