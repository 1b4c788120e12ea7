import {sameTime} from '../../quantity/time.js'
import type {Indicator, Level, Registry, RegistryProblem, Relation} from '../schema.js'
import {type Bounds, boundsOf} from './bounds.js'
import {findDisordered} from './disordered.js'

/** A relation that can be recomputed: the sum of its terms, or the first over the second. */
export type Formula = Relation & {readonly type: 'sum' | 'share' | 'ratio'}

/**
 * Registered figures of one time that do not make the sum or quotient which a relation says they make. Silent where one
 * of them is missing, or the units do not make a formula.
 */
export const findUnbalanced = (registry: Registry): readonly RegistryProblem[] =>
  registry.relations.flatMap((relation) =>
    relation.type === 'other' ? findDisordered(relation, registry) : unbalanced(relation, registry),
  )

function unbalanced(relation: Formula, {indicator}: Registry): readonly RegistryProblem[] {
  const members = membersOf(relation, indicator)
  const factor = members && factorOf(relation, members.result, members.terms)
  if (!members || factor === null) return []
  const {result, terms} = members
  return (['observations', 'targets'] as const).flatMap((list) =>
    result[list].flatMap((level): readonly RegistryProblem[] => {
      const levels = terms.flatMap((term) => term[list].find(({asOf}) => sameTime(asOf, level.asOf)) ?? [])
      const claim = boundsOf(level)
      const made = levels.length === terms.length ? madeOf(relation, levels.map(boundsOf), factor) : null
      return claim && made && isApart(made, claim) ? [say(relation, result, level, made, levels)] : []
    }),
  )
}

/** The members of a formula; null where one of them is not registered. */
export function membersOf(
  relation: Formula,
  indicator: Registry['indicator'],
): {readonly result: Indicator; readonly terms: readonly Indicator[]} | null {
  const [to, of] =
    relation.type === 'sum' ? [relation.total, relation.parts] : [relation.ratio, [relation.part, relation.whole]]
  const result = indicator(to)
  const terms = of.flatMap((id) => indicator(id) ?? [])
  return result && terms.length === of.length ? {result, terms} : null
}

/** Written units alone are compared: what converts is left to the keeper. */
function factorOf({type}: Formula, {unit}: Indicator, terms: readonly Indicator[]): number | null {
  if (type === 'sum') return terms.every((term) => term.unit === unit) ? 1 : null
  const [part, whole] = terms
  if (!part || !whole) return null
  if (unit === `${part.unit}/${whole.unit}`) return 1
  return part.unit === whole.unit ? ({'%': 100, '‰': 1000, ':1': 1}[unit] ?? null) : null
}

function madeOf({type}: Formula, terms: readonly (Bounds | null)[], factor: number): Bounds | null {
  const known = terms.flatMap((it) => it ?? [])
  const [first, second] = known
  if (!first || known.length < terms.length) return null
  if (type === 'sum')
    return known.slice(1).reduce((sum, it) => ({low: sum.low + it.low, high: sum.high + it.high}), first)
  if (!second || first.low < 0 || second.low <= 0) return null
  return {low: (factor * first.low) / second.high, high: (factor * first.high) / second.low}
}

const isApart = (a: Bounds, b: Bounds): boolean => {
  const slack = 1e-9 * Math.max(...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs), 1e-9)
  return a.high + slack < b.low || b.high + slack < a.low
}

function say(
  {type, declaredAt}: Formula,
  {name, unit}: Indicator,
  level: Level,
  made: Bounds,
  terms: readonly Level[],
): RegistryProblem {
  const sum = Number.isFinite(made.low + made.high) ? (made.low + made.high) / 2 : null
  const shown = sum === null ? '' : `${Number(sum.toPrecision(6))}${unit}`
  const what = type === 'sum' ? {zh: '各部分相加', en: 'the sum of its parts'} : {zh: '两数相除', en: 'the quotient'}
  return {
    id: 'reg-relation-mismatch',
    severity: 'warning',
    at: level.declaredAt,
    message: {
      zh: `“${name}”${level.asOf}的登记值不等于${what.zh}${shown && `（约${shown}）`}，与登记的关系不合。请核对各数或 relations。`,
      en: `The value of “${name}” for ${level.asOf} is not ${what.en}${shown && ` (about ${shown})`}, as the registered relation has it. Check the figures or the relation.`,
    },
    related: [
      {at: declaredAt, message: {zh: '登记的关系', en: 'The relation'}},
      ...terms
        .slice(0, 12)
        .map((it) => ({at: it.declaredAt, message: {zh: '算式中的数', en: 'A number of the formula'}})),
    ],
  }
}
