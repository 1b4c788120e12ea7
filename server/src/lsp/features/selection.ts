import type {SelectionRange} from 'vscode-languageserver'
import {selectionsAt} from '../../core/ide/outline/selection.js'
import {type LspPosition, toOffset} from '../encoding.js'
import type {Asked} from '../requests.js'
import {range} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Selections grow by what a reader of figures sees. */
export const selection: Feature = {
  announce: ({can}) => (can.textDocument?.selectionRange ? {selectionRangeProvider: true} : {}),
  serve: ({connection, asked, safely}) => {
    connection.onSelectionRanges(
      safely('selectionRange', null, ({textDocument, positions}) => {
        const found = asked(textDocument.uri)
        return found?.file.kind === 'draft' ? positions.map((position) => chain(found, position)) : null
      }),
    )
  },
}

/** The protocol asks for the innermost, with its parents. */
function chain({file, view, path}: Asked, position: LspPosition): SelectionRange {
  const spans = selectionsAt(view.snapshot, path, toOffset(file, position, view.client.encoding))
  const outermost: SelectionRange = {range: {start: position, end: position}}
  return (
    spans.reduceRight<SelectionRange | null>(
      (parent, span) => ({range: range(file, span, view.client), ...(parent && {parent})}),
      null,
    ) ?? outermost
  )
}
