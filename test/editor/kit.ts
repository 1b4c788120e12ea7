import {type Diagnostic, languages, type TextDocument, Uri, window, workspace} from 'vscode'

/** What is shown of the extension in one folder: sentences, each with what must hold. */
export type Story = Readonly<Record<string, () => Promise<void>>>

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Waits until it holds; answers what it gave. */
export async function until<Value>(
  value: () => Value | Promise<Value>,
  complaint: string,
  patience = 20_000,
): Promise<NonNullable<Value>> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(20)) {
    const now = await value()
    if (now) return now
  }
  throw new Error(complaint)
}

export function holds(condition: unknown, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint)
}

/** A file below a folder of the workspace. */
export function at(path: string, folder = 0): Uri {
  const root = workspace.workspaceFolders?.[folder]
  holds(root, 'no folder is open')
  return Uri.joinPath(root.uri, path)
}

export async function open(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri)
  await window.showTextDocument(document)
  return document
}

/** What we have found in a file; others check Markdown too. */
export const found = (uri: Uri): readonly Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({source}) => source === '准绳' || source === 'Plumbline')

export const set = (name: string, value: unknown): Thenable<void> =>
  workspace.getConfiguration('plumbline').update(name, value, true)
