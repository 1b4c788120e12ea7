import {
  type CustomTextEditorProvider,
  commands,
  type ExtensionContext,
  Range,
  type TextDocument,
  type Uri,
  type WebviewPanel,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import type {Hands} from './hands.js'
import {LivePage} from './live-page.js'
import {say} from './say.js'
import type {Server} from './server.js'

const viewType = 'plumbline.registry'

/** What the page says; `typing`: it is not done yet. */
interface Said {
  readonly does: 'cell' | 'find' | 'column' | 'text'
  readonly control: string
  readonly id?: string
  readonly column?: string
  readonly text?: string
  readonly typing?: boolean
}

/** Registry files can be opened as tables, beside other ways to open them. */
export function showTables(context: ExtensionContext, server: Server, hands: Hands): void {
  const provider = new Provider(context, server, hands)
  context.subscriptions.push(
    window.registerCustomEditorProvider(viewType, provider, {supportsMultipleEditorsPerDocument: true}),
  )
}

export const tableCommands = () => ({
  openTable: (file?: Uri) => {
    const uri = file ?? window.activeTextEditor?.document.uri
    return uri && commands.executeCommand('vscode.openWith', uri, viewType)
  },
})

class Provider implements CustomTextEditorProvider {
  readonly #context: ExtensionContext
  readonly #server: Server
  readonly #hands: Hands

  constructor(context: ExtensionContext, server: Server, hands: Hands) {
    this.#context = context
    this.#server = server
    this.#hands = hands
  }

  async resolveCustomTextEditor(document: TextDocument, panel: WebviewPanel): Promise<void> {
    await this.#server.start()
    const table = new Table(this.#server, document, new LivePage(this.#context, panel))
    const showAtRest = this.#hands.atRest(
      () => undefined,
      () => panel.visible && table.show(),
    )
    const watched = [
      workspace.onDidChangeTextDocument((event) => event.document === document && table.show()),
      this.#server.onChanged(() => void showAtRest()),
      panel.onDidChangeViewState(() => panel.visible && table.show()),
      panel.webview.onDidReceiveMessage((said: Said) => table.hear(said)),
    ]
    panel.onDidDispose(() => {
      for (const it of watched) it.dispose()
    })
    await table.show()
  }
}

/** One file in one table; the text is the document's, with its undo. */
class Table {
  readonly #server: Server
  readonly #document: TextDocument
  readonly #page: LivePage
  #find = ''
  #columns: readonly string[] = []

  constructor(server: Server, document: TextDocument, page: LivePage) {
    this.#server = server
    this.#document = document
    this.#page = page
  }

  async show(): Promise<void> {
    const asked = {find: this.#find, columns: this.#columns, live: this.#page.live}
    const page = await this.#server.table(this.#document.uri, asked)
    if (page !== null) await this.#page.show(page)
  }

  async hear({does, control, id, column, text = '', typing}: Said): Promise<void> {
    if (does === 'text') return void commands.executeCommand('vscode.openWith', this.#document.uri, 'default')
    if (does === 'column') return this.#addColumn()
    if (does === 'find') {
      this.#find = text
      return this.show()
    }
    if (id === undefined || column === undefined) return
    const made = await this.#server.tableEdit(this.#document.uri, {id, column, text})
    await this.#page.panel.webview.postMessage({control, problem: made?.problem ?? null})
    if (typing || !made?.edit) return
    const {start, end} = made.edit.range
    const edit = new WorkspaceEdit()
    edit.replace(this.#document.uri, new Range(start.line, start.character, end.line, end.character), made.edit.newText)
    await workspace.applyEdit(edit)
  }

  async #addColumn(): Promise<void> {
    const list = await window.showQuickPick(
      [
        {label: say({zh: '现状值', en: 'Observed values'}), key: 'observations'},
        {label: say({zh: '目标值', en: 'Targets'}), key: 'targets'},
      ],
      {title: say({zh: '加一列', en: 'Add a Column'})},
    )
    const prompt = say({
      zh: '时点，如 2025-12-31；时期，如 2025',
      en: 'A day such as 2025-12-31, or a period such as 2025',
    })
    const time = list && (await window.showInputBox({title: list.label, prompt, validateInput: wrongTime}))
    if (!list || !time) return
    this.#columns = [...this.#columns, `${list.key} ${time.trim()}`]
    await this.show()
  }
}

const wrongTime = (text: string): string | null =>
  /^\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]|H[12]))?$/.test(text.trim())
    ? null
    : say({zh: '写作 2025、2025-06 或 2025-12-31', en: 'Write 2025, 2025-06 or 2025-12-31'})
