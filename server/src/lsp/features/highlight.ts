import {DocumentHighlightKind} from 'vscode-languageserver'
import {highlightsAt} from '../../core/ide/navigation/highlight.js'
import {toOffset} from '../encoding.js'
import {range} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Whatever in the file speaks of what the cursor is on. */
export const highlight: Feature = {
  announce: ({can}) => (can.textDocument?.documentHighlight ? {documentHighlightProvider: true} : {}),
  serve: ({connection, asked, client, safely}) => {
    connection.onDocumentHighlight(
      safely('documentHighlight', null, ({textDocument, position}) => {
        const found = asked(textDocument.uri)
        if (!found) return null
        const {file, view, path} = found
        return highlightsAt(view.snapshot, path, toOffset(file, position, client.encoding)).map((it) => ({
          range: range(file, it.span, client),
          kind: it.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }))
      }),
    )
  },
}
