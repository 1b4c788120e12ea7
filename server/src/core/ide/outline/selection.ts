import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {contains, shift} from '../../text/span.js'
import {mentionAt} from '../mention-at.js'
import {readingOf} from '../reading.js'
import {passageAt} from '../summaries/cited.js'
import {wholeLines} from './folding.js'

/** Stretches around a place, each within the next: number, quantity, mention, clause, sentence, paragraph, sections, draft. */
export function selectionsAt(snapshot: Snapshot, uri: string, offset: Offset): readonly Span[] {
  const reading = readingOf(snapshot, uri)
  if (!reading) return []
  const placed = passageAt(snapshot, uri, offset)
  const sections = reading.outline.sections
    .map(({extent}) => wholeLines(reading.draft, extent))
    .filter((extent) => holds(extent, offset))
  const spans = [
    ...(placed ? ofMention(snapshot, uri, offset, placed.at) : []),
    ...(placed
      ? ofPassage(placed.reading.passage.source, offset - placed.at).map((span) => shift(span, placed.at))
      : []),
    ...sections.sort((a, b) => a.to - a.from - (b.to - b.from)),
    {from: 0, to: reading.draft.text.length},
  ]
  return nested(spans.filter((span) => holds(span, offset)))
}

const holds = ({from, to}: Span, offset: Offset): boolean => from <= offset && offset <= to

function ofMention(snapshot: Snapshot, uri: string, offset: Offset, at: Offset): readonly Span[] {
  const found = mentionAt(snapshot, uri, offset)
  if (!found) return []
  const {mention, span, name} = found
  const number = shift(mention.quantity.number, at)
  const whole = name ? {from: Math.min(name.from, span.from), to: Math.max(name.to, span.to)} : span
  const own = [number, span].filter((it) => holds(it, offset))
  const named = name && holds(name, offset) ? [name] : []
  return [...named, ...own, whole]
}

function ofPassage(source: string, local: Offset): readonly Span[] {
  const within = (marks: string): Span => {
    let from = local
    while (from > 0 && !marks.includes(source[from - 1] ?? '')) from--
    let to = local
    while (to < source.length && !marks.includes(source[to] ?? '')) to++
    return trimmed(source, from, to)
  }
  const sentence = within('。！？!?\n')
  const stop = '。！？!?'.includes(source[sentence.to] ?? ' ') ? 1 : 0
  return [within('，；：,;。！？!?\n|'), {from: sentence.from, to: sentence.to + stop}, {from: 0, to: source.length}]
}

function trimmed(source: string, from: Offset, to: Offset): Span {
  const text = source.slice(from, to)
  return {from: from + text.length - text.trimStart().length, to: to - (text.length - text.trimEnd().length)}
}

/** Each larger than the one before: what does not hold the one before it is left out. */
function nested(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = []
  for (const span of spans) {
    const last = kept.at(-1)
    if (!last || (contains(span, last) && (span.from < last.from || span.to > last.to))) kept.push(span)
  }
  return kept
}
