import {lenses} from '../../core/ide/lens.js'
import {range, words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Above each entry of a registry, how often the open drafts use it. */
export const codeLens: Feature = {
  announce: ({can, lenses: shown, configures}) =>
    can.textDocument?.codeLens && (shown || configures) ? {codeLensProvider: {}} : {},
  serve: ({connection, asked, client, safely}) => {
    connection.onCodeLens(
      safely('codeLens', null, ({textDocument}) => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'registry' || !client.lenses) return null
        const {file, view, path} = found
        return lenses(view.snapshot, path).map((it) => ({
          range: range(file, it.span, client),
          // A command without a name is shown and does nothing.
          command: {title: words(it.words, client), command: ''},
        }))
      }),
    )
  },
}
