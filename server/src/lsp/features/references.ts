import type {Location} from 'vscode-languageserver'
import {citedUses} from '../../core/ide/navigation/cited-uses.js'
import {toOffset} from '../encoding.js'
import {references as referencesOfIndicator} from '../requests.js'
import {location} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Where the drafts, open or not, speak of an indicator or cite the same. */
export const references: Feature = {
  announce: () => ({referencesProvider: true}),
  serve: ({connection, asked, client, closed, safely}) => {
    connection.onReferences(
      safely('references', null, async ({textDocument, position}, token): Promise<Location[]> => {
        await closed.complete(token)
        const found = asked(textDocument.uri)
        const ofIndicator = referencesOfIndicator(found, position)
        if (!found || ofIndicator.length) return ofIndicator
        const {file, view, path} = found
        const uses = citedUses(view.snapshot, path, toOffset(file, position, client.encoding))
        return uses.map((place) => location(view, place.path, place.span))
      }),
    )
  },
}
