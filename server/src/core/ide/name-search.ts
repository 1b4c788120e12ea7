import {keyOf} from '../registry/forms.js'
import type {NameEntry, Registry} from '../registry/schema.js'
import {type Spelling, speller} from './spelling.js'

/** A name that answers what was typed. */
export interface NameHit {
  readonly entry: NameEntry
  /** How many characters of what was typed it answers: the name takes their place. */
  readonly typed: number
  /** Smaller is better: a beginning before a middle. */
  readonly rank: number
}

export interface NameSearch {
  /** Names that begin with the longest possible end of an unsegmented run (…全市常住人口城镇), then names that hold it. */
  han(run: string, most: number): readonly NameHit[]
  /** Names whose pinyin or initials begin so, or hold so behind any character. */
  latin(typed: string, most: number): readonly NameHit[]
  spell(name: string): Spelling
}

/** The search over the names of a registry; made once, pinyin only when it is first asked for. */
export function nameSearchOf(registry: Registry): NameSearch {
  const known = kept.get(registry) ?? make(registry)
  kept.set(registry, known)
  return known
}

const kept = new WeakMap<Registry, NameSearch>()

interface Named {
  readonly key: string
  readonly entry: NameEntry
}

/** Names and aliases are not read longer than this before the cursor. */
const longestRun = 24

function make({names}: Registry): NameSearch {
  const sorted = names
    .filter(({kind}) => kind !== 'notThis')
    .map((entry) => ({key: keyOf(entry.name), entry}))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  let spellName: ((name: string) => Spelling) | undefined
  let spelled: readonly (Named & Spelling)[] | undefined
  const spell = (name: string): Spelling => {
    spellName ??= speller()
    return spellName(name)
  }
  return {
    spell,
    han: (run, most) => hanHits(sorted, run.slice(-longestRun), most),
    latin: (typed, most) => {
      spelled ??= sorted.map((it) => ({...it, ...spell(it.entry.name)}))
      return latinHits(spelled, typed.toLowerCase(), most)
    },
  }
}

function hanHits(sorted: readonly Named[], run: string, most: number): readonly NameHit[] {
  const hits: NameHit[] = []
  const met = new Set<NameEntry>()
  const add = (entry: NameEntry, typed: number, rank: number): void => {
    if (hits.length >= most || met.has(entry)) return
    met.add(entry)
    hits.push({entry, typed, rank})
  }
  for (let typed = run.length; typed > 0 && hits.length < most; typed--) {
    const key = keyOf(run.slice(-typed))
    if (key) for (const {entry} of beginning(sorted, key, most)) add(entry, typed, run.length - typed)
  }
  // One character stands in the middle of too many names to be worth offering them.
  const longest = hits[0]?.typed ?? 0
  for (let typed = Math.min(4, run.length); typed > Math.max(1, longest - 1) && hits.length < most; typed--) {
    const key = keyOf(run.slice(-typed))
    if (key.length > 1)
      for (const {key: name, entry} of sorted) if (name.includes(key)) add(entry, typed, 100 + run.length - typed)
  }
  return hits
}

function beginning(sorted: readonly Named[], key: string, most: number): readonly Named[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.key ?? '') < key) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < sorted.length && end - low < most && sorted[end]?.key.startsWith(key)) end++
  return sorted.slice(low, end)
}

function latinHits(spelled: readonly (Named & Spelling)[], typed: string, most: number): readonly NameHit[] {
  const ranked: NameHit[][] = [[], [], [], []]
  for (const {entry, full, initials} of spelled) {
    const at = initials.indexOf(typed)
    const rank = at === 0 ? 0 : full.startsWith(typed) ? 1 : at > 0 ? 2 : full.includes(typed) ? 3 : -1
    if (rank >= 0) ranked[rank]?.push({entry, typed: typed.length, rank})
  }
  return ranked.flat().slice(0, most)
}
