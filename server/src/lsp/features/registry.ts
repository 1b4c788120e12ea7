import type {Range} from 'vscode-languageserver'
import {mentionAt} from '../../core/ide/mention-at.js'
import {proposables} from '../../core/ide/registering/propose.js'
import {decodedName} from '../../core/ide/registering/register.js'
import {serviceOf} from '../../files/remote/service.js'
import {toPlace} from '../../files/uri.js'
import {type LspPosition, toOffset} from '../encoding.js'
import {span} from '../from-lsp.js'
import type {DecideAsked, Keeping, Proposable, ProposeAsked} from '../registry/answers.js'
import {InFiles} from '../registry/in-files.js'
import {InService} from '../registry/in-service.js'
import {Office} from '../registry/office.js'
import type {Root, Session} from '../session.js'
import {range, words} from '../to-lsp.js'
import type {Desk, Feature} from './feature.js'

/**
 * What is done with whoever keeps the registry, a service or files: docs/editors.md lists `plumbline/registry/…`. Each
 * takes the `uri` of a file whose registry is meant; left out, that of the first configuration.
 */
export const registry: Feature = {
  announce: () => ({}),
  serve: (desk) => {
    const {connection, client, session, safely, sync} = desk
    const office = new Office(connection, client, session, sync.files)
    const answering = <Params extends Asked>(
      method: string,
      answer: (keeping: Keeping, params: Params, root: Root) => Promise<object>,
    ): void => {
      const named = method.replaceAll('/', ' ')
      const handle = async (params: Params | null): Promise<object> => {
        const root = rootFor(session, params?.uri)
        return answer(keepingOf(office, root), Object(params), root)
      }
      connection.onRequest<object, void>(method, safely(named, failure(desk), handle))
    }
    answering('plumbline/registry/status', (keeping, {asks = true}: StatusParams) => keeping.status(asks))
    answering('plumbline/registry/refresh', async (keeping) => {
      await sync.anew()
      return keeping.status(true)
    })
    answering('plumbline/registry/propose', (keeping, {uri, items, range: at, reason, by = ''}: ProposeParams) => {
      const of = items ?? (uri && at ? itemsWithin(desk, uri, at) : [])
      const asked: ProposeAsked = {items: of, draft: decodedName(uri ?? ''), reason: reason || null, by}
      return of.length ? keeping.propose(asked) : Promise.resolve({problem: words(nothing, client)})
    })
    answering('plumbline/registry/proposals', (keeping) => keeping.proposals())
    answering('plumbline/registry/impact', (keeping, {id}: Asked & {readonly id: string}) => keeping.impact(id))
    answering('plumbline/registry/decide', (keeping, {uri: _, ...asked}: Partial<DecideAsked> & DecideParams) =>
      keeping.decide({items: null, reason: null, nature: null, by: '', ...asked}),
    )
    answering('plumbline/registry/history', async (keeping, {uri, id, position}: HistoryParams) => {
      const meant = id ?? (uri && position ? indicatorAt(desk, uri, position) : null)
      return meant ? keeping.history(meant) : {problem: words(nobody, client)}
    })
    connection.onRequest(
      'plumbline/registry/proposable',
      safely('registry proposable', [], ({textDocument: {uri}, range: at}: ProposableParams) =>
        itemsWithin(desk, uri, at),
      ),
    )
  },
}

interface Asked {
  readonly uri?: string
}

interface StatusParams extends Asked {
  readonly asks?: boolean
}

interface ProposeParams extends Asked {
  /** As `proposable` answers them; else the figures that touch `range`. */
  readonly items?: readonly Proposable[]
  readonly range?: Range
  readonly reason?: string
  /** Who proposes, where files keep the registry. */
  readonly by?: string
}

interface DecideParams extends Asked {
  readonly id: string
  readonly verdict: DecideAsked['verdict']
}

interface HistoryParams extends Asked {
  readonly id?: string
  readonly position?: LspPosition
}

interface ProposableParams {
  readonly textDocument: {readonly uri: string}
  readonly range: Range
}

const nothing = {
  zh: '这里没有可以提请的数值：已与登记值一致，或没有写明时点',
  en: 'there is no figure here to propose: it agrees with the registry, or says no time',
}
const nobody = {zh: '此处没有已登记的指标', en: 'there is no registered indicator here'}

const failure = ({client}: Desk) => ({
  problem: words({zh: '服务内部出错，见日志', en: 'an error of the server; see its log'}, client),
})

function rootFor(session: Session, uri: string | undefined): Root {
  const roots = [...session.roots]
  return uri === undefined ? (roots.find(({folder}) => folder !== '') ?? roots[0]!) : session.rootOf(toPlace(uri))
}

/** The first service that the configuration names; without one, files. */
function keepingOf(office: Office, root: Root): Keeping {
  for (const url of root.snapshot.world.config.registry) {
    const address = serviceOf(url)
    if (address) return new InService(office, root, address, url)
  }
  return new InFiles(office, root)
}

function itemsWithin({asked, client}: Desk, uri: string, at: Range): readonly Proposable[] {
  const found = asked(uri)
  if (found?.file.kind !== 'draft') return []
  const {file, view, path} = found
  return proposables(view.snapshot, path, span(file, at, client.encoding)).map(
    ({span: of, fact: {indicator, list, asOf, value, qualifier}, present, ...more}) => ({
      ...more,
      ...{indicator, list, asOf, value, qualifier, range: range(file, of, client)},
      present: present && words(present, client),
    }),
  )
}

function indicatorAt({asked, client}: Desk, uri: string, position: LspPosition): string | null {
  const found = asked(uri)
  if (found?.file.kind !== 'draft') return null
  const {file, view, path} = found
  const it = mentionAt(view.snapshot, path, toOffset(file, position, client.encoding))
  return it?.mention.match?.indicator.id ?? null
}
