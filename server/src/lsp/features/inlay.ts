import {InlayHintKind} from 'vscode-languageserver'
import {inlays} from '../../core/ide/coverage/inlay.js'
import {toPosition} from '../encoding.js'
import {span} from '../from-lsp.js'
import {words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Registered values and inherited times, within the lines. */
export const inlayHints: Feature = {
  announce: ({can, inlays: mode, configures}) =>
    can.textDocument?.inlayHint && (mode !== 'off' || configures) ? {inlayHintProvider: true} : {},
  serve: ({connection, asked, client, safely}) => {
    connection.languages.inlayHint.on(
      safely('inlayHint', null, ({textDocument, range}) => {
        const found = asked(textDocument.uri)
        if (found?.file.kind !== 'draft') return null
        const {file, view, path} = found
        return inlays(view.snapshot, path, span(file, range, client.encoding), client.inlays).map((it) => ({
          position: toPosition(file, it.at, client.encoding),
          label: words(it.text, client),
          kind: it.kind === 'value' ? InlayHintKind.Type : InlayHintKind.Parameter,
          paddingLeft: true,
        }))
      }),
    )
  },
}
