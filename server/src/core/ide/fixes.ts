import type {Finding, Fix} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Edit} from '../text/edit.js'
import {contains, overlaps, type Span} from '../text/span.js'
import {findings} from './findings.js'

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

/** The edits of every safe fix, in the draft or within a stretch of it, in the draft's order and disjoint. */
export const safeEdits = (snapshot: Snapshot, uri: string, within?: Span): readonly Edit[] =>
  safeFixes(snapshot, uri)
    .filter(({fix}) => !within || fix.edits.every((edit) => contains(within, edit)))
    .flatMap(({fix}) => fix.edits)
    .sort((a, b) => a.from - b.from)

/**
 * Every safe fix of a draft, of two that meet the first. Applying them may bring others in reach, so ask again until
 * there are none.
 */
export function safeFixes(snapshot: Snapshot, uri: string): readonly OfferedFix[] {
  const offered = findings(snapshot, uri).flatMap((finding) => {
    const fix = finding.fixes.find(({safe}) => safe)
    return fix ? [{finding, fix}] : []
  })
  const free = new Set(disjoint(offered.map(({fix}) => fix)))
  return offered.filter(({fix}) => free.has(fix))
}

/** Of two fixes that meet, the first. */
export function disjoint(fixes: readonly Fix[]): readonly Fix[] {
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
