import {countBefore} from '../text/sorted.js'
import type {Span} from '../text/span.js'
import type {Finding} from './rule.js'

/**
 * Who speaks where two rules see the same sign: of a full-width digit in a date the date's rule, whose fix writes the whole
 * date; of a growth that its own levels do not give, the rule that has them. The first yields to the others.
 */
const yields: ReadonlyMap<string, readonly string[]> = new Map([
  ['digit-width', ['date-format', 'chinese-year-form', 'doc-number-format']],
  ['compat-character', ['chinese-year-form', 'date-format']],
  ['han-digit-spacing', ['compat-character']],
  ['halfwidth-punctuation', ['heading-punctuation', 'doc-number-format']],
  ['chinese-year-form', ['date-format']],
  ['growth-outside-parts', ['growth-mismatch', 'table-change-mismatch']],
])

/** One sign, one finding: without those that other rules' findings on the same signs make superfluous. Both in the draft's order. */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({rule}) => yields.has(rule))) return findings
  const strongerOf = new Map<string, readonly Finding[]>()
  return findings.filter((finding) => {
    const rules = yields.get(finding.rule)
    if (!rules) return true
    let stronger = strongerOf.get(finding.rule)
    if (!stronger) {
      stronger = findings.filter(({rule}) => rules.includes(rule))
      strongerOf.set(finding.rule, stronger)
    }
    return !placesOf(finding).every((place) => isOverlapped(place, stronger))
  })
}

/** Where a finding speaks: of a habit, one speaks for many places, and each is an edit of its first fix. */
function placesOf({span, fixes}: Finding): readonly Span[] {
  const [edits = []] = fixes.map(({edits}) => edits)
  return edits.length > 1 ? edits : [span]
}

/** `findings` are in the draft's order, and findings of form are short: what overlaps a place starts next to it. */
function isOverlapped({from, to}: Span, findings: readonly Finding[]): boolean {
  const behind = countBefore(findings.length, (at) => findings[at]!.span.from < to)
  return findings.slice(Math.max(0, behind - near), behind).some(({span}) => from < span.to)
}

/** How many findings that start before a place are looked at. */
const near = 8
