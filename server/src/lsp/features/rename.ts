import {ErrorCodes, type Range, ResponseError, type WorkspaceEdit} from 'vscode-languageserver'
import {withOpened} from '../../core/ide/findings/opened.js'
import {type Rename, renameAt} from '../../core/ide/navigation/rename.js'
import {renamedAt} from '../../core/ide/navigation/renamed.js'
import {toOffset} from '../encoding.js'
import {range, textEdits, type View, words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** A name of an indicator, a term or a heading, everywhere at once. */
export const rename: Feature = {
  announce: ({can}) => {
    const asked = can.textDocument?.rename
    return asked ? {renameProvider: asked.prepareSupport ? {prepareProvider: true} : true} : {}
  },
  serve: ({connection, asked, client, closed, safely}) => {
    connection.onPrepareRename(
      safely('prepareRename', null, ({textDocument, position}): {range: Range; placeholder: string} | null => {
        const found = asked(textDocument.uri)
        if (!found) return null
        const {file, view, path} = found
        const it = renamedAt(view.snapshot, path, toOffset(file, position, client.encoding))
        return it && {range: range(file, it.span, client), placeholder: it.text}
      }),
    )
    connection.onRenameRequest(
      safely('rename', null, async ({textDocument, position, newName}, token): Promise<WorkspaceEdit | null> => {
        await closed.complete(token)
        const found = asked(textDocument.uri)
        if (!found) return null
        const {file, view, path} = found
        const offset = toOffset(file, position, client.encoding)
        const snapshot = withOpened(view.snapshot, renamedAt(view.snapshot, path, offset)?.text ?? '')
        const renamed = renameAt(snapshot, path, offset, newName)
        if (!renamed) return null
        // A refusal must reach the writer.
        if ('refused' in renamed) throw new ResponseError(ErrorCodes.InvalidParams, words(renamed.refused, client))
        return edit(view, renamed)
      }),
    )
  },
}

/** Versioned where the client can refuse edits of a text that it no longer has. */
export function edit(view: View, files: Rename): WorkspaceEdit {
  const changes = [...files].map(([path, edits]) => ({uri: view.uri(path), edits: textEdits(view, path, edits)}))
  return view.client.versionedEdits
    ? {documentChanges: changes.map(({uri, edits}) => ({textDocument: {uri, version: view.version(uri)}, edits}))}
    : {changes: Object.fromEntries(changes.map(({uri, edits}) => [uri, edits]))}
}
