import {type ExtensionContext, Uri, window, workspace} from 'vscode'
import type {Parts} from './commands.js'
import {type Decision, withDecision, withoutDecision} from './decisions-file.js'
import type {Figure} from './report.js'
import {figureAt, rowIn} from './rows.js'
import {say} from './say.js'
import type {Words} from './words.js'

const memory = 'plumbline.person'

/** What a person decides of a figure: it need not be registered, stays as it is, or has been looked at. */
export const decisionCommands = (context: ExtensionContext, parts: Parts) => ({
  exempt: async (said: unknown, all?: unknown) =>
    decide(context, parts, await figuresIn(parts, said, all), 'accepted', {
      zh: '不必入库的理由',
      en: 'Why it need not be registered',
    }),
  keep: async (said: unknown, all?: unknown) =>
    decide(context, parts, await figuresIn(parts, said, all), 'kept', {
      zh: '此处不改的理由',
      en: 'Why it stays as it is',
    }),
  tick: async (said: unknown, all?: unknown) =>
    decide(context, parts, await figuresIn(parts, said, all), 'checked', null),
  note: async (said: unknown, all?: unknown) =>
    decide(context, parts, await figuresIn(parts, said, all), 'noted', {zh: '备注', en: 'Remark'}),
  undo: async (said: unknown, all?: unknown) => undo(parts, await figuresIn(parts, said, all)),
})

/** The figures that are chosen in the view, or the one at the caret. */
async function figuresIn({current}: Parts, said: unknown, all: unknown): Promise<readonly Figure[]> {
  const chosen = (Array.isArray(all) ? all : [said]).flatMap((it: unknown) => rowIn(it)?.figure ?? [])
  if (chosen.length) return chosen
  const caret = window.activeTextEditor?.selection.active
  const found = caret && figureAt(await current.figures(), caret.line, caret.character)
  return found ? [found] : []
}

/** What is decided of a figure. */
export interface Asked {
  readonly question: Figure['question']
  readonly kind: Decision['kind']
  readonly rule?: string | null
  readonly why: string
}

/** The reason is asked before anything is written; without one nothing is. */
async function decide(
  context: ExtensionContext,
  parts: Parts,
  figures: readonly Figure[],
  kind: Decision['kind'],
  asks: Words | null,
): Promise<void> {
  if (!figures.length) return tell({zh: '光标处没有指标数值', en: 'There is no figure at the caret'})
  if (!fileOf(parts)) return
  const why = asks
    ? await window.showInputBox({title: say(asks), prompt: figures.map(({text}) => text).join('、')})
    : ''
  if (why === undefined || (asks && why.trim() === '')) return
  const asked = figures.map(({question, rule}): Asked => ({question, kind, rule: kind === 'kept' ? rule : null, why}))
  await decideOn(context, parts, asked, [])
}

/** Writes decisions down instead of others, which go. Whether that was done: not without a name or a place for them. */
export async function decideOn(
  context: ExtensionContext,
  parts: Parts,
  all: readonly Asked[],
  gone: readonly string[],
): Promise<boolean> {
  const file = fileOf(parts)
  const by = file && (await person(context))
  if (!file || !by) return false
  const at = today()
  const decisions = all.map(
    ({question, kind, rule = null, why}, index): Decision => ({
      ...question,
      id: `${Date.now().toString(36)}${index || ''}`,
      kind,
      rule,
      by,
      at,
      why: why.trim(),
    }),
  )
  await change(parts, file, (text) => decisions.reduce(withDecision, gone.reduce(withoutDecision, text)))
  return true
}

/** Takes decisions back. */
export async function undoAll(parts: Parts, ids: readonly string[]): Promise<boolean> {
  const file = fileOf(parts)
  if (!file || !ids.length) return false
  await change(parts, file, (text) => ids.reduce(withoutDecision, text))
  return true
}

function fileOf({current}: Parts): string | null {
  const file = current.report?.decisions ?? null
  if (!file) tell({zh: '请先新建登记库，决定写在它旁边', en: 'Make a registry first; decisions are kept beside it'})
  return file
}

async function undo(parts: Parts, figures: readonly Figure[]): Promise<void> {
  const ids = figures.flatMap(({decisions, lapsed}) => [...decisions, ...(lapsed ? [lapsed] : [])].map(({id}) => id))
  if (!ids.length) return tell({zh: '这里没有作过决定', en: 'Nothing has been decided here'})
  await undoAll(parts, ids)
}

let writing: Promise<void> = Promise.resolve()

/** One after another: two ticks in a row must not write over each other. */
function change({server}: Parts, file: string, edit: (text: string) => string): Promise<void> {
  const uri = Uri.parse(file)
  const write = async (): Promise<void> => {
    const bytes = await workspace.fs.readFile(uri).then(
      (it) => it,
      () => new Uint8Array(),
    )
    await workspace.fs.createDirectory(Uri.joinPath(uri, '..'))
    await workspace.fs.writeFile(uri, new TextEncoder().encode(edit(new TextDecoder().decode(bytes))))
    await server.touched(uri)
  }
  writing = writing.then(write, write)
  return writing
}

/** Who decides: asked once on a machine. */
export async function person({globalState}: ExtensionContext): Promise<string | undefined> {
  const known = globalState.get<string>(memory)
  if (known) return known
  const title = say({zh: '您的姓名（写进决定，只问一次）', en: 'Your name (kept with decisions, asked once)'})
  const name = (await window.showInputBox({title}))?.trim()
  if (name) await globalState.update(memory, name)
  return name || undefined
}

function today(): string {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

const tell = (words: Words): void => void window.setStatusBarMessage(say(words), 4000)
