import type {TextEdit} from 'vscode-languageserver'
import {alignments} from '../../core/ide/tables/align-table.js'
import type {Span} from '../../core/text/span.js'
import {span} from '../from-lsp.js'
import type {Asked} from '../requests.js'
import {textEdits} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Formatting aligns tables and touches nothing else: words are the writer's, and numbers of headings a code action's. */
export const formatting: Feature = {
  announce: ({can: {textDocument}}) => ({
    ...(textDocument?.formatting && {documentFormattingProvider: true}),
    ...(textDocument?.rangeFormatting && {documentRangeFormattingProvider: true}),
  }),
  serve: ({connection, asked, client, safely}) => {
    connection.onDocumentFormatting(
      safely('formatting', null, ({textDocument}) => formatted(asked(textDocument.uri), null)),
    )
    connection.onDocumentRangeFormatting(
      safely('rangeFormatting', null, ({textDocument, range}) => {
        const found = asked(textDocument.uri)
        return formatted(found, found && span(found.file, range, client.encoding))
      }),
    )
  },
}

const formatted = (asked: Asked | null, within: Span | null): TextEdit[] | null =>
  asked?.file.kind === 'draft'
    ? textEdits(asked.view, asked.path, alignments(asked.view.snapshot, asked.path, within ?? undefined))
    : null
