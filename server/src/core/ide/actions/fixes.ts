import type {Draft} from '../../markdown/draft.js'
import {editAll} from '../../markdown/reparse.js'
import {haveSameShape} from '../../markdown/shape.js'
import type {Finding, Fix} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Edit, merged} from '../../text/edit.js'
import {contains, overlaps, type Span} from '../../text/span.js'
import {findings} from '../findings/findings.js'

/** A fix together with the finding it removes. */
export interface OfferedFix {
  readonly finding: Finding
  readonly fix: Fix
}

/** The fixes of the findings that touch a stretch of a draft. */
export const fixesAt = (snapshot: Snapshot, uri: string, {from, to}: Span): readonly OfferedFix[] =>
  findings(snapshot, uri)
    .filter(({span}) => span.from <= to && from <= span.to)
    .flatMap((finding) => finding.fixes.map((fix) => ({finding, fix})))

/** One edit of a safe fix; each of them alone leaves the meaning as it is. */
export interface SafeChange {
  readonly rule: string
  readonly edits: readonly [Edit]
}

/** The edits of every safe fix, in the draft or within a stretch of it, in the draft's order and disjoint. */
export const safeEdits = (snapshot: Snapshot, uri: string, within?: Span): readonly Edit[] =>
  safeChanges(snapshot, uri, within).flatMap(({edits}) => edits)

/** The safe edits, and of checks that are chosen the first fix, which may change the meaning; in the draft's order and disjoint. */
export function chosenEdits(snapshot: Snapshot, uri: string, isChosen: (rule: string) => boolean): readonly Edit[] {
  const safe = safeChanges(snapshot, uri)
  const chosen = findings(snapshot, uri).flatMap(({rule, fixes: [first]}) =>
    first && !first.safe && isChosen(rule) ? [first] : [],
  )
  return disjoint<Pick<Fix, 'edits'>>([...safe, ...chosen])
    .flatMap(({edits}) => edits)
    .sort((a, b) => a.from - b.from)
}

/**
 * Every safe change of a draft, or within a stretch of it, in the draft's order; of two that meet the first, and none that
 * makes other Markdown of the draft. Applying them may bring others in reach, so ask again until there are none.
 */
export function safeChanges(snapshot: Snapshot, uri: string, within?: Span): readonly SafeChange[] {
  const draft = snapshot.drafts.get(uri)
  if (!draft) return []
  const offered = findings(snapshot, uri).flatMap(({rule, fixes}): readonly SafeChange[] =>
    (fixes.find(({safe}) => safe)?.edits ?? []).map((edit) => ({rule, edits: [edit]})),
  )
  const wanted = offered.filter(({edits: [edit]}) => changesWithin(draft, edit, within))
  return harmless(
    draft,
    [...disjoint(wanted)].sort((a, b) => a.edits[0].from - b.edits[0].from),
  )
}

const changesWithin = ({text}: Draft, edit: Edit, within: Span | undefined): boolean =>
  text.slice(edit.from, edit.to) !== edit.insert && (!within || contains(within, edit))

/** Those that leave the draft's Markdown as it is; found by halves, since nearly always all of them do. */
function harmless(draft: Draft, changes: readonly SafeChange[]): readonly SafeChange[] {
  if (isHarmless(draft, changes)) return changes
  if (changes.length === 1) return []
  const middle = changes.length >> 1
  const [left, right] = [harmless(draft, changes.slice(0, middle)), harmless(draft, changes.slice(middle))]
  const both = [...left, ...right]
  return isHarmless(draft, both) ? both : left
}

const isHarmless = (draft: Draft, changes: readonly SafeChange[]): boolean =>
  haveSameShape(draft, editAll(draft, merged(changes.flatMap(({edits}) => edits).reverse())))

/** Of two fixes that meet, the first. */
export function disjoint<Changes extends Pick<Fix, 'edits'>>(fixes: readonly Changes[]): readonly Changes[] {
  const taken = new Map<number, Edit[]>()
  return fixes.filter(({edits}) => {
    const isFree = edits.every((edit) => !near(taken, edit).some((other) => meets(edit, other)))
    if (isFree)
      for (const edit of edits) for (const cell of cellsOf(edit)) taken.set(cell, [...(taken.get(cell) ?? []), edit])
    return isFree
  })
}

/** Side by side is no meeting (截止２０２０年); but where words are put in, the order of two edits would be a guess. */
const meets = (a: Span, b: Span): boolean =>
  a.from === a.to || b.from === b.to ? a.from <= b.to && b.from <= a.to : overlaps(a, b)

/** A draft may have thousands of fixes: each is held against those of its own neighbourhood only. */
const near = (taken: ReadonlyMap<number, readonly Edit[]>, edit: Edit): readonly Edit[] =>
  cellsOf({from: edit.from - 1, to: edit.to + 1}).flatMap((cell) => taken.get(cell) ?? [])

const cellsOf = ({from, to}: Span): readonly number[] => {
  const [first, last] = [from >> 8, to >> 8]
  return Array.from({length: last - first + 1}, (_, index) => first + index)
}
