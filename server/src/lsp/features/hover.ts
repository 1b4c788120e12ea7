import {citedCard} from '../../core/ide/hover/cited-card.js'
import {citedAt} from '../../core/ide/summaries/cited.js'
import {card} from '../card.js'
import {toOffset} from '../encoding.js'
import {hover as hoverOfFigure} from '../requests.js'
import {range} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** What is known of a figure, or of what is cited; a figure within a document's citation is none, so that one goes first. */
export const hover: Feature = {
  announce: () => ({hoverProvider: true}),
  serve: ({connection, asked, client, safely}) => {
    connection.onHover(
      safely('hover', null, ({textDocument, position}) => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return hoverOfFigure(found, position)
        const {file, view, path} = found
        const offset = toOffset(file, position, client.encoding)
        const isDocument = citedAt(view.snapshot, path, offset)?.kind === 'document'
        const ofFigure = isDocument ? null : hoverOfFigure(found, position)
        if (ofFigure) return ofFigure
        const shown = citedCard(view.snapshot, path, offset)
        return shown && {contents: card(shown, view), range: range(file, shown.span, client)}
      }),
    )
  },
}
