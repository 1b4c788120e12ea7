import {isUrl} from '../files/files.js'
import {toPlace, toUri} from '../files/uri.js'
import type {Client} from './client.js'
import {readOnlyUri, showsTexts} from './read-only.js'
import type {Session} from './session.js'
import type {View} from './to-lsp.js'

/** The view of the root in which a file lies, at this moment. */
export const viewer =
  (session: Session, client: Client) =>
  (uri: string): View => ({
    snapshot: session.rootOf(toPlace(uri)).snapshot,
    client,
    uri: (at) => session.file(at)?.uri ?? session.openAt(at)?.uri ?? uriOf(at, client),
    names: session.names,
    version: (file) => session.file(file)?.version ?? null,
  })

const uriOf = (at: string, client: Client): string => (isUrl(at) && showsTexts(client) ? readOnlyUri(at) : toUri(at))
