import type {ResolvedMention} from '../mentions/mention.js'
import type {Level} from '../registry/schema.js'
import type {Finding, Words} from '../rules/rule.js'
import {sayTime} from '../rules/words.js'
import type {Snapshot} from '../session/snapshot.js'
import {type Span, slice} from '../text/span.js'
import {aboutRule} from './about-rule.js'
import {coverage} from './coverage.js'
import {type Figure, figures} from './figures.js'
import {findings} from './findings.js'
import {mentionsOf} from './mention-at.js'
import {readingOf} from './reading.js'
import type {Uncompared, Verdict} from './standing.js'

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

/** Reviews a draft; null where the snapshot holds no such draft. */
export function review(snapshot: Snapshot, path: string): Review | null {
  const reading = readingOf(snapshot, path)
  if (!reading) return null
  const list = figures(snapshot, path)
  const mentions = mentionsOf(snapshot, path)
  const rows = list.map((figure, index) => rowOf(figure, mentions[index]?.mention ?? null, index + 1))
  const {world, registryFiles} = snapshot
  return {
    title: reading.outline.sections.find(({depth}) => depth === 1)?.title ?? '',
    rows,
    corrections: correctionsOf(snapshot, path, rows),
    counts: countsOf(rows),
    others: coverage(snapshot, path).numbers - rows.length,
    registry: registryFiles.size ? {indicators: world.registry.ids.length, unverified: unverifiedIn(rows)} : null,
    chapters: chaptersOf(rows),
  }
}

function rowOf(figure: Figure, mention: ResolvedMention | null, number: number): ReviewRow {
  const {span, chapter, place, name, text, role, verdict, reason, finding} = figure
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
  }
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
