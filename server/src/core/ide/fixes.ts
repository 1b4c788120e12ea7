import type {Finding, Fix} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Edit} from '../text/edit.js'
import type {Span} from '../text/span.js'
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

/**
 * The edits of every safe fix, of one rule or of all, in the draft's order and disjoint: of two fixes that meet, the
 * first. Applying them may bring others in reach, so ask again until there are none.
 */
export function safeEdits(snapshot: Snapshot, uri: string, rule?: string): readonly Edit[] {
  const taken: Edit[] = []
  for (const finding of findings(snapshot, uri)) {
    if (rule !== undefined && finding.rule !== rule) continue
    const fix = finding.fixes.find(({safe}) => safe)
    if (fix?.edits.every((edit) => taken.every((other) => edit.to < other.from || other.to < edit.from)))
      taken.push(...fix.edits)
  }
  return taken.sort((a, b) => a.from - b.from)
}
