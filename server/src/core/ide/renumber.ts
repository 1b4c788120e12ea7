import type {Reference} from '../citations/citation.js'
import {hanOf, labelOf} from '../citations/label.js'
import type {Section} from '../markdown/outline.js'
import {type Outline, outline} from '../markdown/outline.js'
import {edit as reread} from '../markdown/reparse.js'
import type {DraftReading} from '../rules/rule.js'
import {numbered} from '../rules/siblings.js'
import {headingSequence} from '../rules/structure/heading-sequence.js'
import type {Snapshot} from '../session/snapshot.js'
import {applyAll, type Edit, smallest} from '../text/edit.js'
import {type Offset, type Span, shift} from '../text/span.js'
import type {Action} from './actions.js'
import {citationsIn} from './cited.js'
import {readingOf} from './reading.js'

/** A draft that needs more corrections in a row than this has another trouble than its numbers. */
const mostRounds = 60

/**
 * Numbers the headings of a draft anew where they skip or repeat, as the check of their sequence would have it, and lets
 * references (见第四章) follow the headings that they mean. A reference that fits no heading or several stays as it is.
 */
export function renumbered(snapshot: Snapshot, uri: string): Action | null {
  const reading = readingOf(snapshot, uri)
  const ordinals = reading && corrected(reading, snapshot)
  if (!reading || !ordinals) return null
  const {text} = reading.draft
  const {sections} = reading.outline
  const headings = sections.flatMap(({numbering}, index): readonly Edit[] => {
    const now = ordinals[index]
    if (!numbering || now === undefined || now === null || now === numbering.ordinal) return []
    const written = text.slice(numbering.span.from, numbering.span.to)
    return [{...numbering.span, insert: numbered(written, now)}]
  })
  const edits = [...headings, ...following(snapshot, uri, reading.outline, ordinals)].sort((a, b) => a.from - b.from)
  if (!headings.length) return null
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

/** The numbers of all sections after the corrections; null where nothing is to be corrected. */
function corrected({draft, outline: before}: DraftReading, {world}: Snapshot): readonly (number | null)[] | null {
  let [now, sections] = [draft, before.sections]
  for (let round = 0; round < mostRounds; round++) {
    const [found] = headingSequence.check({draft: now, readings: [], outline: {sections}}, world)
    const fix = found?.fixes?.[0]
    const edit = fix && smallest(now.text, applyAll(now.text, fix.edits))
    if (!edit) break
    now = reread(now, edit)
    sections = outline(now).sections
    // A number may be part of how a line is read: then the headings would not be the same ones.
    if (sections.length !== before.sections.length) return null
  }
  return now === draft ? null : sections.map(({numbering}) => numbering?.ordinal ?? null)
}

/** The references whose headings get another number. */
function following(
  snapshot: Snapshot,
  uri: string,
  {sections}: Outline,
  ordinals: readonly (number | null)[],
): readonly Edit[] {
  return citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.references.flatMap((reference) => {
      const parts = partsOf(reference, shift(reference.span, at), snapshot.drafts.get(uri)?.text ?? '')
      let scope: Span | null = null
      return parts.flatMap(({style, ordinal, span, written}): readonly Edit[] => {
        const index = meant(sections, style, ordinal, scope)
        scope = sections[index]?.extent ?? {from: 0, to: 0}
        const now = ordinals[index]
        return now && now !== ordinal ? [{...span, insert: /\d/.test(written) ? String(now) : hanOf(now)}] : []
      })
    }),
  )
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
  if (kind !== '章' && kind !== '部分' && kind !== '节') return []
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
function meant(sections: readonly Section[], style: Part['style'], ordinal: number, scope: Span | null): number {
  const holds = ({span}: Section): boolean => !scope || (scope.from <= span.from && span.to <= scope.to)
  const fits = (section: Section): boolean =>
    section.numbering?.style === style && section.numbering.ordinal === ordinal && holds(section)
  const index = sections.findIndex(fits)
  return index === sections.findLastIndex(fits) ? index : -1
}
