import type {Decision} from '../../config/decisions.js'
import type {Section} from '../../markdown/outline.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import type {Finding} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import {countBefore} from '../../text/sorted.js'
import {type Offset, overlaps, type Span, shift, slice} from '../../text/span.js'
import {readingOf} from '../reading.js'

/** A figure by what makes it the same one in another state of the draft. */
export interface Question {
  readonly indicator: string
  readonly section: string
  readonly role: string
  readonly figure: string
}

/** What is asked of a figure of a draft, which begins at a place there, when it is decided upon. */
export function asker(snapshot: Snapshot, uri: string): (mention: ResolvedMention, at: Offset) => Question {
  const sections = readingOf(snapshot, uri)?.outline.sections ?? []
  const text = snapshot.drafts.get(uri)?.text ?? ''
  return (mention, at) => ({
    indicator: subjectOf(mention),
    section: titleOf(lastUpTo(sections, at), text),
    role: mention.role,
    figure: mention.text,
  })
}

/** What a decision names a figure by: its indicator, or else its name. */
const subjectOf = ({match, name}: ResolvedMention): string => match?.indicator.id ?? name.text

/** The section that a place stands in. */
const lastUpTo = (sections: readonly Section[], at: Offset): Section | undefined =>
  sections[countBefore(sections.length, (index) => sections[index]!.span.from <= at) - 1]

function titleOf(section: Section | undefined, text: string): string {
  const number = section?.number ? slice(text, section.number) : ''
  return section?.title.replace(number, '').trim() ?? ''
}

/** Those that name what a figure is of, wherever in the draft: of thousands of figures few have any. */
export const decisionsAbout = (decisions: readonly Decision[], mention: ResolvedMention): readonly Decision[] =>
  bySubject(decisions).get(subjectOf(mention)) ?? none

const none: readonly Decision[] = []

function bySubject(decisions: readonly Decision[]): ReadonlyMap<string, readonly Decision[]> {
  const known = kept.get(decisions)
  if (known) return known
  const made = new Map<string, Decision[]>()
  for (const decision of decisions) {
    const about = made.get(decision.indicator)
    if (about) about.push(decision)
    else made.set(decision.indicator, [decision])
  }
  kept.set(decisions, made)
  return made
}

const kept = keeping<readonly Decision[], ReadonlyMap<string, readonly Decision[]>>()

/** The decisions that hold of a figure. */
export const decisionsOn = (decisions: readonly Decision[], asked: Question): readonly Decision[] =>
  decisions.filter((it) => isOfSamePlace(it, asked) && it.figure === asked.figure)

/**
 * A decision of the same place whose figure was another: it does not hold any more, and is to be made again. A remark on
 * the figure that stands there now makes none.
 */
export const lapsedOn = (decisions: readonly Decision[], asked: Question): Decision | null =>
  decisionsOn(decisions, asked).some(({kind}) => kind !== 'noted')
    ? null
    : (decisions.find((it) => it.kind !== 'noted' && isOfSamePlace(it, asked) && it.figure !== asked.figure) ?? null)

const isOfSamePlace = (a: Question, b: Question): boolean =>
  a.indicator === b.indicator && a.section === b.section && a.role === b.role

/** Findings but for those that a person has answered: a figure that stays as it is, or that need not be registered. */
export function undecided(snapshot: Snapshot, uri: string, found: readonly Finding[]): readonly Finding[] {
  if (!snapshot.decisions.length || !found.length) return found
  const answered = answeredIn(snapshot, uri)
  if (!answered.length) return found
  return found.filter((finding) => !answered.some((it) => overlaps(it.span, finding.span) && answers(it, finding)))
}

function answeredIn(snapshot: Snapshot, uri: string): readonly Answered[] {
  const asked = asker(snapshot, uri)
  const all: Answered[] = []
  for (const {at, reading} of readingOf(snapshot, uri)?.readings ?? [])
    for (const mention of reading.mentions) {
      const about = decisionsAbout(snapshot.decisions, mention)
      if (!about.length) continue
      const span = shift(mention.span, at)
      const decisions = decisionsOn(about, asked(mention, span.from)).filter(isAnswer)
      if (decisions.length) all.push({span, decisions})
    }
  return all
}

const isAnswer = ({kind}: Decision): boolean => kind === 'accepted' || kind === 'kept'

interface Answered {
  readonly span: Span
  readonly decisions: readonly Decision[]
}

const answers = ({decisions}: Answered, {rule}: Finding): boolean =>
  decisions.some((it) =>
    it.kind === 'accepted' ? rule === 'registry-unregistered' : it.rule === null || it.rule === rule,
  )
