import type {Bodies, Item, Touch} from './act.js'
import {entryFault} from './entry-check.js'
import {saysTheSame, shown} from './figure.js'
import {keyOf, proposalKey} from './keys.js'
import {levelOf} from './level.js'
import {type Refusal, refusal} from './refusal.js'
import {mayBeSeen, sightOf} from './rights.js'
import {isOpen, type State, type Vintage} from './state.js'

interface Sender {
  readonly id: string
  readonly by: string
  readonly scope: string
  readonly isOperator: boolean
  readonly today: string
}

/**
 * A proposal with its items as they will be asked of the keeper: what changes nothing, or is proposed already, is left out,
 * so that a sheet that is imported twice asks nobody twice; each knows the vintage that it would replace.
 */
export function admitProposal(
  state: State,
  body: Bodies['propose'],
  sender: Sender,
): {readonly body: Bodies['propose']; readonly touches: readonly Touch[]} | Refusal {
  const waiting = waitingIn(state, sender.scope)
  const made = new Set(body.items.flatMap((it) => (it.is === 'indicator' ? it.id : [])))
  const seen = new Set<string>()
  const items: Item[] = []
  for (const item of body.items) {
    const key = keyOf(item, sender.scope)
    if (seen.has(key))
      return refusal('invalid', `${nameOf(item)}：同一件提请中有两次。`, `${nameOf(item)} is in this proposal twice.`)
    seen.add(key)
    const fault = itemFault(state, item, sender, made)
    if (fault) return fault
    const newest = newestOf(state, item, sender.scope)
    const stale = staleFault(item, newest)
    if (newest && saysTheSame(newest.is, item)) continue
    if (waiting.some((it) => it.key === key && saysTheSame(it.item, item))) continue
    if (stale) return stale
    items.push({...item, base: newest?.version ?? 0})
  }
  if (!items.length)
    return refusal(
      'nothing',
      '各项与登记库或待审的提请相同，没有需要报送的改动。',
      'Every item is registered or proposed already; there is nothing to decide.',
    )
  return {body: {...body, items}, touches: [{key: proposalKey(sender.id), version: 1}]}
}

export const nameOf = (item: Item): string =>
  item.is === 'figure'
    ? `${item.indicator} ${item.asOf}`
    : item.is === 'indicator'
      ? item.id
      : `${item.section} ${item.id}`

function waitingIn({proposals}: State, scope: string): readonly {readonly key: string; readonly item: Item}[] {
  return [...proposals.values()]
    .filter((it) => it.scope === scope && isOpen(it))
    .flatMap(({items, decided}) => items.filter((_, index) => !decided.has(index)))
}

function itemFault(
  state: State,
  item: Item,
  {scope, by, today, isOperator}: Sender,
  made: ReadonlySet<string>,
): Refusal | null {
  const id = item.is === 'figure' ? item.indicator : item.is === 'indicator' ? item.id : null
  const kept = id === null ? undefined : state.indicators.get(id)
  const sight = isOperator ? 'restricted' : sightOf(state, {subject: by, today}, kept?.scope ?? scope)
  // What a sender may not see is not there for him, name included.
  const isHidden = kept !== undefined && !mayBeSeen(levelOf(state, kept, state.head.seq), sight)
  if (item.is === 'figure' && (isHidden || (!kept && !made.has(item.indicator))))
    return refusal('unknown', `没有“${id}”这个指标。`, `There is no indicator ${id}.`)
  if (kept && kept.scope !== scope)
    return refusal(
      'invalid',
      isHidden ? `${id} 不可用。` : `${id} 由 ${kept.scope} 负责，请向该处提请。`,
      isHidden ? `${id} is not to be had.` : `${id} is owned by ${kept.scope}; propose it there.`,
    )
  return entryFault(item)
}

/** What is known of an item's fact, as an item. */
export function newestOf(state: State, item: Item, scope: string): Vintage<Item> | null {
  const key = keyOf(item, scope)
  switch (item.is) {
    case 'figure':
      return state.indicators.get(item.indicator)?.courses.get(key)?.vintages.at(-1) ?? null
    case 'indicator': {
      const found = state.indicators.get(item.id)?.versions.at(-1)
      return found ? {...found, is: {...item, entry: found.is}} : null
    }
    case 'entry': {
      const found = state.entries.get(key)?.versions.at(-1)
      return found ? {...found, is: {...item, entry: found.is}} : null
    }
  }
}

/** Against an older value than the newest: both are told. */
export function staleFault(item: Item, newest: Vintage<Item> | null): Refusal | null {
  const [base, now] = [item.base, newest?.version ?? 0]
  if (base === undefined || base === now) return null
  const value = newest?.is.is === 'figure' ? shown(newest.is.value) : ''
  const proposed = item.is === 'figure' ? shown(item.value) : ''
  return refusal(
    'stale',
    `${nameOf(item)}：提请所依据的是第${base}版，现已是第${now}版${value && `（${value}）`}，请按现值重新核对${proposed && `“${proposed}”`}。`,
    `${nameOf(item)}: proposed against version ${base}; it is version ${now}${value && ` (${value})`} now. Look at ${proposed || 'it'} again.`,
    {item: nameOf(item), base, newest: now, value, proposed},
  )
}
