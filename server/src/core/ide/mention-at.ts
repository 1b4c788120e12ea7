import type {Reading, ResolvedMention} from '../mentions/mention.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Offset, Span} from '../text/span.js'
import {shift} from '../text/span.js'
import {readingOf} from './reading.js'

/** A mention with its places in the draft. */
export interface PlacedMention {
  readonly mention: ResolvedMention
  readonly reading: Reading
  readonly span: Span
  readonly name: Span | null
}

/** The mention whose figure or name stands at a place; of two, the one whose stretch is shorter. */
export function mentionAt(snapshot: Snapshot, uri: string, offset: Offset): PlacedMention | null {
  const holds = (span: Span | null): boolean => span !== null && span.from <= offset && offset <= span.to
  const length = (it: PlacedMention): number => (holds(it.span) ? it.span.to - it.span.from : offset)
  const found = mentionsNear(snapshot, uri, offset).filter(({span, name}) => holds(span) || holds(name))
  return found.sort((a, b) => length(a) - length(b))[0] ?? null
}

/** Every mention of a draft, in order. */
export const mentionsOf = (snapshot: Snapshot, uri: string): readonly PlacedMention[] =>
  (readingOf(snapshot, uri)?.readings ?? []).flatMap(({at, reading}) =>
    reading.mentions.map((mention) => placed(mention, reading, at)),
  )

/** Every mention whose figure touches a stretch of a draft, in order. */
export const mentionsWithin = (snapshot: Snapshot, uri: string, {from, to}: Span): readonly PlacedMention[] =>
  (readingOf(snapshot, uri)?.readings ?? [])
    .filter(({at, reading}) => at <= to && from <= at + reading.passage.source.length)
    .flatMap(({at, reading}) => reading.mentions.map((mention) => placed(mention, reading, at)))
    .filter(({span}) => span.from <= to && from <= span.to)

/** Those of the passage in which a place lies. */
function mentionsNear(snapshot: Snapshot, uri: string, offset: Offset): PlacedMention[] {
  const around =
    readingOf(snapshot, uri)?.readings.filter(
      ({at, reading}) => at <= offset && offset <= at + reading.passage.source.length,
    ) ?? []
  return around.flatMap(({at, reading}) => reading.mentions.map((mention) => placed(mention, reading, at)))
}

const placed = (mention: ResolvedMention, reading: Reading, at: Offset): PlacedMention => ({
  mention,
  reading,
  span: shift(mention.span, at),
  name: mention.name.span && shift(mention.name.span, at),
})
