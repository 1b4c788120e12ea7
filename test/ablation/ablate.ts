import type {RuleId} from '../../server/src/core/language/zh.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {silenced} from '../../server/src/core/mentions/course/rule.js'
import {RULES} from '../../server/src/core/mentions/course/rules.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {measure} from '../eval/measure.js'
import {readRules} from '../language/tables.js'

/** What a rule is worth: what happens without it. */
export interface Worth {
  readonly id: string
  /** Whether it has examples for and against. */
  readonly hasExamples: boolean
  /** By row of the corpus (clauses, passages): the change of as-of and role, in labels of a hundred. */
  readonly rows: readonly {readonly title: string; readonly asOf: number; readonly role: number}[]
  /** How many of the figures of texts without labels are read otherwise. */
  readonly changed: number
}

/** Leaves each rule out in turn and scores the corpus; `texts` are read too, for what the corpus is too small to show. */
export function ablate(texts: readonly string[], ids: readonly RuleId[] = RULES): readonly Worth[] {
  const rows = readRules()
  const [before, read] = [measure(false), texts.map(told)]
  return ids.map((id) => {
    silenced.add(id)
    try {
      const [after, other] = [measure(false), texts.map(told)]
      const rule = rows.find((it) => it.id === id)
      return {
        id,
        hasExamples: (rule?.for.length ?? 0) > 0 && (rule?.against.length ?? 0) > 0,
        rows: after.map(({title, score: {figures}}, index) => ({
          title,
          asOf: 100 * (figures.asOf - before[index]!.score.figures.asOf),
          role: 100 * (figures.role - before[index]!.score.figures.role),
        })),
        changed: other.reduce((sum, lines, index) => sum + differing(read[index]!, lines), 0),
      }
    } finally {
      silenced.delete(id)
    }
  })
}

const told = (text: string): readonly string[] =>
  readings(open(text), emptySnapshot.world).flatMap(({at, reading}) =>
    reading.mentions.map(({span, asOf, role}) => [at + span.from, asOf.time, asOf.text, role].join()),
  )

const differing = (before: readonly string[], after: readonly string[]): number =>
  before.filter((line, index) => line !== after[index]).length
