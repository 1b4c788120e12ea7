import {
  commands,
  type ExtensionContext,
  FileType,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode'
import type {Parts} from './commands.js'
import {say} from './say.js'
import {registryPath, skeletonOf, withSource} from './skeleton.js'

const reopen = 'plumbline.openNext'

/** What a newcomer does: the example, a workspace and a registry of their own. `home` is null in the browser. */
export const firstMinute = (context: ExtensionContext, {current, server}: Parts, home: Uri | null) => ({
  example: () => openExample(context, home),
  showExampleFigure: () => showWords('105个'),
  showExampleUnregistered: () => showWords('超过4000项'),
  openDraft: () => openDraft(),
  newWorkspace: () => newWorkspace(context),
  newRegistry: () => newRegistry(current.document?.uri ?? null),
  chooseRegistry: () => chooseRegistry(current.document?.uri ?? null),
  noRegistry: () => noRegistry(),
  openBroken: async () => {
    const registry = current.report?.registry
    if (registry?.state !== 'broken') return
    // A question that was put is asked once, and may lie among the notifications by now.
    if (registry.waits) return server.readAgain().then(() => commands.executeCommand('notifications.showList'))
    await window.showTextDocument(Uri.parse(registry.uri), {selection: new Range(registry.line, 0, registry.line, 0)})
  },
})

/** A folder that was opened for its draft shows it; whether this is one. */
export async function openAwaited({globalState}: ExtensionContext): Promise<boolean> {
  const awaited = globalState.get<string>(reopen)
  if (!awaited) return false
  const uri = Uri.parse(awaited)
  if (!workspace.getWorkspaceFolder(uri)) return false
  await globalState.update(reopen, undefined)
  await window.showTextDocument(uri)
  return true
}

/** Copied, so that nothing of the writer's own is touched, and so that it may be edited. */
async function openExample(context: ExtensionContext, home: Uri | null): Promise<void> {
  const folder = home ?? workspace.workspaceFolders?.[0]?.uri
  if (!folder)
    return void window.showInformationMessage(
      say({zh: '请先打开一个文件夹，示例将放在其中。', en: 'Open a folder first; the example is put into it.'}),
    )
  const target = Uri.joinPath(folder, '准绳示例')
  if (!(await exists(target))) await copyFolder(Uri.joinPath(context.extensionUri, 'examples'), target)
  await openFolder(context, target, Uri.joinPath(target, 'planted.md'))
}

/** One file after another: a folder of an extension in the browser can be read but not copied as a whole. */
async function copyFolder(from: Uri, to: Uri): Promise<void> {
  await workspace.fs.createDirectory(to)
  for (const path of exampleFiles) {
    const target = Uri.joinPath(to, path)
    await workspace.fs.createDirectory(Uri.joinPath(target, '..'))
    await workspace.fs.writeFile(target, await workspace.fs.readFile(Uri.joinPath(from, path)))
  }
}

const exampleFiles = [
  'plumbline.yaml',
  'plan.md',
  'planted.md',
  'registry/baseline.metrics.yaml',
  'registry/documents.metrics.yaml',
]

/** In this window; a folder inside the one that is open needs no other window. */
async function openFolder(context: ExtensionContext, folder: Uri, draft: Uri): Promise<void> {
  if (workspace.getWorkspaceFolder(folder)) return void (await window.showTextDocument(draft))
  await context.globalState.update(reopen, draft.toString())
  await commands.executeCommand('vscode.openFolder', folder, {forceReuseWindow: true})
}

/** Puts the caret on words of the draft that is open, in the middle, and shows what is said of them. */
async function showWords(words: string): Promise<void> {
  const editor = window.visibleTextEditors.find(({document}) => document.getText().includes(words))
  if (!editor) return void commands.executeCommand('plumbline.example')
  const {document} = await window.showTextDocument(editor.document, editor.viewColumn)
  const at = document.getText().indexOf(words)
  const range = new Range(document.positionAt(at), document.positionAt(at + words.length))
  editor.selection = new Selection(range.start, range.start)
  editor.revealRange(range, TextEditorRevealType.InCenter)
  await commands.executeCommand('editor.action.showHover')
}

async function openDraft(): Promise<void> {
  const [chosen] = (await window.showOpenDialog({filters: {Markdown: ['md', 'markdown']}})) ?? []
  if (!chosen) return
  await window.showTextDocument(chosen)
  await commands.executeCommand('plumbline.check')
}

async function newWorkspace(context: ExtensionContext): Promise<void> {
  const title = await window.showInputBox({
    title: say({zh: '规划的名称', en: 'Title of the plan'}),
    placeHolder: '云州市“十五五”数字经济发展规划',
    validateInput: (text) =>
      /[\\/:*?<>|]/.test(text) ? say({zh: '名称中不能有 \\ / : * ? < > |', en: 'Without \\ / : * ? < > |'}) : null,
  })
  if (!title) return
  const [parent] =
    (await window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: say({zh: '建在这里', en: 'Create Here'}),
    })) ?? []
  if (!parent) return
  const folder = Uri.joinPath(parent, title)
  if (await exists(folder))
    return void window.showWarningMessage(
      say({zh: `“${title}”已经存在，没有改动。`, en: `“${title}” exists already; nothing was changed.`}),
    )
  const {config, registry, draft} = skeletonOf(title, new Date().getFullYear())
  await write(Uri.joinPath(folder, 'plumbline.yaml'), config)
  await write(Uri.joinPath(folder, registryPath), registry)
  const file = Uri.joinPath(folder, `${title}.md`)
  await write(file, draft)
  await openFolder(context, folder, file)
}

