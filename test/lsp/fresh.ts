import type {ClientCapabilities, Diagnostic} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {clientOf} from '../../server/src/lsp/client.js'
import {Diagnostics} from '../../server/src/lsp/diagnostics.js'
import {Gate} from '../../server/src/lsp/gate.js'
import {findRoots, loadRoot} from '../../server/src/lsp/roots.js'
import {Session} from '../../server/src/lsp/session.js'
import {SettingsCell} from '../../server/src/lsp/settings.js'
import {viewer} from '../../server/src/lsp/viewer.js'
import {filesIn} from './client.js'
import {configPlace, registryPlace, type Writer} from './writer.js'

/** What every client here shows of diagnostics, so that the findings of one are those of another. */
export const tagging: NonNullable<ClientCapabilities['textDocument']> = {
  publishDiagnostics: {tagSupport: {valueSet: [1, 2]}},
}

/**
 * What a server finds that is started now, with the same files on the disk and the same texts open. It is the server's
 * own session without a connection; one serves all drafts of one registry and configuration, which it opens one by one.
 */
export class Fresh {
  readonly #servers = new Map<string, Promise<Server>>()
  readonly #found = new Map<string, readonly Diagnostic[]>()

  async of(writer: Writer, place: string): Promise<readonly Diagnostic[]> {
    const world = worldOf(writer)
    const text = writer.open.get(place)?.text ?? writer.files.get(place)
    if (text === undefined) return []
    const key = JSON.stringify([world, place, text, writer.open.has(place)])
    const known = this.#found.get(key)
    if (known) return known
    const server = this.#servers.get(world) ?? serverOf(writer)
    this.#servers.set(world, server)
    const all = foundIn(await server, place, text)
    // That no registry holds it is told to whoever has the draft open.
    const found = writer.open.has(place) ? all : all.filter(({code}) => code !== 'config-registry-missing')
    this.#found.set(key, found)
    return found
  }
}

interface Server {
  readonly session: Session
  readonly diagnostics: Diagnostics
}

/** Whatever findings depend on beside the draft itself. */
const worldOf = ({open, files, settings, encoding}: Writer): string =>
  JSON.stringify([
    encoding,
    settings.locale,
    [configPlace, registryPlace].map((place) => [open.get(place)?.text ?? null, files.get(place) ?? null]),
  ])

async function serverOf({open, files: held, settings, encoding}: Writer): Promise<Server> {
  const given = new SettingsCell(settings)
  const [session, files] = [new Session(new Gate(given, null)), filesIn(new Map(held))]
  const client = clientOf(
    {
      processId: null,
      rootUri: null,
      capabilities: {general: {positionEncodings: [encoding]}, textDocument: tagging},
      locale: 'zh-cn',
    },
    given,
  )
  const diagnostics = new Diagnostics(session, client, viewer(session, client))
  const root = open.has(configPlace) ? session.addRoot('file:///w') : null
  for (const [place, kind] of [[configPlace, 'config'] as const, [registryPlace, 'registry'] as const]) {
    const file = open.get(place)
    if (file) session.opened(toUri(place), kind, file.version, file.text)
  }
  await findRoots(session, files, ['file:///w'])
  if (root) await loadRoot(session, files, root)
  return {session, diagnostics}
}

function foundIn({session, diagnostics}: Server, place: string, text: string): readonly Diagnostic[] {
  const uri = toUri(place)
  if (place.endsWith('.md')) session.opened(uri, 'draft', 1, text)
  const report = diagnostics.pull(uri, undefined)
  if (place.endsWith('.md')) session.closed(uri)
  return report.kind === 'full' ? report.items : []
}
