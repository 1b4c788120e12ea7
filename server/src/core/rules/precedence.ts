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

/** One sign, one finding: without those that another rule's finding on the same signs makes superfluous. Both in the draft's order. */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({rule}) => yields.has(rule))) return findings
  return findings.filter((finding, index) => {
    const stronger = yields.get(finding.rule)
    return !stronger || !overlapped(findings, index, stronger)
  })
}

/** Findings of form are short: those that overlap one stand next to it in the list. */
const reach = 8

function overlapped(findings: readonly Finding[], index: number, rules: readonly string[]): boolean {
  const {from, to} = findings[index]?.span ?? {from: 0, to: 0}
  for (let at = Math.max(0, index - reach); at < Math.min(findings.length, index + reach); at++) {
    const other = findings[at]
    if (other && rules.includes(other.rule) && other.span.from < to && from < other.span.to) return true
  }
  return false
}
