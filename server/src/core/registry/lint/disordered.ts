import {sameTime} from '../../quantity/time.js'
import type {Indicator, Level, Registry, RegistryProblem, Relation} from '../schema.js'
import {boundsOf} from './bounds.js'
import {lastDayOf} from './levels.js'

type Other = Relation & {readonly type: 'other'}

/** Registered figures that are not in the order that a relation says, or fall where it says that they only grow. */
export function findDisordered(relation: Other, registry: Registry): readonly RegistryProblem[] {
  const members = relation.indicators.flatMap((id) => registry.indicator(id) ?? [])
  if (relation.kind === 'order') return outOfOrder(relation, members)
  if (relation.kind === 'monotone') return members.flatMap((it) => falling(relation, it))
  return relation.kind === 'notComparable' ? comparedAllTheSame(relation, registry) : []
}

const isAbove = (a: Level, b: Level): boolean => {
  const [low, high] = [boundsOf(a)?.low, boundsOf(b)?.high]
  return low !== undefined && high !== undefined && low > high + 1e-9 * Math.abs(high)
}

/** From the smallest to the largest, at every time that both have. */
function outOfOrder(relation: Other, members: readonly Indicator[]): readonly RegistryProblem[] {
  return members.slice(1).flatMap((larger, at) => {
    const smaller = members[at]
    if (!smaller || smaller.unit !== larger.unit) return []
    return (['observations', 'targets'] as const).flatMap((list) =>
      smaller[list].flatMap((level) => {
        const other = larger[list].find(({asOf}) => sameTime(asOf, level.asOf))
        return other && isAbove(level, other)
          ? [
              say(relation, level, other, {
                zh: `“${smaller.name}”${level.asOf}的登记值大于“${larger.name}”，与登记的大小顺序不合`,
                en: `The value of “${smaller.name}” for ${level.asOf} is above that of “${larger.name}”, against the registered order`,
              }),
            ]
          : []
      }),
    )
  })
}

function falling(relation: Other, {name, observations, targets}: Indicator): readonly RegistryProblem[] {
  const course = [...observations, ...targets]
    .flatMap((level) => ({level, day: lastDayOf(level.asOf) ?? ''}))
    .filter(({day}) => day !== '')
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return course.slice(1).flatMap(({level}, at) => {
    const before = course[at]?.level
    return before && isAbove(before, level)
      ? [
          say(relation, level, before, {
            zh: `“${name}”${level.asOf}的登记值小于${before.asOf}，而登记为只增不减`,
            en: `The value of “${name}” for ${level.asOf} is below that for ${before.asOf}, though it is registered as only ever growing`,
          }),
        ]
      : []
  })
}

/** What is not to be compared is a term of one formula all the same. */
function comparedAllTheSame(relation: Other, {relations}: Registry): readonly RegistryProblem[] {
  return relations.flatMap((it): readonly RegistryProblem[] => {
    if (it.type === 'other') return []
    const terms = it.type === 'sum' ? it.parts : [it.part, it.whole]
    if (relation.indicators.filter((id) => terms.includes(id)).length < 2) return []
    const message = {
      zh: '这几个指标登记为不可比，却又列在同一个算式里。请删去一处。',
      en: 'These indicators are registered as not to be compared, and yet are terms of one formula. Remove one of the two.',
    }
    const related = [{at: it.declaredAt, message: {zh: '列入的算式', en: 'The formula'}}]
    return [{id: 'reg-relation-mismatch', severity: 'warning', at: relation.declaredAt, message, related}]
  })
}

const say = (
  {declaredAt}: Other,
  level: Level,
  other: Level,
  {zh, en}: RegistryProblem['message'],
): RegistryProblem => ({
  id: 'reg-relation-mismatch',
  severity: 'warning',
  at: level.declaredAt,
  message: {zh: `${zh}。请核对各数或 relations。`, en: `${en}. Check the figures or the relation.`},
  related: [
    {at: declaredAt, message: {zh: '登记的关系', en: 'The relation'}},
    {at: other.declaredAt, message: {zh: '另一个数', en: 'The other figure'}},
  ],
})
