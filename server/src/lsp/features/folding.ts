import {boxes} from '../../core/ide/boxes.js'
import {folds} from '../../core/ide/folding.js'
import type {Feature} from './feature.js'

/** Chapters, tables and boxes fold. */
export const folding: Feature = {
  announce: ({can}) => (can.textDocument?.foldingRange ? {foldingRangeProvider: true} : {}),
  serve: ({connection, asked, client, safely}) => {
    const most = client.can.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY
    connection.onFoldingRanges(
      safely('foldingRange', null, ({textDocument}) => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return null
        const {view, path} = found
        const all = [...folds(view.snapshot, path), ...boxes(view.snapshot, path)]
        return all.slice(0, most).map(({first, last}) => ({startLine: first, endLine: last}))
      }),
    )
  },
}
