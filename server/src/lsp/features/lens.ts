import type {CodeLens, Position} from 'vscode-languageserver'
import {chapters, chapterWords} from '../../core/ide/coverage/chapter-lens.js'
import {lenses} from '../../core/ide/navigation/lens.js'
import type {Asked} from '../requests.js'
import {range, words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Above each entry of a registry, how often the drafts use it; above each chapter of a draft, what was read there. */
export const codeLens: Feature = {
  announce: ({can, lenses: wished, configures}) =>
    can.textDocument?.codeLens && (wished || configures) ? {codeLensProvider: {resolveProvider: true}} : {},
  serve: ({connection, asked, client, closed, safely}) => {
    connection.onCodeLens(
      safely('codeLens', null, async ({textDocument}, token): Promise<CodeLens[] | null> => {
        if (!client.lenses) return null
        const found = asked(textDocument.uri)
        if (found?.file.kind === 'draft') return ofDraft(found)
        if (found?.file.kind !== 'registry') return null
        // A count of some drafts only would be a wrong one.
        await closed.complete(token)
        const now = asked(textDocument.uri)
        return now && ofRegistry(now)
      }),
    )
    connection.onCodeLensResolve((lens) => resolve(lens, asked))
  },
}

/** A command without a name is shown and does nothing: only our own extension has those that a lens would call. */
const shown = (title: string, {client}: Asked['view'], command: string, uri: string, at: Position) =>
  client.commands ? {title, command, arguments: [uri, at.line, at.character]} : {title, command: ''}

const ofRegistry = ({file, view, path}: Asked): CodeLens[] =>
  lenses(view.snapshot, path).map((it) => {
    const at = range(file, it.span, view.client)
    return {range: at, command: shown(words(it.words, view.client), view, 'plumbline.showUses', file.uri, at.start)}
  })

/** Counted when it comes into view. */
const ofDraft = ({file, view, path}: Asked): CodeLens[] =>
  chapters(view.snapshot, path).map((span) => ({
    range: range(file, span, view.client),
    data: {uri: file.uri, at: span.from},
  }))

/** A lens of a draft that was edited since has no heading any more, and will be asked for anew. */
function resolve(lens: CodeLens, asked: (uri: string) => Asked | null): CodeLens {
  const data: unknown = lens.data
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('at' in data)) return lens
  const found = asked(String(data.uri))
  const said = found && chapterWords(found.view.snapshot, found.path, Number(data.at))
  if (!found || !said) return {...lens, command: {title: '…', command: ''}}
  const title = words(said, found.view.client)
  return {...lens, command: shown(title, found.view, 'plumbline.showChapter', found.file.uri, lens.range.start)}
}
