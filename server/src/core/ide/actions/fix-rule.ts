import type {Finding, Fix} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import type {Action} from '../action.js'
import {findings} from '../findings/findings.js'
import {ruleName} from '../findings/rule-names.js'
import {disjoint} from './fixes.js'

/**
 * One action for each rule that has a finding at a stretch of a draft and others elsewhere: the fixes of all of them,
 * where each is safe or the only one that there is. What is not safe is shown to the writer before it is done.
 */
export function fixesOfRules(snapshot: Snapshot, uri: string, {from, to}: Span): readonly Action[] {
  const all = findings(snapshot, uri)
  const here = all.filter(({span}) => span.from <= to && from <= span.to)
  return [...new Set(here.filter((it) => fixOf(it)).map(({rule}) => rule))].flatMap((rule) => {
    const fixes = disjoint(all.filter((it) => it.rule === rule).flatMap((it) => fixOf(it) ?? []))
    if (fixes.length < 2) return []
    const edits = fixes.flatMap((fix) => fix.edits).sort((a, b) => a.from - b.from)
    const name = ruleName(rule)
    const title = {zh: `全部修正：${name.zh}（${fixes.length}处）`, en: `Fix all: ${name.en} (${fixes.length})`}
    const confirm = fixes.some(({safe}) => !safe) ? {confirm: true as const} : {}
    return [
      {
        title,
        kind: 'fix-rule',
        edits: new Map([[uri, edits]]),
        finding: here.find((it) => it.rule === rule) ?? null,
        ...confirm,
      },
    ] as const
  })
}

const fixOf = ({fixes}: Finding): Fix | null =>
  fixes.find(({safe}) => safe) ?? (fixes.length === 1 ? (fixes[0] ?? null) : null)
