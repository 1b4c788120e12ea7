import type {Decision} from '../../config/decisions.js'
import type {Section} from '../../markdown/outline.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import type {Finding, Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import {overlaps, type Span, shift, slice} from '../../text/span.js'
import {decisionsOn, lapsedOn, type Question, questions} from '../findings/decided.js'
import {findings} from '../findings/findings.js'
import {mentionsOf, type PlacedMention} from '../mention-at.js'
import {readingOf} from '../reading.js'
import {showLevelOf} from '../show.js'
import {isDiffering, type Standing, standingOf} from './standing.js'

/** A figure of a draft as a list shows it. */
export interface Figure extends Standing {
  readonly span: Span
  readonly text: string
  /** The indicator's name in the registry, or as written; '' where there is none. */
  readonly name: string
  /** Numbers of the headings above it, outermost first: 一（一）1. */
  readonly place: string
  /** The title of its chapter; '' above the first. */
  readonly chapter: string
  readonly role: ResolvedMention['role']
  readonly indicator: string | null
  /** What it is held against, and what that is. */
  readonly against: Against | null
  /** The finding that says it is not true. */
  readonly finding: Finding | null
  /** What it is by, when a person decides upon it. */
  readonly question: Question
  /** What a person has decided of it. */
  readonly decisions: readonly Decision[]
  /** A decision of the same place, whose figure was another. */
  readonly lapsed: Decision | null
}

export interface Against {
  readonly kind: 'registered' | 'elsewhere' | 'computed'
  readonly text: Words
}

/** Every figure of a draft with its verdict, in order; the same list for the same draft and world. */
export function figures(snapshot: Snapshot, uri: string): readonly Figure[] {
  const found = findings(snapshot, uri)
  const known = kept.get(found)
  if (known) return known
  const differing = new Differing(found)
  const places = new Places(readingOf(snapshot, uri)?.outline.sections ?? [], snapshot.drafts.get(uri)?.text ?? '')
  const asked = questions(snapshot, uri)
  const made = mentionsOf(snapshot, uri).map((placed, index) => {
    const figure = figureOf(snapshot, uri, placed, differing.on(placed.span), places)
    return withDecisions(figure, snapshot.decisions, asked[index])
  })
  kept.set(found, made)
  return made
}

/** How a figure of a draft stands, and of which indicator it is. */
export type Standpoint = Pick<Figure, 'verdict' | 'reason' | 'indicator'>

/** How every figure of a draft stands, in order. Whoever counts figures needs no list of them: each draft of a workspace is counted. */
export function standings(snapshot: Snapshot, uri: string): readonly Standpoint[] {
  const found = findings(snapshot, uri)
  const known = kept.get(found)
  if (known) return known
  // Whether a decision is on a figure is told by the headings above it.
  if (snapshot.decisions.length) return figures(snapshot, uri)
  const differing = new Differing(found)
  const all: Standpoint[] = []
  for (const {at, reading} of readingOf(snapshot, uri)?.readings ?? [])
    for (const mention of reading.mentions) {
      const {verdict, reason} = standingOf(mention, reading, differing.on(shift(mention.span, at)), snapshot.world)
      all.push({verdict, reason, indicator: mention.match?.indicator.id ?? null})
    }
  return all
}

/** A figure that stays as it is, or need not be registered, is not held against anything. */
function withDecisions(figure: Bare, all: readonly Decision[], asked: Question | undefined): Figure {
  const question = asked ?? {indicator: figure.name, section: '', role: figure.role, figure: figure.text}
  if (!all.length) return {...figure, question, decisions: all, lapsed: null}
  const decisions = decisionsOn(all, question)
  const isLeft = decisions.some(
    ({kind}) => kind === 'kept' || (kind === 'accepted' && figure.verdict === 'unregistered'),
  )
  const standing = isLeft && figure.verdict !== 'differ' ? ({verdict: 'uncompared', reason: 'decided'} as const) : null
  return {...figure, ...standing, question, decisions, lapsed: lapsedOn(all, question)}
}

