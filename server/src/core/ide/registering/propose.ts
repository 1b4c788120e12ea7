import type {ResolvedMention} from '../../mentions/mention.js'
import {print} from '../../quantity/decimal.js'
import type {Fact} from '../../registry/proposals/put-fact.js'
import type {Level} from '../../registry/schema.js'
import {isPair, measured} from '../../rules/measure.js'
import {sameMoment} from '../../rules/moment.js'
import type {Words} from '../../rules/rule.js'
import {sure} from '../../rules/verdict.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import type {Span} from '../../text/span.js'
import {figuresWithin} from '../coverage/figures.js'
import {mentionsWithin, type PlacedMention} from '../mention-at.js'
import {linesOf} from '../place.js'
import {readingOf} from '../reading.js'
import {showLevelOf} from '../show.js'
import {decodedName} from './register.js'

/** A figure of a draft as it would be proposed to whoever keeps its indicator. */
export interface Proposable {
  readonly span: Span
  readonly fact: Fact
  readonly name: string
  /** As the draft writes it, and the value that is registered for that time, as people write it; null where none is. */
  readonly text: string
  readonly present: Words | null
  /** Where it was read. */
  readonly sentence: string
  readonly heading: string
  /** From 1. */
  readonly line: number
}

/**
 * The figures that touch a stretch of a draft and of which the registry holds no value, or another one, each fact once;
 * in their order. What agrees with the registry is not proposed, and what says no time or no single number cannot be.
 */
export function proposables(snapshot: Snapshot, uri: string, span: Span): readonly Proposable[] {
  const agreeing = new Set(
    figuresWithin(snapshot, uri, span).flatMap((it) => (it.verdict === 'agree' ? [it.span.from] : [])),
  )
  const found = new Map<string, Proposable>()
  for (const placed of mentionsWithin(snapshot, uri, span)) {
    const it = agreeing.has(placed.span.from) ? null : proposable(snapshot, uri, placed)
    const key = it && [it.fact.indicator, it.fact.list, it.fact.asOf].join(' ')
    if (it && key && !found.has(key)) found.set(key, it)
  }
  return [...found.values()]
}

function proposable(snapshot: Snapshot, uri: string, placed: PlacedMention): Proposable | null {
  const {mention, span} = placed
  const fact = factIn(snapshot, uri, placed)
  const indicator = fact && mention.match?.indicator
  if (!indicator) return null
  const levels: readonly Level[] = indicator[fact.list]
  const present = levels.find((it) => sameMoment(it.asOf, fact.asOf))
  const read = readingOf(snapshot, uri)
  return {
    span,
    fact,
    name: indicator.name,
    text: mention.text,
    present: present ? showLevelOf(present, indicator) : null,
    sentence: sentenceOf(placed),
    heading: read?.outline.sections.findLast((it) => it.span.from <= span.from)?.title ?? '',
    line: positionAt(linesOf(snapshot, uri), span.from).line + 1,
  }
}

/** What a figure says of its indicator, to be put into a registry; null where it is no level of one time in one number. */
export function factIn({world}: Snapshot, uri: string, {mention}: PlacedMention): Fact | null {
  const {match, role, change, asOf, quantity} = mention
  if (!match || match.score < sure || change || !asOf.time || isAverage(mention)) return null
  if ((role !== 'baseline' && role !== 'target') || quantity.qualifier === 'vague') return null
  const said = measured(quantity, match.indicator, world.registry)
  if (!said || isPair(said.value)) return null
  const isGoal = role === 'target'
  return {
    indicator: match.indicator.id,
    list: isGoal ? 'targets' : 'observations',
    ...{asOf: asOf.time, value: print(said.value), qualifier: quantity.qualifier},
    status: isGoal ? null : 'plan-text',
    source: decodedName(uri),
  }
}

/** 人均, 年均: another quantity, unless the indicator is that one. */
export const isAverage = ({aggregator, match}: ResolvedMention): boolean =>
  aggregator?.endsWith('均') === true && !match?.indicator.name.includes(aggregator)

/** The sentence in which a figure stands, as the draft writes it. */
function sentenceOf({mention, reading}: PlacedMention): string {
  const {source} = reading.passage
  const ends = ['。', '；', '\n']
  const from = Math.max(...ends.map((sign) => source.lastIndexOf(sign, mention.span.from - 1))) + 1
  const to = ends.map((sign) => source.indexOf(sign, mention.span.to)).filter((at) => at >= 0)
  return source.slice(from, to.length ? Math.min(...to) + 1 : source.length).trim()
}
