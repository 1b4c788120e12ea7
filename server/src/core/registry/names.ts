import type {Offset} from '../text/span.js'
import {headless, keyOf} from './forms.js'
import type {NameEntry, NameMatch} from './schema.js'
import {regrouped, type Stretch, stretchOf} from './stretch.js'
import {Trie} from './trie.js'

/** All names of a registry, ready to be looked for. */
export interface NameIndex {
  matches(text: string): readonly NameMatch[]
  named(name: string): readonly NameEntry[]
  /** What the index of a list that differs little is made from. */
  readonly made: Made
}

interface Made {
  /** The very entries that stand in the groups. */
  readonly entries: readonly NameEntry[]
  readonly base: Layer
  /** Keys that the base has not. */
  readonly added: ReadonlyMap<string, Group>
}

/** Keys, and what ends there: the trie numbers its groups from 1. */
interface Layer {
  readonly trie: Trie
  readonly groups: readonly Group[]
}

interface Group {
  readonly exact: readonly NameEntry[]
  readonly loose: readonly NameEntry[]
}

/** A longer name is no name; the bound keeps the search linear in the text. */
const longest = 200

/** An edit that changes more names, or an index that has taken more keys, had better be read afresh. */
const mostChanged = 400

/** The index of a list of names; `former`: that of the list before an edit, of which it takes over what it can. */
export const indexNames = (entries: readonly NameEntry[], former: NameIndex | null = null): NameIndex =>
  indexOf((former && changed(former.made, entries)) ?? {entries, base: layerOf(entries), added: new Map()})

function indexOf(made: Made): NameIndex {
  const layers = made.added.size ? [made.base, layerOfGroups(made.added)] : [made.base]
  return {matches: (text) => find(text, layers), named: (name) => groupOf(made, keyOf(name)).exact, made}
}

const groupOf = ({base, added}: Pick<Made, 'base' | 'added'>, key: string): Group =>
  groupIn(base, key) ?? added.get(key) ?? nobody

function groupIn({trie, groups}: Layer, key: string): Group | null {
  const node = trie.get(key)
  const number = node < 0 ? 0 : trie.ends[node]
  return (number && groups[number - 1]) || null
}

const nobody: Group = {exact: [], loose: []}

/**
 * Builds the trie: each name, and the name without its counting head (基站数 as 基站), so that the sentence's way of
 * writing it is found too. A head left out gives way to a name written exactly so.
 */
function layerOf(entries: readonly NameEntry[]): Layer {
  const trie = new Trie(entries.reduce((size, {name}) => size + Math.min(name.length, longest), 16))
  const groups: {exact: NameEntry[]; loose: NameEntry[]}[] = []
  const groupAt = (key: string): (typeof groups)[number] => {
    const node = trie.add(key)
    trie.ends[node] ||= groups.push({exact: none, loose: none})
    return groups[trie.ends[node]! - 1]!
  }
  for (const entry of entries) {
    const key = keyOf(entry.name)
    const short = looseKeyOf(entry, key)
    if (isKey(key)) add(groupAt(key), 'exact', entry)
    if (short !== null) add(groupAt(short), 'loose', entry)
  }
  return {trie, groups}
}

const none: NameEntry[] = []

/** Nearly every list has one entry: one that is made empty and then filled has room for sixteen more. */
function add(group: Record<'exact' | 'loose', NameEntry[]>, list: 'exact' | 'loose', entry: NameEntry): void {
  if (group[list] === none) group[list] = [entry]
  else group[list].push(entry)
}

const isKey = (key: string): boolean => key.length >= 2 && key.length <= longest

function looseKeyOf({kind}: NameEntry, key: string): string | null {
  const short = isKey(key) && kind !== 'notThis' ? headless(key) : key
  return short === key ? null : short
}

function layerOfGroups(added: ReadonlyMap<string, Group>): Layer {
  const trie = new Trie([...added.keys()].reduce((size, key) => size + key.length, 16))
  const groups = [...added.values()]
  ;[...added.keys()].forEach((key, at) => {
    const node = trie.add(key)
    trie.ends[node] = at + 1
  })
  return {trie, groups}
}

/** Null where so much is new that little could be taken over. */
function changed({entries, base, added}: Made, wanted: readonly NameEntry[]): Made | null {
  const stretch = stretchOf(entries, wanted)
  const {from, gone, come} = stretch
  if (gone.length + come.length + added.size > mostChanged) return null
  const groups = [...base.groups]
  const more = new Map(added)
  const keys = new Set([...gone, ...come].map(({name}) => keyOf(name)).filter(isKey))
  for (const key of new Set([...keys, ...[...keys].map(headless)])) {
    const group = groupNow(groupOf({base, added}, key), key, entries, stretch)
    const number = base.trie.ends[base.trie.get(key)]
    if (number) groups[number - 1] = group
    else if (group.exact.length || group.loose.length) more.set(key, group)
    else more.delete(key)
  }
  const now = [...entries.slice(0, from), ...come, ...entries.slice(from + gone.length)]
  return {entries: now, base: {trie: base.trie, groups}, added: more}
}

const groupNow = (group: Group, key: string, entries: readonly NameEntry[], stretch: Stretch): Group => ({
  exact: regrouped(
    group.exact,
    stretch.come.filter(({name}) => keyOf(name) === key),
    (entry) => entry,
    entries,
    stretch,
  ),
  loose: regrouped(
    group.loose,
    stretch.come.filter((entry) => looseKeyOf(entry, keyOf(entry.name)) === key),
    (entry) => entry,
    entries,
    stretch,
  ),
})

function find(text: string, layers: readonly Layer[]): NameMatch[] {
  const found: NameMatch[] = []
  const [base, added] = layers
  for (let from = 0; from < text.length; ) {
    const code = text.charCodeAt(from)
    const known = base?.trie.starts(code) ? longestFrom(text, from, base) : null
    const fresh = added?.trie.starts(code) ? longestFrom(text, from, added) : null
    // A key stands in one layer only, so no two ends are the same.
    const best = known && fresh ? (known.to > fresh.to ? known : fresh) : (known ?? fresh)
    if (best) found.push(best)
    from = best ? best.to : from + 1
  }
  return found
}

/** The longest name that starts here. */
function longestFrom(text: string, from: Offset, {trie, groups}: Layer): NameMatch | null {
  let node = 0
  let to = from
  let best: Group | null = null
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (at > from && isQuote(code)) continue
    node = trie.step(node, code)
    if (node < 0) break
    const number = trie.ends[node]
    const group = number ? groups[number - 1] : null
    if (!group || (!group.exact.length && !group.loose.length)) continue
    best = group
    to = at + 1
  }
  if (!best) return null
  const {entries, isWhole} = entriesOf(best)
  return {from, to, entries, isWhole}
}

/** A name written exactly so; where exactly so it is only a name to keep apart (notThis), also what it is short for. */
function entriesOf({exact, loose}: Group): Pick<NameMatch, 'entries' | 'isWhole'> {
  if (!loose.length || exact.some(({kind}) => kind !== 'notThis')) return {entries: exact, isWhole: true}
  return {entries: exact.length ? [...exact, ...loose] : loose, isWhole: false}
}

/** Quotes are no part of a key (`forms.ts`): “随申办”用户数 is found with and without them. */
const isQuote = (code: number): boolean =>
  code === 0x201c || code === 0x201d || code === 0x22 || code === 0x2018 || code === 0x2019
