import {readOnlyScheme, showsTexts} from '../read-only.js'
import type {Feature} from './feature.js'

/** The text of a registry on the web that is in use, to be read where a definition leads to it. */
export const registryText: Feature = {
  announce: (client) => (showsTexts(client) ? {workspace: {textDocumentContent: {schemes: [readOnlyScheme]}}} : {}),
  serve: ({connection, texts, client, safely}) => {
    if (!showsTexts(client)) return
    const empty = {text: ''}
    connection.onRequest(
      'workspace/textDocumentContent',
      safely('registry text', empty, ({uri}: {readonly uri: string}) => ({text: texts.text(uri) ?? ''})),
    )
  },
}
