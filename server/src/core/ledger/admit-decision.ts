import type {Bodies, Item, Touch} from './act.js'
import {nameOf, newestOf, staleFault} from './admit-proposal.js'
import {itemKey, keyOf} from './keys.js'
import {type Refusal, refusal} from './refusal.js'
import {anotherDecides} from './rights.js'
import type {Proposal, State} from './state.js'

interface Sender {
  readonly by: string
  readonly scope: string
  readonly reason: string | null
}

type Made<K extends 'decide' | 'withdraw'> = {readonly body: Bodies[K]; readonly touches: readonly Touch[]} | Refusal

/**
 * A decision on items that are still open. It writes the vintage after the one that the proposal was made against, so of
 * several at once one alone can be appended.
 */
export function admitDecision(state: State, body: Bodies['decide'], sender: Sender): Made<'decide'> {
  const proposal = state.proposals.get(body.proposal)
  if (!proposal || proposal.scope !== sender.scope) return unknown
  const places = placesOf(proposal, body.items)
  if ('refused' in places) return places
  if (proposal.by === sender.by && anotherDecides(state, sender.scope))
    return refusal(
      'forbidden',
      '提请人不能审定自己的提请，请由另一位保管人审定。',
      'Whoever proposed does not decide; another keeper has to.',
    )
  const items = places.map((index) => proposal.items[index]!.item)
  const fault = reasonFault(body, sender.reason, items)
  if (fault) return fault
  const touches = places.map((index): Touch => ({key: itemKey(proposal.id, index), version: 1}))
  if (body.verdict === 'reject') return {body: {...body, items: places}, touches}
  const made = new Set(items.flatMap((it) => (it.is === 'indicator' ? it.id : [])))
  for (const item of items) {
    const stale = staleFault(item, newestOf(state, item, proposal.scope)) ?? homeFault(state, item, made)
    if (stale) return stale
  }
  const facts = items.map((item): Touch => ({key: keyOf(item, proposal.scope), version: (item.base ?? 0) + 1}))
  return {body: {...body, items: places}, touches: [...touches, ...facts]}
}

const unknown = refusal('unknown', '没有这件提请。', 'There is no such proposal.')

/** A figure of an indicator that nobody has taken in yet. `made`: those that this decision takes in. */
const homeFault = ({indicators}: State, item: Item, made: ReadonlySet<string>): Refusal | null =>
  item.is !== 'figure' || indicators.has(item.indicator) || made.has(item.indicator)
    ? null
    : refusal(
        'unknown',
        `请先采用指标 ${item.indicator}，再采用它的数。`,
        `Accept the indicator ${item.indicator} before its figures.`,
      )

/** The items of a decision that are open; a refusal where one of them is not. */
function placesOf({items, decided}: Proposal, named: readonly number[] | undefined): readonly number[] | Refusal {
  const wanted = [...new Set(named ?? [...items.keys()].filter((index) => !decided.has(index)))].sort((a, b) => a - b)
  const beyond = wanted.find((index) => !items[index])
  if (beyond !== undefined) return refusal('invalid', `没有第${beyond + 1}项。`, `There is no item ${beyond}.`)
  const past =
    wanted.map((index) => decided.get(index)).find((it) => it !== undefined) ??
    (wanted.length ? null : [...decided.values()].at(-1))
  if (!past) return wanted
  const done = {accept: ['采用', 'accepted'], reject: ['退回', 'rejected'], withdraw: ['撤回', 'withdrawn']}[
    past.verdict
  ]
  return refusal(
    'decided',
    `${past.by} 已于 ${past.at} ${done[0]}。`,
    `Already ${done[1]}, by ${past.by} at ${past.at}.`,
    {by: past.by, at: past.at, verdict: past.verdict},
  )
}

/** A value in use is not replaced without a word on why, nor is anybody sent away without one. */
function reasonFault(
  {verdict, nature}: Bodies['decide'],
  reason: string | null,
  items: readonly Item[],
): Refusal | null {
  const inUse = items.find((it) => (it.base ?? 0) > 0)
  if (verdict === 'reject')
    return reason ? null : refusal('invalid', '请写明退回的理由。', 'Please give the reason for the rejection.')
  if (!inUse) return null
  if (!nature)
    return refusal(
      'invalid',
      `${nameOf(inUse)} 正在使用，请先选性质：修订，还是更正。`,
      `${nameOf(inUse)} is in use; choose first: revision or correction.`,
    )
  return reason
    ? null
    : refusal('invalid', `${nameOf(inUse)} 正在使用，请写明理由。`, `${nameOf(inUse)} is in use; please give a reason.`)
}

export function admitWithdrawal(state: State, body: Bodies['withdraw'], {by, scope}: Sender): Made<'withdraw'> {
  const proposal = state.proposals.get(body.proposal)
  if (!proposal || proposal.scope !== scope) return unknown
  if (proposal.by !== by) return refusal('forbidden', '只有提请人可以撤回。', 'Only the proposer may withdraw.')
  const places = placesOf(proposal, undefined)
  if ('refused' in places) return places
  return {body, touches: places.map((index) => ({key: itemKey(proposal.id, index), version: 1}))}
}
