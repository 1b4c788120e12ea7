import {links} from '../../core/ide/navigation/links.js'
import {range} from '../to-lsp.js'
import type {Feature} from './feature.js'

/** Cited documents open where their record says they are. */
export const documentLinks: Feature = {
  announce: ({can}) => (can.textDocument?.documentLink ? {documentLinkProvider: {}} : {}),
  serve: ({connection, asked, client, safely}) => {
    const tells = client.can.textDocument?.documentLink?.tooltipSupport === true
    connection.onDocumentLinks(
      safely('documentLink', null, ({textDocument}) => {
        const found = asked(textDocument.uri)
        if (!found) return null
        const {file, view, path} = found
        return links(view.snapshot, path).map(({span, url, title}) => ({
          range: range(file, span, client),
          target: url,
          ...(tells && {tooltip: title}),
        }))
      }),
    )
  },
}
