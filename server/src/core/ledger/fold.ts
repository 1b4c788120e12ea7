import type {Act, ActOf, Item} from './act.js'
import {grantKey, keyOf, releaseKey, ruleKey} from './keys.js'
import type {Decided, Entry, KeptEntry, KeptIndicator, Proposal, State, Vintage} from './state.js'

/** The state with more acts. It is the same maps, grown: a state of ten thousand indicators is not copied for one act. */
export function foldInto(state: State, acts: readonly Act[]): State {
  const open = state as Open<State>
  for (const act of acts) {
    foldOne(open, act)
    for (const {key, version} of act.touches) open.versions.set(key, version)
    open.acts.push(act)
    open.head = {seq: act.seq, hash: act.hash, at: act.at}
  }
  return state
}

type Open<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : T[K] extends readonly (infer I)[]
      ? I[]
      : T[K]
}

function foldOne(state: Open<State>, act: Act): void {
  switch (act.kind) {
    case 'propose':
      propose(state, act)
      return
    case 'decide':
    case 'withdraw':
      close(state, act)
      return
    case 'release': {
      const {seq, by, at, scope, body} = act
      state.releases.set(releaseKey(scope, body.name), {
        ...{seq, by, at, scope},
        name: body.name,
        note: body.note ?? null,
      })
      return
    }
    case 'grant':
    case 'revoke':
      grant(state, act)
      return
    case 'rule':
      state.rules.set(ruleKey(act.scope), act.body.another)
      return
    case 'token':
      state.tokens.set(act.body.digest, {...act.body, isEnded: false})
      return
    case 'end':
      endTokens(state, act)
      return
    case 'usage': {
      const {by, at, scope, body} = act
      state.usages.set(body.draft, {...{by, at, scope}, ...body})
    }
  }
}

function endTokens({tokens, ended}: Open<State>, {at, body: {digest, subject}}: ActOf<'end'>): void {
  if (subject !== undefined) ended.set(subject, at)
  for (const token of [...tokens.values()])
    if (token.digest === digest || token.subject === subject) tokens.set(token.digest, {...token, isEnded: true})
}

function propose(state: Open<State>, {id, scope, by, at, seq, reason, body}: ActOf<'propose'>): void {
  const items = body.items.map((item) => ({item, key: keyOf(item, scope), base: item.base ?? 0}))
  state.proposals.set(id, {...{id, scope, by, at, seq, reason, items}, title: body.title ?? null, decided: new Map()})
}

/** Which items of its proposal an act closes, and how. */
function close(state: Open<State>, act: ActOf<'decide'> | ActOf<'withdraw'>): void {
  const proposal = state.proposals.get(act.body.proposal)
  if (!proposal) return
  const verdict = act.kind === 'withdraw' ? 'withdraw' : act.body.verdict
  const named = act.kind === 'decide' ? act.body.items : undefined
  const closed = (named ?? [...proposal.items.keys()]).filter((index) => !proposal.decided.has(index))
  const {by, at, seq, reason} = act
  const decided = new Map<number, Decided>(proposal.decided)
  for (const index of closed) decided.set(index, {verdict, by, at, seq, reason})
  state.proposals.set(proposal.id, {...proposal, decided})
  if (verdict !== 'accept' || act.kind !== 'decide') return
  for (const index of closed) {
    const it = proposal.items[index]
    if (it) establish(state, act, proposal, it.item)
  }
}

function establish(state: Open<State>, act: ActOf<'decide'>, proposal: Proposal, item: Item): void {
  const next = <T>(before: readonly Vintage<T>[], is: T): readonly Vintage<T>[] => {
    const {seq, at, by: decidedBy, reason, body} = act
    const kind = before.length ? (body.nature ?? 'correction') : 'first'
    const {id, by} = proposal
    return [
      ...before,
      {version: before.length + 1, seq, at, by, decidedBy, reason: reason ?? proposal.reason, proposal: id, kind, is},
    ]
  }
  const {scope} = proposal
  if (item.is === 'indicator') {
    const kept = state.indicators.get(item.id)
    const versions = next(kept?.versions ?? [], item.entry)
    state.indicators.set(item.id, {
      id: item.id,
      scope: kept?.scope ?? scope,
      versions,
      courses: kept?.courses ?? new Map(),
    })
  } else if (item.is === 'entry') {
    const key = keyOf(item, scope)
    const versions = next<Entry | null>(state.entries.get(key)?.versions ?? [], item.entry)
    const kept: KeptEntry = {scope, section: item.section, id: item.id, versions}
    state.entries.set(key, kept)
  } else {
    const kept = state.indicators.get(item.indicator)
    if (kept) put(kept, keyOf(item, scope), item, next)
  }
}

function put(
  kept: KeptIndicator,
  key: string,
  item: Item & {readonly is: 'figure'},
  next: <T>(before: readonly Vintage<T>[], is: T) => readonly Vintage<T>[],
): void {
  const course = kept.courses.get(key)
  const courses = kept.courses as Map<string, typeof course>
  const {list, asOf} = course ?? item
  courses.set(key, {list, asOf, vintages: next(course?.vintages ?? [], item)})
}

function grant(state: Open<State>, {kind, scope, body, touches}: ActOf<'grant'> | ActOf<'revoke'>): void {
  const {subject, role} = body
  const key = grantKey(subject, role, scope)
  const before = state.grants.get(key)
  const version = touches[0]?.version ?? 1
  const level = kind === 'grant' ? (body.level ?? defaultLevel[role]) : (before?.level ?? 'public')
  const until = kind === 'grant' ? (body.until ?? null) : null
  state.grants.set(key, {subject, role, scope, level, until, key, version, isRevoked: kind === 'revoke'})
}

/** A keeper sees what he keeps; a reader what is public, until more is said. */
const defaultLevel = {reader: 'public', contributor: 'internal', keeper: 'restricted', admin: 'public'} as const
