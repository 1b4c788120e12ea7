import type {MarkupContent} from 'vscode-languageserver'
import {explainAt} from '../../core/ide/explain/explain.js'
import {card} from '../card.js'
import {type LspPosition, toOffset} from '../encoding.js'
import type {Feature} from './feature.js'

/** Why the number at a place was, or was not, taken for a figure: `plumbline/explain`, asked for and never shown unasked. */
export const explain: Feature = {
  announce: () => ({experimental: {plumblineExplain: true}}),
  serve: ({connection, asked, client, safely}) => {
    connection.onRequest(
      'plumbline/explain',
      safely('explain', null, (params: Params): MarkupContent | null => {
        const found = asked(params.textDocument.uri)
        if (found?.file.kind !== 'draft') return null
        const {file, view, path} = found
        const it = explainAt(view.snapshot, path, toOffset(file, params.position, client.encoding))
        return it && card({span: it.span, title: it.text, rows: it.rows, uses: []}, view)
      }),
    )
  },
}

interface Params {
  readonly textDocument: {readonly uri: string}
  readonly position: LspPosition
}
