import {readYaml} from '../file/items.js'
import {child, entriesOf, type Node, textOf} from '../yaml/node.js'
import {plain} from '../yaml/write-node.js'
import {allKeys, threeWay} from './three-way.js'

/** A section of which each of two sides has changed something: by its entries. Ours stands where both changed one. */
export function mergeSection(
  key: string,
  base: string,
  ours: string,
  theirs: string,
): {readonly text: string; readonly conflicts: readonly string[]} {
  const [was, our, their] = [base, ours, theirs].map((text) => cut(text, key)) as [Cut | null, Cut | null, Cut | null]
  if (!our || !their) return inBraces(key, base, ours, theirs)
  const conflicts: string[] = []
  const entries = allKeys([...our.entries.keys()], [...their.entries.keys()]).map((name) => {
    const [before, mine, other] = [was?.entries.get(name), our.entries.get(name), their.entries.get(name)]
    const outcome = threeWay(before, mine, other, (a, b) => a?.trimEnd() === b?.trimEnd())
    if (outcome.kind === 'is') return outcome.value ?? ''
    conflicts.push(`${key} ${name}`)
    return mine ?? other ?? ''
  })
  return {text: our.head + entries.join(''), conflicts}
}

interface Cut {
  readonly head: string
  readonly entries: ReadonlyMap<string, string>
}

/** A block map cut at its keys, each with the lines up to the next; null for what is none. */
function cut(text: string, key: string): Cut | null {
  const value = child(readYaml(text, 0, text.length).root, key)
  if (value?.kind !== 'dict' || text[value.span.from] === '{') return null
  const starts = value.entries.map(({at}) => text.lastIndexOf('\n', at.from) + 1)
  const column = (value.entries[0]?.at.from ?? 0) - (starts[0] ?? 0)
  if (value.entries.some(({at}, index) => at.from - (starts[index] ?? 0) !== column || starts[index] === 0)) return null
  const entries = value.entries.map((it, index): readonly [string, string] => [
    it.key,
    ended(text.slice(starts[index], starts[index + 1] ?? text.length)),
  ])
  return {head: text.slice(0, starts[0]), entries: new Map(entries)}
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`)

/** `registry: {…}` on one line: where only the day of the update differs on both sides, the later is right. */
function inBraces(
  key: string,
  base: string,
  ours: string,
  theirs: string,
): {readonly text: string; readonly conflicts: readonly string[]} {
  const [was, our, their] = [base, ours, theirs].map((text) => child(readYaml(text, 0, text.length).root, key))
  const days = [our, their].map((node) => textOf(child(node ?? null, 'updated')))
  const others = [our, their].map((node) => JSON.stringify(withoutUpdated(node ?? null)))
  const before = JSON.stringify(withoutUpdated(was ?? null))
  const later = (days[0] ?? '') >= (days[1] ?? '') ? ours : theirs
  if (others[0] === others[1]) return {text: later, conflicts: []}
  if (others[1] === before) return {text: ours, conflicts: []}
  if (others[0] === before) return {text: theirs, conflicts: []}
  return {text: ours, conflicts: [key]}
}

const withoutUpdated = (node: Node | null): unknown =>
  entriesOf(node).length
    ? entriesOf(node).flatMap(({key, value}) => (key === 'updated' ? [] : [[key, plain(value)]]))
    : plain(node)
