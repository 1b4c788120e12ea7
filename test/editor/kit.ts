import {commands, type Diagnostic, languages, Selection, type TextDocument, Uri, window, workspace} from 'vscode'

/**
 * What is shown of the extension in one folder: sentences, each with what must hold. A text in answer says why this
 * editor cannot show it.
 */
export type Story = Readonly<Record<string, () => Promise<unknown>>>

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

/** Undefined: as it is where nobody has set it. The driver counts which values have been tried. */
export function set(name: string, value: unknown): Thenable<void> {
  console.log(`@@TRIED plumbline.${name}=${value}`)
  return workspace.getConfiguration('plumbline').update(name, value, true)
}

/** Runs a command of ours; the driver counts which have been. */
export function run(command: string, ...words: unknown[]): Thenable<unknown> {
  console.log(`@@RAN plumbline.${command}`)
  return commands.executeCommand(`plumbline.${command}`, ...words)
}

declare const PERSON: string

export interface Row {
  readonly label: string
  readonly description: string
  /** As a screen reader has it. */
  readonly said: string
}

/** Somebody at the page looks or presses; `scripts/hosts/person.mjs` says what can be asked. */
async function ask<Value>(does: string, ...words: readonly unknown[]): Promise<Value> {
  const answer = await fetch(PERSON, {method: 'POST', body: JSON.stringify({does, words})})
  const {value, error} = (await answer.json()) as {value: Value; error?: string}
  if (error) throw new Error(`${does} ${words.join(' ')}: ${error}`)
  return value
}

export const person = {
  rows: () => ask<readonly Row[]>('rows'),
  buttons: (row: string) => ask<readonly string[]>('buttons', row),
  button: (row: string, name: string) => ask<null>('button', row, name),
  click: (row: string) => ask<null>('click', row),
  open: (row: string) => ask<null>('open', row),
  menu: (row: string) => ask<readonly string[]>('menu', row),
  choose: (row: string, name: string) => ask<null>('choose', row, name),
  /** Null: what stands there already is right. Answers what was asked. */
  answer: (text: string | null) => ask<string>('answer', text),
  pick: (name: string) => ask<readonly string[]>('pick', name),
  tick: (names: readonly string[]) => ask<null>('tick', names),
  key: (name: string) => ask<null>('key', name),
  picture: (name: string) => ask<null>('picture', name),
  status: () => ask<string>('status'),
  count: (selector: string) => ask<number>('count', selector),
  text: (selector: string) => ask<string>('text', selector),
  press: (selector: string) => ask<null>('press', selector),
  page: (selector: string) => ask<readonly string[]>('page', selector),
}

/** Gives up what a command asks, until it has ended: an Escape may come before the box does. */
export async function unanswered(asked: Thenable<unknown>): Promise<void> {
  let isAsking = true
  const ended = Promise.resolve(asked).finally(() => {
    isAsking = false
  })
  for (const end = Date.now() + 20_000; isAsking && Date.now() < end; await Promise.race([ended, pause(300)]))
    await person.key('Escape')
  holds(!isAsking, 'it asks still')
}

/** Puts the caret into words of a file. */
export async function caretAt(uri: Uri, words: string): Promise<void> {
  const document = await workspace.openTextDocument(uri)
  const at = document.getText().indexOf(words)
  holds(at >= 0, `${words} is not in ${uri.path}`)
  const editor = await window.showTextDocument(document)
  const place = document.positionAt(at + 1)
  editor.selection = new Selection(place, place)
}

export const textOf = async (uri: Uri): Promise<string> => (await workspace.openTextDocument(uri)).getText()

/** As it is kept; '' where it is not. */
export const kept = (uri: Uri): Promise<string> =>
  Promise.resolve(workspace.fs.readFile(uri)).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '',
  )

export const isTabOpen = (words: RegExp): boolean =>
  window.tabGroups.all.some(({tabs}) => tabs.some(({label}) => words.test(label)))
