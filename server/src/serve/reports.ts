import type {FigureItem} from '../core/ledger/act.js'
import {agrees} from '../core/ledger/agrees.js'
import {comparedItems} from '../core/ledger/history.js'
import type {Json} from '../core/ledger/json.js'
import {keyOf} from '../core/ledger/keys.js'
import {levelOf} from '../core/ledger/level.js'
import {anotherDecides, grantFor, mayBeSeen, sightOf, type Who} from '../core/ledger/rights.js'
import {
  isWithin,
  type KeptIndicator,
  type Proposal,
  type State,
  type Usage,
  type Vintage,
} from '../core/ledger/state.js'

/** What is told of a state to one reader, as JSON. Nothing above his level, names included. */

export function isVisible(state: State, who: Who, id: string): boolean {
  const kept = state.indicators.get(id)
  return !kept || mayBeSeen(levelOf(state, kept, state.head.seq), sightOf(state, who, kept.scope))
}

const plain = (value: object): Json => JSON.parse(JSON.stringify(value))

const vintage = ({version, seq, at, by, decidedBy, reason, kind, is}: Vintage<FigureItem>): Json =>
  plain({
    version,
    seq,
    at,
    by,
    decidedBy,
    reason,
    kind,
    value: is.value,
    qualifier: is.qualifier,
    status: is.status,
    source: is.source,
    evidence: is.evidence,
  })

export function historyOf(state: State, kept: KeptIndicator): Json {
  const courses = [...kept.courses.values()].map(({list, asOf, vintages}) => ({
    list,
    asOf,
    vintages: vintages.map(vintage),
  }))
  const versions = kept.versions.map(({version, seq, at, by, decidedBy, reason, is}) => ({
    version,
    seq,
    at,
    by,
    decidedBy,
    reason,
    entry: is,
  }))
  return plain({
    id: kept.id,
    scope: kept.scope,
    versions,
    courses,
    releases: [...state.releases.values()].filter((it) => isWithin(kept.scope, it.scope)),
  })
}

/** An open proposal before those that are decided; of each, what this reader may do with it. */
export function proposalsFor(state: State, who: Who, scope: string): readonly Json[] {
  return [...state.proposals.values()]
    .filter((it) => isWithin(it.scope, scope) && maySee(state, who, it))
    .sort(
      (a, b) => Number(a.decided.size === a.items.length) - Number(b.decided.size === b.items.length) || a.seq - b.seq,
    )
    .map((it) => proposalFor(state, who, it, 3))
}

export const maySee = (state: State, who: Who, {scope, by}: Proposal): boolean =>
  by === who.subject || grantFor(state, who, 'propose', scope) !== null

/** `most`: so many items are told of in full. */
export function proposalFor(state: State, who: Who, proposal: Proposal, most: number): Json {
  const {id, scope, by, at, seq, title, reason, items, decided} = proposal
  const compared = comparedItems(state, proposal)
  const told = items.flatMap(({item, base}, index) => {
    const about = item.is === 'figure' ? item.indicator : item.id
    if (index >= most || (item.is !== 'entry' && !isVisible(state, who, about))) return []
    const {present, former, isStale, by: difference} = compared[index]!
    const entry =
      item.is === 'figure'
        ? (state.indicators.get(item.indicator)?.versions.at(-1)?.is ?? newIn(proposal, item.indicator))
        : null
    return [
      {
        ...{index, item, base, isStale, difference},
        name: entry?.name ?? null,
        unit: entry?.unit ?? null,
        display: entry?.display ?? null,
        present: present && vintage(present),
        former: former && vintage(former),
        decided: decided.get(index) ?? null,
      },
    ]
  })
  const isOpen = decided.size < items.length
  const mayDecide =
    isOpen && grantFor(state, who, 'decide', scope) !== null && (by !== who.subject || !anotherDecides(state, scope))
  return plain({
    ...{id, scope, by, at, seq, title, reason},
    count: items.length,
    open: items.length - decided.size,
    mayDecide,
    mayWithdraw: isOpen && by === who.subject,
    inUse: items.some((it, index) => it.base > 0 && !decided.has(index)),
    items: told,
  })
}

const newIn = ({items}: Proposal, id: string) => {
  const found = items.find(({item}) => item.is === 'indicator' && item.id === id)?.item
  return found?.is === 'indicator' ? found.entry : undefined
}

/**
 * Drafts that have reported that they use what a proposal would change: never a sentence, only heading and value; of each,
 * whether it agrees with what is registered now, and with what would be.
 */
export function impactOf(state: State, who: Who, {items, scope}: Proposal): Json {
  const keys = new Map(items.flatMap(({item}) => (item.is === 'figure' ? [[keyOf(item, scope), item] as const] : [])))
  const used = [...state.usages.values()].flatMap((usage) => {
    const uses = usage.uses.flatMap((it) => {
      const item = isVisible(state, who, it.indicator)
        ? keyOfUse(it).flatMap((key) => keys.get(key) ?? [])[0]
        : undefined
      return item ? [{...it, ...beforeAndAfter(state, item, it.value)}] : []
    })
    return uses.length ? [{...reported(usage), uses}] : []
  })
  return plain({drafts: used.length, bodies: new Set(used.map(({by}) => by)).size, used})
}

function beforeAndAfter({indicators}: State, item: FigureItem, written: string) {
  const kept = indicators.get(item.indicator)
  const unit = String(kept?.versions.at(-1)?.is.unit ?? '')
  const present = kept?.courses.get(keyOf(item, kept.scope))?.vintages.at(-1)?.is
  const told = (it: FigureItem | undefined): boolean | null =>
    it ? agrees(written, unit, it.value, it.qualifier ?? 'eq') : null
  return {before: told(present), after: told(item)}
}

const keyOfUse = ({indicator, asOf}: Usage['uses'][number]): readonly string[] =>
  (['observations', 'targets'] as const).map((list) => keyOf({is: 'figure', indicator, list, asOf, value: null}, ''))

const reported = ({draft, title, by, scope, at}: Usage) => ({draft, title, by, scope, at})
