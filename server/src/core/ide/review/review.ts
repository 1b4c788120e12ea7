import type {Decision} from '../../config/decisions.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import type {Level} from '../../registry/schema.js'
import type {Finding, Words} from '../../rules/rule.js'
import {outcome} from '../../rules/run.js'
import {sayTime} from '../../rules/words.js'
import {advance} from '../../session/advance.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Span, slice} from '../../text/span.js'
import {coverage} from '../coverage/coverage.js'
import {type Figure, figures} from '../coverage/figures.js'
import type {Uncompared, Verdict} from '../coverage/standing.js'
import {aboutRule} from '../findings/about-rule.js'
import type {Question} from '../findings/decided.js'
import {findings} from '../findings/findings.js'
import {courseOf, sparkline} from '../hover/sparkline.js'
import {mentionsOf} from '../mention-at.js'
import {readingOf} from '../reading.js'
import {type FigureChange, figureChanges} from './figure-changes.js'

/** What a reviewer signs for: every figure of a draft with what it was held against, and what is to be corrected. */
export interface Review {
  /** The draft's title; '' where it has none. */
  readonly title: string
  /** Every figure that `extract` prints has one row, in the draft's order. */
  readonly rows: readonly ReviewRow[]
  readonly corrections: readonly Correction[]
  readonly counts: Readonly<Record<Verdict, number>>
  /** Numbers that are no figures: dates, ordinals, names. */
  readonly others: number
  /** Null where no registry was read: then nothing was held against a registered value. */
  readonly registry: {readonly indicators: number; readonly unverified: number} | null
  readonly chapters: readonly {readonly title: string; readonly counts: Readonly<Record<Verdict, number>>}[]
  /** What persons have taken out of the check, and why: decisions, and comments of the draft. */
  readonly exempt: readonly Exemption[]
  /** Against another version of the draft; null where none was given. */
  readonly changes: readonly FigureChange[] | null
}

/** A figure or a finding that is left as it is. */
export interface Exemption {
  readonly kind: 'accepted' | 'kept' | 'comment'
  readonly place: string
  /** The figure with its name, or what the finding says. */
  readonly about: Words
  readonly why: string
  readonly by: string
  readonly at: string
}

export interface ReviewRow {
  readonly number: number
  readonly span: Span
  readonly chapter: string
  /** Numbers of the headings above it: 一（一）1. */
  readonly place: string
  readonly name: string
  readonly written: string
  readonly time: Words | null
  readonly role: ResolvedMention['role']
  readonly against: Evidence | null
  readonly verdict: Verdict
  readonly reason: Uncompared | null
  /** What the finding says, where the figure is not true. */
  readonly message: Words | null
  /** What to write instead; null where the finding offers no words. */
  readonly change: string | null
  /** What it is by, when a person decides upon it. */
  readonly question: Question
  /** What persons have decided of it, and what they have remarked. */
  readonly decisions: readonly Decision[]
  /** A decision of the same place, whose figure was another. */
  readonly lapsed: Decision | null
  /** The course of its indicator as a picture and in words, at its first mention. */
  readonly course: {readonly picture: string; readonly says: Words} | null
}

/** What a figure was held against. */
export interface Evidence {
  readonly kind: 'registered' | 'elsewhere' | 'computed'
  readonly value: Words
  readonly time: Words | null
  readonly source: string | null
  readonly status: string | null
}

/** A row of the 更正表. */
export interface Correction {
  readonly span: Span
  readonly place: string
  readonly chapter: string
  /** The sentence around it, and where in that it stands. */
  readonly sentence: string
  readonly within: Span
  readonly severity: Finding['severity']
  /** The words to write instead; null where the finding offers none. */
  readonly change: string | null
  readonly message: Words
  readonly rule: Words
}

/** Reviews a draft; null where the snapshot holds no such draft. `before` is the text of another version of it. */
export function review(snapshot: Snapshot, path: string, before: string | null = null): Review | null {
  const reading = readingOf(snapshot, path)
  if (!reading) return null
  const list = figures(snapshot, path)
  const mentions = mentionsOf(snapshot, path)
  const drawn = new Set<string>()
  const text = snapshot.drafts.get(path)?.text ?? ''
  const rows = list.map((figure, index) => ({
    ...rowOf(figure, mentions[index]?.mention ?? null, index + 1, drawn),
    change: figure.verdict === 'differ' && figure.finding ? changeOf(text, figure.finding) : null,
  }))
  const {world, registryFiles} = snapshot
  return {
    title: reading.outline.sections.find(({depth}) => depth === 1)?.title ?? '',
    rows,
    corrections: correctionsOf(snapshot, path, rows),
    counts: countsOf(rows),
    others: coverage(snapshot, path).numbers - rows.length,
    registry: registryFiles.size ? {indicators: world.registry.ids.length, unverified: unverifiedIn(rows)} : null,
    chapters: chaptersOf(rows),
    exempt: exemptOf(snapshot, path, rows),
    changes: before === null ? null : changesSince(snapshot, path, before),
  }
}

