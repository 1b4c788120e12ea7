import {SymbolKind} from 'vscode-languageserver'
import {workspaceSymbols} from '../../core/ide/search/workspace-symbols.js'
import {location} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Indicators, documents and chapters of every root. */
export const symbolSearch: Feature = {
  announce: ({can}) => (can.workspace?.symbol ? {workspaceSymbolProvider: true} : {}),
  serve: ({connection, session, viewOf, safely}) => {
    connection.onWorkspaceSymbol(
      safely('workspaceSymbol', null, ({query}) =>
        [...session.roots].flatMap(({folder}) => {
          const view = viewOf(`${folder}/plumbline.yaml`)
          return workspaceSymbols(view.snapshot, query).map(({name, kind, container, place}) => ({
            name,
            kind: kinds[kind],
            location: location(view, place.path, place.span),
            ...(kind !== 'chapter' && {containerName: container}),
          }))
        }),
      ),
    )
  },
}

const kinds = {indicator: SymbolKind.Field, document: SymbolKind.File, chapter: SymbolKind.String} as const
