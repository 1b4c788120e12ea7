import type {Proposal, RegistryFile} from '../../core/ide/keeper.js'
import {accepted as acceptedIn, homeless} from '../../core/ide/registering/accepted.js'
import {advance} from '../../core/session/advance.js'
import type {Snapshot} from '../../core/session/snapshot.js'
import {isUrl, join} from '../../files/files.js'
import {replaceFile} from '../../files/replace.js'
import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {workingFolder} from '../places.js'
import {actor, proposalOf, saveProposal, today} from './proposal-files.js'
import {decideAt, namedService} from './service.js'
import {openWorkspace} from './state.js'

/** `plumbline registry accept ID`: puts the figure into the registry. A value that was in use needs a reason to go. */
export async function runAccept(options: Options): Promise<number> {
  const service = await namedService(options)
  if (service) return decideAt(service, 'accept', options)
  const proposal = await openProposal(options)
  const {snapshot} = await openWorkspace(options)
  const files = accepted(snapshot, proposal, options.reason)
  for (const {path, text} of files) await replaceFile(join(workingFolder(), path), Buffer.from(text))
  await decide(proposal, 'accepted', options)
  const paths = files.map(({path}) => path).join(', ')
  await print(inLocale({zh: `已采纳，写入 ${paths}\n`, en: `Accepted, and written into ${paths}\n`}, options.locale))
  return 0
}

/** `plumbline registry reject ID --reason TEXT`. */
export async function runReject(options: Options): Promise<number> {
  const service = await namedService(options)
  if (service) return decideAt(service, 'reject', options)
  const proposal = await openProposal(options)
  if (!options.reason) throw complaint('registry reject needs --reason TEXT', 'registry reject 需要 --reason 写明原因')
  await decide(proposal, 'rejected', options)
  await print(inLocale({zh: '已退回\n', en: 'Rejected\n'}, options.locale))
  return 0
}

async function openProposal({paths}: Options): Promise<Proposal> {
  const proposal = await proposalOf(paths[0])
  if (proposal.state === 'open') return proposal
  const {by = '', at = ''} = proposal.decided ?? {}
  throw complaint(
    `${proposal.id}: ${proposal.state} already, by ${by} on ${at}`,
    `${proposal.id}：${by} 已于 ${at} ${proposal.state === 'accepted' ? '采纳' : '退回'}`,
  )
}

const decide = (proposal: Proposal, state: Proposal['state'], options: Options): Promise<void> =>
  saveProposal({...proposal, state, decided: {by: actor(options), at: today(), reason: options.reason}})

/** The registry with a proposal accepted, for its impact to be seen. */
export function withProposal(snapshot: Snapshot, proposal: Proposal): Snapshot {
  return accepted(snapshot, proposal, '').reduce(
    (now, {path, text}) => advance(now, {kind: 'registry-read', path, text}),
    snapshot,
  )
}

/** The files of its indicators, with all its figures in them. `reason`: null where none was given. */
function accepted(
  snapshot: Snapshot,
  proposal: Proposal,
  reason: string | null,
): readonly {readonly path: string; readonly text: string}[] {
  const fileOf = (id: string): RegistryFile => homeOf(snapshot, id).file
  const made = acceptedIn(fileOf, proposal, {reason, today: today()})
  if ('refused' in made) throw complaint(made.refused.en, made.refused.zh)
  return [...made.files].map(([path, text]) => ({path, text}))
}

/** The local file that an indicator's figures stand in. */
export function homeOf(snapshot: Snapshot, id: string): {readonly file: RegistryFile} {
  const indicator = snapshot.world.registry.indicator(id)
  const file = [...snapshot.registryFiles.values()].find(
    ({path, items}) => !isUrl(path) && items.some(({item}) => item.id?.text === id),
  )
  const {zh, en} = homeless(id)
  if (!indicator || !file) throw complaint(en, zh)
  return {file}
}

/** Whether a time is one of an indicator's targets and not past. */
export function isAhead({world}: Snapshot, id: string, asOf: string): boolean {
  const {observations = [], targets = []} = world.registry.indicator(id) ?? {}
  return targets.some((it) => it.asOf === asOf) && asOf > (observations.at(-1)?.asOf ?? '')
}
