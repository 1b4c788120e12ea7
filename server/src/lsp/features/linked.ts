import {linkedAt} from '../../core/ide/navigation/linked.js'
import {toOffset} from '../encoding.js'
import {range} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** A figure that stands twice in a sentence is typed once. */
export const linkedEditing: Feature = {
  announce: ({can}) => (can.textDocument?.linkedEditingRange ? {linkedEditingRangeProvider: true} : {}),
  serve: ({connection, asked, client, safely}) => {
    connection.languages.onLinkedEditingRange(
      safely('linkedEditingRange', null, ({textDocument, position}) => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return null
        const {file, view, path} = found
        const spans = linkedAt(view.snapshot, path, toOffset(file, position, client.encoding))
        return spans && {ranges: spans.map((it) => range(file, it, client)), wordPattern}
      }),
    )
  },
}

/** What may be typed without leaving the number; half-width, full-width or Han. */
const wordPattern = '[\\d０-９.．,，〇零一二两三四五六七八九十百千万亿点]+'
