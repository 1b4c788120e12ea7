import {boxes} from '../../core/ide/outline/boxes.js'
import {folds} from '../../core/ide/outline/folding.js'
import {registryFolds} from '../../core/ide/outline/registry-folding.js'
import type {Feature} from './feature.js'

/** Chapters, tables and boxes fold; in a registry file, sections, entries and lists. */
export const folding: Feature = {
  announce: ({can}) => (can.textDocument?.foldingRange ? {foldingRangeProvider: true} : {}),
  serve: ({connection, asked, client, safely}) => {
    const most = client.can.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY
    connection.onFoldingRanges(
      safely('foldingRange', null, ({textDocument}) => {
        const found = asked(textDocument.uri)
        if (!found) return null
        const {file, view, path} = found
        const all =
          file.kind === 'draft'
            ? [...folds(view.snapshot, path), ...boxes(view.snapshot, path)]
            : registryFolds(view.snapshot, path)
        return all.slice(0, most).map(({first, last}) => ({startLine: first, endLine: last}))
      }),
    )
  },
}
