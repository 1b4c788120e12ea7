import type {Location} from 'vscode-languageserver'
import {citedAt} from '../../core/ide/cited.js'
import {citedCard, citedPlaces} from '../../core/ide/cited-card.js'
import {citedUses} from '../../core/ide/cited-uses.js'
import {card} from '../card.js'
import {toOffset} from '../encoding.js'
import {definition, hover, references} from '../requests.js'
import {location, range} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Hover, definition and references of what is cited, beside those of figures: a figure within a citation is none, so citations go first. */
export const cited: Feature = {
  announce: () => ({}),
  serve: ({connection, asked, client, closed, safely}) => {
    connection.onHover(
      safely('hover', null, ({textDocument, position}) => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return hover(found, position)
        const {file, view, path} = found
        const offset = toOffset(file, position, client.encoding)
        const ofFigure = citedAt(view.snapshot, path, offset)?.kind === 'document' ? null : hover(found, position)
        if (ofFigure) return ofFigure
        const shown = citedCard(view.snapshot, path, offset)
        return shown && {contents: card(shown, view), range: range(file, shown.span, client)}
      }),
    )
    connection.onDefinition(
      safely('definition', null, ({textDocument, position}): Location | Location[] | null => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return definition(found, position)
        const {file, view, path} = found
        const it = citedAt(view.snapshot, path, toOffset(file, position, client.encoding))
        const ofFigure = it && it.kind !== 'term' ? null : definition(found, position)
        if (ofFigure || !it) return ofFigure
        const places = citedPlaces(view.snapshot, path, it).map((place) => location(view, place.path, place.span))
        return places.length === 1 ? (places[0] ?? null) : places
      }),
    )
    connection.onReferences(
      safely('references', null, async ({textDocument, position}, token): Promise<Location[]> => {
        await closed.complete(token)
        const found = asked(textDocument.uri)
        const ofIndicator = references(found, position)
        if (!found || ofIndicator.length) return ofIndicator
        const {file, view, path} = found
        const uses = citedUses(view.snapshot, path, toOffset(file, position, client.encoding))
        return uses.map((place) => location(view, place.path, place.span))
      }),
    )
  },
}
