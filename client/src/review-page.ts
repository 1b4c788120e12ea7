import {type ExtensionContext, type Uri, ViewColumn, type WebviewPanel, window, workspace} from 'vscode'
import type {Parts} from './commands.js'
import {say} from './say.js'

const title = {zh: '指标核对表', en: 'Review of Figures'}

/** The 指标核对表 beside the draft: it follows what is typed, has no script, and is kept as a file to print and to sign. */
export class ReviewPage {
  readonly #parts: Parts
  #panel: WebviewPanel | null = null
  #draft: Uri | null = null

  constructor(context: ExtensionContext, parts: Parts) {
    this.#parts = parts
    context.subscriptions.push(parts.server.onChanged(() => void this.#show()))
  }

  /** Opens the page of the draft that is being looked at. */
  async open(): Promise<void> {
    const draft = this.#parts.current.document?.uri
    if (!draft) return
    this.#draft = draft
    this.#panel ??= this.#newPanel()
    this.#panel.reveal(undefined, true)
    await this.#show()
  }

  /** Keeps the page, or its rows as a table, in a file that the user names. */
  async export(): Promise<void> {
    const draft = this.#draft ?? this.#parts.current.document?.uri
    if (!draft) return
    const name = `${draft.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '')}-${say(title)}`
    const target = await window.showSaveDialog({
      defaultUri: draft.with({path: draft.path.replace(/[^/]*$/, `${name}.html`)}),
      filters: {HTML: ['html'], CSV: ['csv']},
      title: say({zh: '导出指标核对表', en: 'Export the Review of Figures'}),
    })
    if (!target) return
    const text = await this.#parts.server.review(draft, /\.csv$/i.test(target.path) ? 'csv' : 'html')
    if (text === null) return
    await workspace.fs.writeFile(target, new TextEncoder().encode(text))
    window.setStatusBarMessage(
      say({zh: '已导出，用浏览器打开即可打印', en: 'Exported; open it in a browser to print'}),
      5000,
    )
  }

  #newPanel(): WebviewPanel {
    const view = {viewColumn: ViewColumn.Beside, preserveFocus: true}
    const panel = window.createWebviewPanel('plumbline.review', say(title), view, {
      enableScripts: false,
      enableFindWidget: true,
      localResourceRoots: [],
    })
    panel.onDidDispose(() => {
      this.#panel = null
    })
    return panel
  }

  /** While the server is away the page stays as it was, which its title says. */
  async #show(): Promise<void> {
    const [panel, draft] = [this.#panel, this.#draft]
    if (!panel || !draft) return
    const page = await this.#parts.server.review(draft, 'html')
    if (panel !== this.#panel) return
    panel.title = page === null ? `${say(title)} ${say({zh: '（未更新）', en: '(not updated)'})}` : say(title)
    if (page !== null && panel.webview.html !== page) panel.webview.html = page
  }
}
