import type {Numbering} from '../../markdown/numbering.js'
import {type Outline, outline, type Section} from '../../markdown/outline.js'
import {edit as reread} from '../../markdown/reparse.js'
import type {DraftReading} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {applyAll, type Edit, smallest} from '../../text/edit.js'
import type {Offset} from '../../text/span.js'
import type {Action} from '../action.js'
import {readingOf} from '../reading.js'
import {passageAt} from '../summaries/cited.js'

/**
 * Gives a numbered line (一、…, （一）…, 1. …) the sign of a Markdown heading, of the depth that its numbers have
 * elsewhere in the draft, or else one below what it stands under. Null where the line is one already, goes on with a
 * text of its own, or stands in a list or quote.
 */
export function toHeading(snapshot: Snapshot, uri: string, offset: Offset): Action | null {
  const reading = readingOf(snapshot, uri)
  const section = reading?.outline.sections.find(({span}) => span.from <= offset && offset <= span.to)
  if (!reading || !section?.numbering || section.depth > 0) return null
  const line = wholeLine(snapshot, uri, reading, section)
  const depth = depthOf(reading.outline, section)
  if (!line || depth > 6) return null
  const edit = smallest(reading.draft.text, applyAll(reading.draft.text, headed(line, reading.draft.text, depth)))
  if (!edit || !isHeadingNow(reading, edit, section, depth)) return null
  return {
    title: {zh: `设为${depth}级标题`, en: `Make it a heading of level ${depth}`},
    kind: 'restructure',
    edits: new Map([[uri, [edit]]]),
    finding: null,
  }
}

interface Line {
  readonly from: Offset
  readonly to: Offset
}

/** The line of a heading that has one to itself, from the margin; `1. ` of a list counts in. */
function wholeLine(snapshot: Snapshot, uri: string, {draft}: DraftReading, {span, title}: Section): Line | null {
  const {text} = draft
  const from = Math.max(text.lastIndexOf('\n', span.from - 1), text.lastIndexOf('\r', span.from - 1)) + 1
  const rest = /[\r\n]/.exec(text.slice(span.to, span.to + 400))
  const to = rest ? span.to + rest.index : Math.min(text.length, span.to + 400)
  const kind = passageAt(snapshot, uri, span.to)?.reading.passage.kind
  const isAlone =
    title !== '' && !/[\r\n]/.test(text.slice(span.from, span.to)) && text.slice(span.to, to).trim() === ''
  const isFlush = /^[\s　]*(?:\*\*)?$/.test(text.slice(from, span.from)) && (kind === 'paragraph' || from === span.from)
  // What is indented below an item of a list belongs to it, and would be code without it.
  const isHeld = kind === 'item' && /^\r?\n(?:[ \t]*\r?\n)*[ \t]+\S/.test(text.slice(to, to + 400))
  return isAlone && isFlush && !isHeld && (kind === 'paragraph' || kind === 'item') ? {from, to} : null
}

/** The depth that the numbering has where it carries `#`; else one below the heading above. */
function depthOf({sections}: Outline, section: Section): number {
  const style = section.numbering?.style
  const alike = sections.find(({depth, numbering}) => depth > 0 && numbering?.style === style)
  if (alike) return alike.depth
  const parent = sections.findLast(
    (it) => it.extent.from < section.span.from && section.span.from < it.extent.to && it.level < section.level,
  )
  if (!parent) return 2
  return parent.depth > 0 ? parent.depth + 1 : depthOf({sections}, parent) + ranks(parent, section)
}

const order: readonly Numbering['style'][] = [
  'part',
  'chapter',
  'section',
  'han',
  'bracketed-han',
  'arabic',
  'bracketed-arabic',
]

/** Headings of another style stand at least one below; of the same style they do not hold one another. */
const ranks = (parent: Section, {numbering}: Section): number =>
  parent.numbering && numbering && order.indexOf(parent.numbering.style) < order.indexOf(numbering.style) ? 1 : 0

/** Bold marks and the two blanks of a pasted paragraph were its heading's dress. */
function headed({from, to}: Line, text: string, depth: number): readonly Edit[] {
  const line = text.slice(from, to)
  const bare = line.trim()
  const inner = /^\*\*([^*]+)\*\*$/.exec(bare)?.[1] ?? bare
  return [{from, to, insert: `${'#'.repeat(depth)} ${inner}`}]
}

/** Read again: a heading of that depth and number, with no other heading lost. */
function isHeadingNow(
  {draft, outline: before}: DraftReading,
  edit: Edit,
  {numbering}: Section,
  depth: number,
): boolean {
  const {sections} = outline(reread(draft, edit))
  return (
    sections.length === before.sections.length &&
    sections.some(
      (it) =>
        it.depth === depth &&
        it.numbering?.style === numbering?.style &&
        it.numbering?.ordinal === numbering?.ordinal &&
        it.span.from <= edit.from + edit.insert.length + 1 &&
        edit.from <= it.span.to,
    )
  )
}
