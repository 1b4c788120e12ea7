import type {Decision} from '../../config/decisions.js'
import type {Section} from '../../markdown/outline.js'
import type {Finding} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {overlaps, type Span, slice} from '../../text/span.js'
import {mentionsOf} from '../mention-at.js'
import {readingOf} from '../reading.js'

/** A figure by what makes it the same one in another state of the draft. */
export interface Question {
  readonly indicator: string
  readonly section: string
  readonly role: string
  readonly figure: string
}

/** What is asked of each figure of a draft when it is decided upon, in the order of its mentions. */
export function questions(snapshot: Snapshot, uri: string): readonly Question[] {
  const sections = readingOf(snapshot, uri)?.outline.sections ?? []
  const text = snapshot.drafts.get(uri)?.text ?? ''
  let next = 0
  return mentionsOf(snapshot, uri).map(({mention, span}) => {
    while ((sections[next]?.span.from ?? Number.POSITIVE_INFINITY) <= span.from) next++
    const {match, name, role} = mention
    return {
      indicator: match?.indicator.id ?? name.text,
      section: titleOf(sections[next - 1], text),
      role,
      figure: mention.text,
    }
  })
}

function titleOf(section: Section | undefined, text: string): string {
  const number = section?.numbering ? slice(text, section.numbering.span) : ''
  return section?.title.replace(number, '').trim() ?? ''
}

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
  const {decisions} = snapshot
  if (!decisions.length || !found.length) return found
  const asked = questions(snapshot, uri)
  const answered = mentionsOf(snapshot, uri).flatMap(({span}, index): readonly Answered[] => {
    const question = asked[index]
    const own = question
      ? decisionsOn(decisions, question).filter(({kind}) => kind === 'accepted' || kind === 'kept')
      : []
    return own.length ? [{span, decisions: own}] : []
  })
  if (!answered.length) return found
  return found.filter((finding) => !answered.some((it) => overlaps(it.span, finding.span) && answers(it, finding)))
}

interface Answered {
  readonly span: Span
  readonly decisions: readonly Decision[]
}

const answers = ({decisions}: Answered, {rule}: Finding): boolean =>
  decisions.some((it) =>
    it.kind === 'accepted' ? rule === 'registry-unregistered' : it.rule === null || it.rule === rule,
  )
