import {type Reading, type Registry, type Token, type TokenType, tokensOf} from '../../core/ide/outline/tokens.js'
import {readingOf} from '../../core/ide/reading.js'
import {keeping} from '../../core/text/keeping.js'
import type {Span} from '../../core/text/span.js'
import type {Asked} from '../requests.js'
import type {Coloured} from './passage-tokens.js'

/** Types that every editor has a colour for. */
const types: readonly (readonly [ours: TokenType, theirs: string])[] = [
  ['name', 'variable'],
  ['quantity', 'number'],
  ['qualifier', 'operator'],
  ['unit', 'type'],
  ['time', 'event'],
  ['citation', 'string'],
  ['term', 'macro'],
]

const typeIndex: Readonly<Record<TokenType, number>> = {
  name: 0,
  quantity: 1,
  qualifier: 2,
  unit: 3,
  time: 4,
  citation: 5,
  term: 6,
}

/** Each is the bit of its place. */
const modifiers = ['grounded', 'target', 'ungrounded', 'deprecated']

export const plainLegend = {tokenTypes: types.map(([, theirs]) => theirs), tokenModifiers: modifiers}

/** Names, figures, units, times, citations and terms of a draft, or of the passages that touch a stretch of it. */
export function plainPassages({view: {snapshot}, path}: Asked, within: Span | null): readonly Coloured[] {
  const all = readingOf(snapshot, path)?.readings ?? []
  const some = within
    ? all.filter(({at, reading}) => at <= within.to && within.from <= at + reading.passage.source.length)
    : all
  return some.map(({at, reading}) => ({at, tokens: packed(reading, snapshot.world.registry)}))
}

/** Kept with the reading. */
function packed(reading: Reading, registry: Registry): Int32Array {
  const known = kept.get(reading)
  if (known) return known
  const numbers = tokensOf(reading, registry).flatMap((it) => [it.span.from, it.span.to, typeIndex[it.type], bits(it)])
  const made = Int32Array.from(numbers)
  kept.set(reading, made)
  return made
}

const kept = keeping<Reading, Int32Array>()

const bits = ({grounded, target, deprecated}: Token): number =>
  (grounded ? 1 : 0) + (target ? 2 : 0) + (grounded === false ? 4 : 0) + (deprecated ? 8 : 0)