function changesSince(snapshot: Snapshot, path: string, text: string): readonly FigureChange[] {
  const other = `${path}#`
  const old = advance(snapshot, {kind: 'draft-opened', uri: other, text})
  return figureChanges({snapshot: old, path: other}, {snapshot, path})
}

function exemptOf(snapshot: Snapshot, path: string, rows: readonly ReviewRow[]): readonly Exemption[] {
  const decided = rows.flatMap(({name, written, place, decisions}) =>
    decisions.flatMap(({kind, why, by, at}): readonly Exemption[] => {
      const about = `${name}${written}`
      return kind === 'accepted' || kind === 'kept' ? [{kind, place, about: {zh: about, en: about}, why, by, at}] : []
    }),
  )
  const reading = readingOf(snapshot, path)
  const silenced = reading ? outcome(reading, snapshot.world).silenced : []
  const commented = silenced.map(({finding, reason}): Exemption => {
    const place = rows.findLast(({span}) => span.from <= finding.span.from)?.place ?? ''
    return {kind: 'comment', place, about: finding.words, why: reason, by: '', at: ''}
  })
  return [...decided, ...commented]
}

function rowOf(
  figure: Figure,
  mention: ResolvedMention | null,
  number: number,
  drawn: Set<string>,
): Omit<ReviewRow, 'change'> {
  const {span, chapter, place, name, text, role, verdict, reason, finding, question, decisions, lapsed} = figure
  const time = mention?.asOf.time ? sayTime(mention.asOf.time) : null
  return {
    number,
    span,
    chapter,
    place,
    name,
    written: text,
    time,
    role,
    against: evidenceOf(figure, mention),
    verdict,
    reason,
    message: verdict === 'differ' ? (finding?.words ?? null) : null,
    question,
    decisions,
    lapsed,
    course: courseIn(mention, drawn),
  }
}

/** Drawn once an indicator: a table of reviewers is not a gallery. */
function courseIn(mention: ResolvedMention | null, drawn: Set<string>): ReviewRow['course'] {
  const {indicator} = mention?.match ?? {}
  if (!indicator || drawn.has(indicator.id)) return null
  drawn.add(indicator.id)
  const picture = sparkline(indicator)
  return picture === null ? null : {picture, says: courseOf(indicator)}
}

function evidenceOf({against, role}: Figure, mention: ResolvedMention | null): Evidence | null {
  if (!against) return null
  const level: Level | null = (role === 'target' ? mention?.target : mention?.observation) ?? null
  const isRegistered = against.kind === 'registered' && level !== null
  return {
    kind: against.kind,
    value: against.text,
    time: isRegistered ? sayTime(level.asOf) : null,
    source: isRegistered ? level.source : null,
    status: isRegistered && 'status' in level && typeof level.status === 'string' ? level.status : null,
  }
}

function correctionsOf(snapshot: Snapshot, path: string, rows: readonly ReviewRow[]): readonly Correction[] {
  const text = snapshot.drafts.get(path)?.text ?? ''
  return findings(snapshot, path)
    .filter(({severity}) => severity === 'error' || severity === 'warning')
    .map((finding) => {
      const row = rows.findLast(({span}) => span.from <= finding.span.from)
      const around = sentenceAround(text, finding.span)
      return {
        span: finding.span,
        place: row?.place ?? '',
        chapter: row?.chapter ?? '',
        sentence: slice(text, around),
        within: {from: finding.span.from - around.from, to: Math.min(finding.span.to, around.to) - around.from},
        severity: finding.severity,
        change: changeOf(text, finding),
        message: finding.words,
        rule: aboutRule(finding.rule)?.summary ?? {zh: finding.rule, en: finding.rule},
      }
    })
}

/** The underlined words as the first fix would have them, where that changes nothing else. */
function changeOf(text: string, {span, fixes}: Finding): string | null {
  const edits = fixes[0]?.edits
  if (!edits?.length || edits.some(({from, to}) => from < span.from || span.to < to)) return null
  let words = slice(text, span)
  for (const {from, to, insert} of [...edits].sort((a, b) => b.from - a.from))
    words = words.slice(0, from - span.from) + insert + words.slice(to - span.from)
  return words
}

/** A sentence, or of a long one so much as a reader needs, in UTF-16 code units to either side. */
const reach = 60

function sentenceAround(text: string, {from, to}: Span): Span {
  let [start, end] = [from, to]
  while (start > 0 && from - start < reach && !/[。！？；\n|]/.test(text[start - 1] ?? '')) start--
  while (end < text.length && end - to < reach && !/[。！？；\n|]/.test(text[end] ?? '')) end++
  return {from: start, to: end}
}

function countsOf(rows: readonly ReviewRow[]): Record<Verdict, number> {
  const counts = {agree: 0, differ: 0, unregistered: 0, uncompared: 0}
  for (const {verdict} of rows) counts[verdict]++
  return counts
}

const unverifiedIn = (rows: readonly ReviewRow[]): number =>
  rows.filter(({against}) => against?.status && against.status !== 'final').length

function chaptersOf(rows: readonly ReviewRow[]): Review['chapters'] {
  const titles = [...new Set(rows.map(({chapter}) => chapter))]
  return titles.map((title) => ({title, counts: countsOf(rows.filter(({chapter}) => chapter === title))}))
}