/** Where the configuration of a draft lies, or would. */
async function rootFor(draft: Uri | null): Promise<Uri | null> {
  const own = (draft && workspace.getWorkspaceFolder(draft)?.uri) ?? workspace.workspaceFolders?.[0]?.uri ?? null
  if (!draft) return own
  for (
    let folder = Uri.joinPath(draft, '..');
    own && folder.path.startsWith(own.path);
    folder = Uri.joinPath(folder, '..')
  ) {
    if (await exists(Uri.joinPath(folder, 'plumbline.yaml'))) return folder
    if (folder.path === own.path) break
  }
  return own ?? Uri.joinPath(draft, '..')
}

async function newRegistry(draft: Uri | null): Promise<void> {
  const root = await rootFor(draft)
  if (!root) return newNeedsFolder()
  const target = Uri.joinPath(root, registryPath)
  if (!(await exists(target))) await write(target, skeletonOf(draft?.path ?? '', new Date().getFullYear()).registry)
  await addSource(root, 'registry/*.metrics.yaml', draft)
  await window.showTextDocument(target)
}

async function chooseRegistry(draft: Uri | null): Promise<void> {
  const root = await rootFor(draft)
  if (!root) return newNeedsFolder()
  const [chosen] = (await window.showOpenDialog({filters: {YAML: ['yaml', 'yml']}, defaultUri: root})) ?? []
  if (!chosen) return
  const inside = `${root.path.replace(/\/$/, '')}/`
  await addSource(root, chosen.path.startsWith(inside) ? chosen.path.slice(inside.length) : chosen.fsPath, draft)
}

async function addSource(root: Uri, source: string, draft: Uri | null): Promise<void> {
  const config = Uri.joinPath(root, 'plumbline.yaml')
  const text = (await exists(config))
    ? new TextDecoder().decode(await workspace.fs.readFile(config))
    : skeletonOf(draft?.path ?? '', new Date().getFullYear()).config.replace(/^registry:\n.*\n/m, '')
  if (!text.includes(source)) await write(config, withSource(text, source))
}

const newNeedsFolder = (): void =>
  void window.showInformationMessage(say({zh: '请先打开文稿所在的文件夹。', en: 'Open the folder of the draft first.'}))

async function noRegistry(): Promise<void> {
  const choices = [
    {label: say({zh: '新建登记库', en: 'New Registry'}), command: 'plumbline.newRegistry'},
    {label: say({zh: '选择已有的登记库…', en: 'Choose a Registry…'}), command: 'plumbline.chooseRegistry'},
    {label: say({zh: '打开示例', en: 'Open the Example'}), command: 'plumbline.example'},
  ]
  const title = say({zh: '没有登记库，数值未核对', en: 'No registry: figures are not held against anything'})
  const chosen = await window.showQuickPick(choices, {title})
  if (chosen) await commands.executeCommand(chosen.command)
}

const write = (uri: Uri, text: string): Thenable<void> => workspace.fs.writeFile(uri, new TextEncoder().encode(text))

async function exists(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Unknown
  } catch {
    return false
  }
}
