import {
  type CodeLens,
  commands,
  type InlayHint,
  languages,
  Range,
  type SemanticTokens,
  type Uri,
  workspace,
} from 'vscode'
import {at, caretAt, found, holds, open, person, run, type Story, set, until} from './kit.js'

const draft = (): Uri => at('planted.md')
const messages = () => found(draft()).map(({message}) => message)
const hasWords = (words: RegExp) => () => messages().some((message) => words.test(message))
const lenses = async (uri = draft()) =>
  (await commands.executeCommand<CodeLens[] | undefined>('vscode.executeCodeLensProvider', uri, 99)) ?? []
const hints = async () =>
  (await commands.executeCommand<InlayHint[] | undefined>(
    'vscode.executeInlayHintProvider',
    draft(),
    new Range(0, 0, 99, 0),
  )) ?? []
const tokens = async () =>
  (await commands.executeCommand<SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', draft()))?.data
    .length ?? 0

/** Every setting, with what can be seen of each of its values. */
export const settings: Story = {
  'locale: the language of findings, status bar and view': async () => {
    await open(draft())
    for (const [locale, words, status] of [
      ['en', /registered as/, /^Plumbline \d+\/27 · 9 differ$/],
      ['zh-cn', /登记为/, /^准绳 \d+\/27 · 9 不符$/],
    ] as const) {
      await set('locale', locale)
      await until(hasWords(words), `${locale}: ${messages()[0]}`)
      await until(async () => status.test(await person.status()), `status: ${await person.status()}`)
    }
    await set('locale', undefined)
  },
  'inlayHints: on, where it differs, off': async () => {
    await set('inlayHints', 'on-difference')
    const some = await until(async () => (await hints()).length, 'there are no hints')
    await set('inlayHints', 'on')
    await until(async () => (await hints()).length > some, 'as many hints as where it differs')
    await set('inlayHints', 'off')
    await until(async () => (await hints()).length === 0, 'there still are hints')
    await set('inlayHints', undefined)
  },
  'codeLens: lenses of chapters and of registry entries': async () => {
    const entries = at('registry/baseline.metrics.yaml')
    await until(async () => (await lenses()).length > 1 && (await lenses(entries)).length > 1, 'there are no lenses')
    for (const {command} of await lenses()) holds(command?.command, `a lens without a command: ${command?.title}`)
    await set('codeLens', false)
    await until(async () => (await lenses()).length + (await lenses(entries)).length === 0, 'there still are lenses')
    await set('codeLens', undefined)
  },
  'colours: verdicts, differing, off': async () => {
    const all = await until(tokens, 'there are no colours')
    await set('colours', 'differing')
    const some = await until(async () => {
      const count = await tokens()
      return count > 0 && count < all ? count : null
    }, 'as many colours as with verdicts')
    await set('colours', 'off')
    await until(async () => (await tokens()) < some, 'there still are colours')
    await set('colours', undefined)
    await until(async () => (await tokens()) === all, 'the colours are not back')
  },
  'diagnostics: drafts that are not open, or not': async () => {
    const closed = at('closed.md')
    await until(() => found(closed).length > 0, 'nothing is found in a draft that is not open', 40_000)
    await set('diagnostics', 'open')
    await until(() => found(closed).length === 0, 'it is still there')
    holds(found(draft()).length > 10, 'nothing is found in the one that is')
    await set('diagnostics', undefined)
    await until(() => found(closed).length > 0, 'it does not come back', 40_000)
  },
  'trace: what passes is in the log; showLog shows it': async () => {
    await set('trace.server', 'verbose')
    await commands.executeCommand('_extensionTests.setLogLevel', 'trace')
    await run('showLog')
    await caretAt(draft(), '105个')
    await run('useRegistered')
    const log = () => person.text('.part.panel .view-lines')
    const isThere = await until(async () => /textDocument\/|"uri"/.test(await log()), '').catch(() => false)
    const written = await log()
    await open(draft())
    await commands.executeCommand('workbench.action.files.revert')
    await commands.executeCommand('_extensionTests.setLogLevel', 'info')
    await set('trace.server', 'messages')
    await set('trace.server', undefined)
    await commands.executeCommand('workbench.action.closePanel')
    // A log is written by a part that is compiled where the editor is installed; where that is not, none is shown.
    if (!isThere && written.trim() === '') return 'this editor shows no log'
    holds(isThere, `the log says ${written.slice(0, 200)}`)
    return undefined
  },
  'restart begins anew': async () => {
    await run('restart')
    await until(() => found(draft()).length > 10, 'nothing is found after it', 40_000)
  },
  'disable takes everything away, enable brings it back': async () => {
    await open(draft())
    await run('disable')
    await until(() => languages.getDiagnostics(draft()).length === 0, 'findings are left')
    await until(async () => (await person.status()) === '准绳 停用', `status: ${await person.status()}`)
    await run('enable')
    await until(() => found(draft()).length > 10, 'nothing is found', 40_000)
    await until(async () => /9 不符$/.test(await person.status()), `status: ${await person.status()}`)
  },
  'enable: never, always and auto are heeded without a reload': async () => {
    await set('enable', 'never')
    // What the commands before have set for the folder goes before it.
    await workspace.getConfiguration('plumbline').update('enable', undefined, false)
    await until(() => found(draft()).length === 0, 'never: findings are left')
    await set('enable', 'always')
    await until(() => found(draft()).length > 10, 'always: nothing is found', 40_000)
    await set('enable', undefined)
    await until(() => found(draft()).length > 10, 'auto: nothing is found', 40_000)
  },
}
