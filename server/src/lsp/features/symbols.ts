import {documentSymbols} from '../requests.js'
import type {Feature} from './feature.js'

/** The outline of a draft or a registry file. */
export const outline: Feature = {
  announce: () => ({documentSymbolProvider: true}),
  serve: ({connection, asked, safely}) => {
    connection.onDocumentSymbol(
      safely('documentSymbol', [], ({textDocument}) => documentSymbols(asked(textDocument.uri))),
    )
  },
}
