import {keyOf} from '../../registry/forms.js'
import type {NameEntry, Registry} from '../../registry/schema.js'
import {countBefore} from '../../text/sorted.js'
import type {Offset} from '../../text/span.js'
import {type Spelling, speller, withoutV} from './spelling.js'

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
  const keys = linesOf(sorted.map(({key}) => key))
  let spellName: ((name: string) => Spelling) | undefined
  let spelled: {readonly initials: Lines; readonly full: Lines} | undefined
  const spell = (name: string): Spelling => {
    spellName ??= speller()
    return spellName(name)
  }
  return {
    spell,
    han: (run, most) => hanHits(sorted, keys, run.slice(-longestRun), most),
    latin: (typed, most) => {
      spelled ??= spelledLines(sorted.map(({entry}) => spell(entry.name)))
      return latinHits(sorted, spelled, withoutV(typed.toLowerCase()), most)
    },
  }
}

/** Many short texts as the lines of one, which the engine searches faster than each by itself. */
interface Lines {
  /** Each line behind a line break. */
  readonly text: string
  /** Where each line starts. */
  readonly starts: readonly Offset[]
}

function linesOf(lines: readonly string[]): Lines {
  let at = 1
  const starts = lines.map((line) => {
    at += line.length + 1
    return at - line.length - 1
  })
  return {text: `\n${lines.join('\n')}`, starts}
}

const spelledLines = (spelled: readonly Spelling[]) => ({
  initials: linesOf(spelled.map(({initials}) => initials)),
  full: linesOf(spelled.map(({full}) => full)),
})

/** The lines that hold a text, in order. */
function* linesWith({text, starts}: Lines, sought: string): Generator<number> {
  let line = 0
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, starts[line + 1] ?? text.length)) {
    line = lineAt(starts, at + 1)
    yield line
  }
}

/** The last line that starts at or before a place. */
const lineAt = (starts: readonly Offset[], at: Offset): number =>
  Math.max(0, countBefore(starts.length, (index) => starts[index]! <= at) - 1)

function hanHits(sorted: readonly Named[], keys: Lines, run: string, most: number): readonly NameHit[] {
  const hits = new Map<Named, NameHit>()
  const add = (named: Named | undefined, typed: number, rank: number): void => {
    if (named && !hits.has(named)) hits.set(named, {entry: named.entry, typed, rank})
  }
  for (let typed = run.length; typed > 0 && hits.size < most; typed--)
    for (const named of beginning(sorted, keyOf(run.slice(-typed)), most)) add(named, typed, run.length - typed)
  // One character stands in the middle of too many names to be worth offering them.
  const longest = Math.max(2, hits.values().next().value?.typed ?? 0)
  for (let typed = Math.min(6, run.length); typed >= longest && hits.size < most; typed--)
    for (const line of linesWith(keys, keyOf(run.slice(-typed)))) {
      if (hits.size >= most) break
      add(sorted[line], typed, 100 + run.length - typed)
    }
  return [...hits.values()].slice(0, most)
}

function beginning(sorted: readonly Named[], key: string, most: number): readonly Named[] {
  if (!key) return []
  const low = countBefore(sorted.length, (index) => sorted[index]!.key < key)
  let end = low
  while (end < sorted.length && end - low < most && sorted[end]?.key.startsWith(key)) end++
  return sorted.slice(low, end)
}

function latinHits(
  sorted: readonly Named[],
  {initials, full}: {readonly initials: Lines; readonly full: Lines},
  typed: string,
  most: number,
): readonly NameHit[] {
  const hits = new Map<number, NameHit>()
  const ways = [
    linesWith(initials, `\n${typed}`),
    linesWith(full, `\n${typed}`),
    linesWith(initials, typed),
    linesWith(full, typed),
  ]
  for (const [rank, lines] of ways.entries())
    for (const line of lines) {
      if (hits.size >= most) return [...hits.values()]
      const named = sorted[line]
      if (named && !hits.has(line)) hits.set(line, {entry: named.entry, typed: typed.length, rank})
    }
  return [...hits.values()]
}
