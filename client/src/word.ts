import {
  commands,
  EventEmitter,
  type ExtensionContext,
  RelativePattern,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode'
import type {Parts} from './commands.js'
import {say} from './say.js'
import {wordScheme} from './word-scheme.js'

/** What is done with a Word draft by a right click. */
export const wordCommands = (word: WordDrafts) => ({
  checkWord: (file?: Uri) => word.check(file),
  annotateWord: (of?: Uri) => word.annotate(of),
})

/** Word drafts: each is shown as the Markdown that it is read as, and checked as that; the findings go back as comments. */
export class WordDrafts implements TextDocumentContentProvider {
  readonly #parts: Parts
  readonly #changed = new EventEmitter<Uri>()
  readonly #watched = new Set<string>()
  readonly #context: ExtensionContext
  readonly onDidChange = this.#changed.event

  constructor(context: ExtensionContext, parts: Parts) {
    this.#context = context
    this.#parts = parts
    context.subscriptions.push(workspace.registerTextDocumentContentProvider(wordScheme, this))
  }

  /** Opens a Word draft, or the one that the user names, as it is read. */
  async check(file?: Uri): Promise<void> {
    const source = file ?? (await window.showOpenDialog({filters: {Word: ['docx']}}))?.[0]
    if (!source) return
    const {server} = this.#parts
    const uri = readingOf(source)
    await server.choose(uri, true)
    await server.start()
    this.#watch(source)
    try {
      await window.showTextDocument(uri, {preview: false})
    } catch (error) {
      return void window.showErrorMessage(error instanceof Error ? error.message : String(error))
    }
    await commands.executeCommand('workbench.actions.view.problems', {preserveFocus: true})
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const {server} = this.#parts
    await server.start()
    const answer = await server.readWord(await base64Of(sourceOf(uri)))
    if (answer && 'text' in answer) return answer.text
    // An empty text would look like a draft without findings.
    throw new Error(
      answer?.refused ?? say({zh: '准绳未能启动，请稍后再试', en: 'Plumbline has not started; try again'}),
    )
  }

  /** Writes the Word file anew with the findings in its margin, into a file that the user names. */
  async annotate(of?: Uri): Promise<void> {
    const uri = of?.scheme === wordScheme ? of : window.activeTextEditor?.document.uri
    if (uri?.scheme !== wordScheme) return
    const source = sourceOf(uri)
    const path = source.path.replace(/\.docx$/i, say({zh: '-批注.docx', en: '-comments.docx'}))
    const target = await window.showSaveDialog({defaultUri: source.with({path}), filters: {Word: ['docx']}})
    if (!target) return
    if (target.toString() === source.toString())
      return void window.showErrorMessage(
        say({zh: '不改写原稿，请另取文件名', en: 'The draft itself is not written over; name another file'}),
      )
    const answer = await this.#parts.server.annotateWord(uri, await base64Of(source))
    if (!answer || 'refused' in answer)
      return void window.showErrorMessage(answer?.refused ?? say({zh: '未能写批注', en: 'No comments were written'}))
    await workspace.fs.writeFile(
      target,
      Uint8Array.from(atob(answer.bytes), (it) => it.charCodeAt(0)),
    )
    const {placed, all} = answer
    const name = target.path.replace(/^.*\//, '')
    void window.showInformationMessage(
      say({
        zh: `已写入批注 ${placed} 处${placed < all ? `（另有 ${all - placed} 处无处标注）` : ''}：${name}`,
        en: `${placed}${placed < all ? ` of ${all}` : ''} comments written: ${name}`,
      }),
    )
  }

  #watch(source: Uri): void {
    if (this.#watched.has(source.toString())) return
    this.#watched.add(source.toString())
    const name = source.path.replace(/^.*\//, '')
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(source, '..'), name))
    const again = () => this.#changed.fire(readingOf(source))
    this.#context.subscriptions.push(watcher, watcher.onDidChange(again), watcher.onDidCreate(again))
  }
}

/** Its authority says where the file lies, so that the server finds configuration and registry beside it. */
const readingOf = ({scheme, authority, path}: Uri): Uri =>
  Uri.from({scheme: wordScheme, authority: authority ? `${scheme}+${authority}` : scheme, path: `${path}.md`})

function sourceOf({authority, path}: Uri): Uri {
  const [scheme = 'file', ...rest] = authority.split('+')
  return Uri.from({scheme, authority: rest.join('+'), path: path.replace(/\.md$/, '')})
}

async function base64Of(file: Uri): Promise<string> {
  const bytes = await workspace.fs.readFile(file)
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
