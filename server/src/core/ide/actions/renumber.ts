import type {Reference} from '../../citations/citation.js'
import {labelOf} from '../../citations/read.js'
import {type Outline, outline, type Section} from '../../markdown/outline.js'
import {edit as reread} from '../../markdown/reparse.js'
import type {DraftReading} from '../../rules/rule.js'
import {numbered, type Run, runs} from '../../rules/siblings.js'
import {headingSequence} from '../../rules/structure/heading-sequence.js'
import type {Snapshot} from '../../session/snapshot.js'
import {applyAll, type Edit, smallest} from '../../text/edit.js'
import {hanOf} from '../../text/han-number.js'
import {contains, type Offset, type Span, shift, slice} from '../../text/span.js'
import type {Action} from '../action.js'
import {readingOf} from '../reading.js'
import {citationsIn} from '../summaries/cited.js'

/**
 * Numbers the headings of a draft anew where they skip or repeat, as the check of their sequence would have it, and lets
 * references (见第四章) follow the headings that they mean. A reference that fits no heading or several stays as it is;
 * null also where a sound reference could not be told from another one afterwards.
 */
export function renumbered(snapshot: Snapshot, uri: string): Action | null {
  const reading = readingOf(snapshot, uri)
  const ordinals = reading && corrected(reading, snapshot)
  if (!reading || !ordinals) return null
  const {text} = reading.draft
  const {sections} = reading.outline
  const headings = sections.flatMap(({numbering, number}, index): readonly Edit[] => {
    const now = ordinals[index]
    if (!numbering || !number || now === undefined || now === null || now === numbering.ordinal) return []
    return [{...number, insert: numbered(slice(text, number), now)}]
  })
  const references = following(snapshot, uri, reading.outline, ordinals)
  if (!headings.length || !references) return null
  const edits = [...headings, ...references].sort((a, b) => a.from - b.from)
  return {
    title: {
      zh: `标题重新编号（${headings.length}处），引用随之修改`,
      en: `Renumber the headings (${headings.length}) and the references to them`,
    },
    kind: 'renumber',
    confirm: true,
    edits: new Map([[uri, edits]]),
    finding: null,
  }
}

/** A list that began at 2 and now begins at 1 may go on one that stands before it: then that is looked at once more. */
const mostRounds = 8

/** The number of each section in the end; null where nothing is to be corrected. */
function corrected(before: DraftReading, snapshot: Snapshot): readonly (number | null)[] | null {
  let reading = before
  for (let round = 0; round < mostRounds; round++) {
    const edit = smallest(reading.draft.text, applyAll(reading.draft.text, once(reading, snapshot)))
    if (!edit) break
    const draft = reread(reading.draft, edit)
    reading = {draft, readings: [], outline: outline(draft)}
    // A number may be part of how a line is read: then the headings would not be the same ones.
    if (reading.outline.sections.length !== before.outline.sections.length) return null
  }
  return reading === before ? null : reading.outline.sections.map(({numbering}) => numbering?.ordinal ?? null)
}

function once(reading: DraftReading, {world}: Snapshot): readonly Edit[] {
  const wrong = new Set([...headingSequence.check(reading, world)].map(({span}) => span.from))
  return wrong.size ? runs(reading.outline).flatMap((run) => inRun(run, wrong, reading.draft.text)) : []
}

/**
 * A heading that the check objects to takes the next number, and those behind it keep their distance: where a number
 * seems to be missing and the check is silent, it stands in the text in some other way.
 */
function inRun({members, parent}: Run, wrong: ReadonlySet<Offset>, text: string): readonly Edit[] {
  let before = parent ? 0 : (members[0]?.numbering.ordinal ?? 1) - 1
  let last = before
  return members.flatMap(({number, numbering: {ordinal}}, index) => {
    const isWrong = wrong.has(number.from)
    // A slip of one number alone: the next goes on as if it had been right.
    const isSlip = isWrong && members[index + 1]?.numbering.ordinal === before + 2
    last += isWrong ? 1 : ordinal - before
    before = isSlip ? before + 1 : ordinal
    return last === ordinal ? [] : [{...number, insert: numbered(slice(text, number), last)}]
  })
}

/** The references whose headings get another number; null where one of them would fit two headings then. */
function following(
  snapshot: Snapshot,
  uri: string,
  {sections}: Outline,
  ordinals: readonly (number | null)[],
): readonly Edit[] | null {
  const before = sections.map(({numbering}) => numbering?.ordinal ?? null)
  const text = snapshot.drafts.get(uri)?.text ?? ''
  const edits: Edit[] = []
  for (const {at, citations} of citationsIn(snapshot, uri))
    for (const reference of citations.references) {
      let scope: Span | null = null
      for (const {style, ordinal, span, written} of partsOf(reference, shift(reference.span, at), text)) {
        const index = meant(sections, before, style, ordinal, scope)
        const now = ordinals[index]
        if (!now) break
        if (meant(sections, ordinals, style, now, scope) !== index) return null
        if (now !== ordinal) edits.push({...span, insert: /\d/.test(written) ? String(now) : hanOf(now)})
        scope = sections[index]?.extent ?? null
      }
    }
  return edits
}

interface Part {
  readonly style: 'chapter' | 'section' | 'han'
  readonly ordinal: number
  /** The number alone. */
  readonly span: Span
  readonly written: string
}

/** 第三章第二节: a chapter, and a section within it; 第一部分 is the heading 一、. */
function partsOf({kind}: Reference, span: Span, text: string): readonly Part[] {
  if (kind !== 'chapter' && kind !== 'part' && kind !== 'section') return []
  const parts: Part[] = []
  for (const {index, 1: written = '', 2: unit} of text
    .slice(span.from, span.to)
    .matchAll(/第([一二三四五六七八九十]{1,3}|\d{1,2})(章|部分|节)/g)) {
    const from: Offset = span.from + index + 1
    const style = unit === '章' ? 'chapter' : unit === '节' ? 'section' : 'han'
    parts.push({style, ordinal: Number(labelOf(written)), span: {from, to: from + written.length}, written})
  }
  return parts
}

/** The one heading of that number; −1 where there is none, or another that bears it too. */
function meant(
  sections: readonly Section[],
  ordinals: readonly (number | null)[],
  style: Part['style'],
  ordinal: number,
  scope: Span | null,
): number {
  const fits = ({numbering, span}: Section, index: number): boolean =>
    numbering?.style === style && ordinals[index] === ordinal && (!scope || contains(scope, span))
  const index = sections.findIndex(fits)
  return index === sections.findLastIndex(fits) ? index : -1
}