type Bare = Omit<Figure, 'question' | 'decisions' | 'lapsed'>

const kept = keeping<readonly Finding[], readonly Figure[]>()

function figureOf(
  snapshot: Snapshot,
  uri: string,
  {mention, reading, span}: PlacedMention,
  finding: Finding | null,
  places: Places,
): Bare {
  const {match, role, text, name} = mention
  const {place, chapter} = places.of(span.from)
  return {
    ...standingOf(mention, reading, finding, snapshot.world),
    span,
    text,
    name: match?.indicator.name ?? name.text,
    place,
    chapter,
    role,
    indicator: match?.indicator.id ?? null,
    against:
      (finding && elsewhere(snapshot, uri, finding)) ?? registered(mention) ?? (finding && mended(text, span, finding)),
    finding,
  }
}

function registered({match, role, target, observation}: ResolvedMention): Against | null {
  const level = role === 'target' ? target : observation
  return match && level ? {kind: 'registered', text: showLevelOf(level, match.indicator)} : null
}

/** What another place of the draft has, where that is what a figure contradicts. */
function elsewhere(snapshot: Snapshot, uri: string, {rule, related}: Finding): Against | null {
  if (rule !== 'self-conflict' && rule !== 'table-prose-mismatch') return null
  const at = related.map((it) => it.at).find((it) => !('path' in it))
  const text = at && !('path' in at) ? slice(snapshot.drafts.get(uri)?.text ?? '', at) : ''
  return text ? {kind: 'elsewhere', text: {zh: text, en: text}} : null
}

/** The figure as its finding would have it: what its own arithmetic comes to, or, of another unit, the registry's. */
function mended(text: string, {from, to}: Span, {rule, fixes}: Finding): Against | null {
  const [edit, ...others] = fixes[0]?.edits ?? []
  if (!edit || others.length || edit.from < from || to < edit.to) return null
  const now = text.slice(0, edit.from - from) + edit.insert + text.slice(edit.to - from)
  return {kind: rule.startsWith('registry-') ? 'registered' : 'computed', text: {zh: now, en: now}}
}

/** The headings above each place of a draft, asked for in the draft's order. */
class Places {
  readonly #sections: readonly Section[]
  readonly #text: string
  readonly #above: Section[] = []
  #next = 0

  constructor(sections: readonly Section[], text: string) {
    this.#sections = sections
    this.#text = text
  }

  of(at: number): {readonly place: string; readonly chapter: string} {
    for (let section = this.#sections[this.#next]; section && section.span.from <= at; ) {
      while ((this.#above.at(-1)?.level ?? -1) >= section.level) this.#above.pop()
      this.#above.push(section)
      section = this.#sections[++this.#next]
    }
    const numbered = this.#above.filter(({numbering}) => numbering)
    return {place: numbered.map((section) => this.#number(section)).join(''), chapter: numbered[0]?.title ?? ''}
  }

  /** 一、 is 一, （一） stays, 1. is 1. */
  #number({numbering}: Section): string {
    return numbering ? slice(this.#text, numbering.span).replace(/[、.．]$/, '') : ''
  }
}

/** How far before a figure a finding may begin that is about it, and still another begin before that. */
const reach = 2000

/** Findings by which figures are not true, asked for in the draft's order of figures. */
class Differing {
  readonly #findings: readonly Finding[]
  #first = 0

  constructor(found: readonly Finding[]) {
    this.#findings = found.filter(isDiffering)
  }

  /** The gravest that touches a figure. */
  on(figure: Span): Finding | null {
    while ((this.#findings[this.#first]?.span.to ?? Number.POSITIVE_INFINITY) <= figure.from - reach) this.#first++
    let best: Finding | null = null
    for (let index = this.#first; index < this.#findings.length; index++) {
      const finding = this.#findings[index]
      if (!finding || finding.span.from >= figure.to) break
      if (overlaps(finding.span, figure) && (!best || (best.severity !== 'error' && finding.severity === 'error')))
        best = finding
    }
    return best
  }
}
