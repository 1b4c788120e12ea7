import type {Location} from 'vscode-languageserver'
import {citedPlaces} from '../../core/ide/hover/cited-card.js'
import {citedAt} from '../../core/ide/summaries/cited.js'
import {toOffset} from '../encoding.js'
import {definition as definitionOfFigure} from '../requests.js'
import {location} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Where the registry has a figure, or what is cited stands. */
export const definition: Feature = {
  announce: () => ({definitionProvider: true}),
  serve: ({connection, asked, client, safely}) => {
    connection.onDefinition(
      safely('definition', null, ({textDocument, position}): Location | Location[] | null => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return definitionOfFigure(found, position)
        const {file, view, path} = found
        const it = citedAt(view.snapshot, path, toOffset(file, position, client.encoding))
        const ofFigure = it && it.kind !== 'term' ? null : definitionOfFigure(found, position)
        if (ofFigure || !it) return ofFigure
        const places = citedPlaces(view.snapshot, path, it).map((place) => location(view, place.path, place.span))
        return places.length === 1 ? (places[0] ?? null) : places
      }),
    )
  },
}
