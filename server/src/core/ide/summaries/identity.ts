import type {DraftReading, Finding} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {countBefore} from '../../text/sorted.js'
import type {Offset, Span} from '../../text/span.js'
import {originOf} from '../findings/overridden.js'
import {mentionsOf, type PlacedMention} from '../mention-at.js'
import {readingOf} from '../reading.js'

/**
 * What makes a finding the same one in another state of the file, one text for each finding in its order: its rule, the
 * section it stands in (by title, without its number) and the indicator, role and time of its figure; where it speaks
 * of no indicator, the words it marks; in a registry file, what it says. No line and no value is in it. Findings alike in all of this are told apart by
 * their order.
 */
export function identities(snapshot: Snapshot, path: string, findings: readonly Finding[]): readonly string[] {
  const summary = snapshot.closed.get(path)?.summary
  if (summary) {
    const places = new Map(summary.findings.map((finding, index) => [finding, index]))
    return findings.map((finding) => summary.identities[places.get(originOf(finding)) ?? -1] ?? '')
  }
  const reading = readingOf(snapshot, path)
  const mentions = reading ? mentionsOf(snapshot, path) : []
  const met = new Map<string, number>()
  return findings.map(({rule, span, words}) => {
    const said = reading ? [sectionAt(reading, span.from), subject(reading, mentions, span)] : [words.zh]
    const key = [rule, ...said].join('\n')
    const count = met.get(key) ?? 0
    met.set(key, count + 1)
    return `${key}\n${count}`
  })
}

function sectionAt({draft, outline}: DraftReading, offset: Offset): string {
  const found = outline.sections[lastBefore(outline.sections, offset, ({span}) => span.from)]
  return found ? draft.text.slice(found.number?.to ?? found.span.from, found.span.to).trim() : ''
}

function subject({draft}: DraftReading, mentions: readonly PlacedMention[], {from, to}: Span): string {
  const found = mentions[lastBefore(mentions, Math.max(from, to - 1), ({span}) => span.from)]
  const {mention, span} = found ?? {}
  if (!mention?.match || !span || span.to <= from) return draft.text.slice(from, to)
  return [mention.match.indicator.id, mention.role, mention.asOf.time ?? mention.asOf.text ?? ''].join(' ')
}

/** The index of the last item that starts at or before a place; -1 where there is none. */
const lastBefore = <Item>(items: readonly Item[], offset: Offset, start: (item: Item) => Offset): number =>
  countBefore(items.length, (index) => start(items[index]!) <= offset) - 1
