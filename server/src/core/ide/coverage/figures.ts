import type {Decision} from '../../config/decisions.js'
import type {Section} from '../../markdown/outline.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import type {Finding, Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import {type Offset, type Span, shift, slice} from '../../text/span.js'
import {asker, decisionsAbout, decisionsOn, lapsedOn, type Question} from '../findings/decided.js'
import {findings} from '../findings/findings.js'
import {readingOf} from '../reading.js'
import {showLevelOf} from '../show.js'
import type {Standing} from './standing.js'
import {type PassageStandings, standings} from './standings.js'

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
  const made = listed(snapshot, uri, standings(snapshot, uri))
  kept.set(found, made)
  return made
}

const kept = keeping<readonly Finding[], readonly Figure[]>()

/** Those that touch a stretch of it. */
export const figuresWithin = (snapshot: Snapshot, uri: string, stretch: Span): readonly Figure[] =>
  listed(snapshot, uri, standings(snapshot, uri, stretch)).filter(
    ({span}) => span.from <= stretch.to && stretch.from <= span.to,
  )

/** The figures on which somebody has decided or remarked. */
export function decidedFigures(snapshot: Snapshot, uri: string): readonly Figure[] {
  const {decisions} = snapshot
  if (!decisions.length) return []
  const asked = asker(snapshot, uri)
  return listed(snapshot, uri, standings(snapshot, uri), (mention, at) => {
    const about = decisionsAbout(decisions, mention)
    return about.length > 0 && decisionsOn(about, asked(mention, at)).length > 0
  })
}

/** The figures of some passages, or those of them that are wanted; in order. */
function listed(
  snapshot: Snapshot,
  uri: string,
  passages: readonly PassageStandings[],
  isWanted: (mention: ResolvedMention, at: Offset) => boolean = () => true,
): readonly Figure[] {
  const places = new Places(readingOf(snapshot, uri)?.outline.sections ?? [], snapshot.drafts.get(uri)?.text ?? '')
  const asked = asker(snapshot, uri)
  const all: Figure[] = []
  for (const {at, reading, standings, differing} of passages)
    for (const [index, mention] of reading.mentions.entries()) {
      const span = shift(mention.span, at)
      if (!isWanted(mention, span.from)) continue
      const {verdict, reason} = standings[index]!
      const {text, name, match, role} = mention
      const finding = differing?.[index] ?? null
      const question = asked(mention, span.from)
      const about = decisionsAbout(snapshot.decisions, mention)
      all.push({
        verdict,
        reason,
        span,
        text,
        name: match?.indicator.name ?? name.text,
        ...places.of(span.from),
        role,
        indicator: match?.indicator.id ?? null,
        against: againstOf(snapshot, uri, mention, span, finding),
        finding,
        question,
        decisions: decisionsOn(about, question),
        lapsed: lapsedOn(about, question),
      })
    }
  return all
}

const againstOf = (
  snapshot: Snapshot,
  uri: string,
  mention: ResolvedMention,
  span: Span,
  finding: Finding | null,
): Against | null =>
  (finding && elsewhere(snapshot, uri, finding)) ??
  registered(mention) ??
  (finding && mended(mention.text, span, finding))

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
  #number({number}: Section): string {
    return number ? slice(this.#text, number).replace(/[、.．]$/, '') : ''
  }
}
