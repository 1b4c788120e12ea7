import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Change} from '../mention.js'
import {AGGREGATOR, CHANGE, DOING, endingAt, STATE, startingAt} from './words.js'

/** A figure's clause. */
export interface Clause {
  readonly text: string
  readonly quantity: Quantity
  /** The clause's text between the quantity before and this one. */
  readonly left: string
  readonly right: string
  /** The words between name and number. */
  readonly tail: string
  /** The figure before, when this one is its coordinate or stands in its bracket and has no verb of its own. */
  readonly joined: Change | null
}

/** 累计, 年均, 人均: as written, before the number. */
export const aggregatorOf = ({tail, left}: Pick<Clause, 'tail' | 'left'>): string | null =>
  AGGREGATED.test(left) ? (AGGREGATED.exec(tail)?.[0] ?? AGGREGATED.exec(left)![0]) : null

const AGGREGATED = new RegExp([...AGGREGATOR.set].sort((a, b) => b.length - a.length).join('|'))

/** The eight kinds of change; null for a level. */
export function changeOf({quantity, tail, left, text, right, joined}: Clause): Change | null {
  const {unit, span} = quantity
  if (unit === '倍' && say.fan.test(text.slice(span.from, span.to))) return 'multiple-of-base'
  if (unit === '番') return 'multiple-of-base'
  // 缩短为18个月 states a level; 降幅为3% a change.
  const isLevel =
    levels(tail.trimEnd()) || say.reachesHigh.test(tail) || say.buildsAndRaises.test(left) || betters(tail, unit, right)
  const verb = isLevel ? 0 : endingAt(tail, bareEnd(tail), CHANGE)
  // 分别增长58%、1.1倍: the multiple shares the verb of the share before it.
  if (unit === '倍' && joined === 'percent') return 'increase-multiple'
  if (unit === '倍') return multiple(tail.trimEnd(), left, right, verb > 0)
  if (unit === '个百分点') return say.comparesWith.test(left) && !say.yearAgo.test(left) ? 'difference' : 'points'
  if (say.besideMean.test(left)) return 'difference'
  if (verb || (unit === '%' && say.raisesStandard.test(left))) return kind(unit, left)
  if (unit === '%' && (say.growthName.test(left) || (right[0] === '的' && say.growthBehind.test(right))))
    return kind(unit, left)
  if (
    !isLevel &&
    (say.gains.test(left) || gainsList(left)) &&
    !say.meanOfNew.test(left) &&
    !say.builtBehind.test(left) &&
    !say.toEnd.test(tail.trimEnd()) &&
    unit !== '%' &&
    unit !== '成'
  )
    return 'absolute'
  return isLevel || say.reached.test(tail) ? null : joined
}

/** 提升8000人的技能, 改善5万户: the number says whose level it is. */
const betters = (tail: string, unit: string | null, right: string): boolean =>
  unit !== null &&
  isClassifier(unit) &&
  say.betters.test(tail) &&
  (say.neverAdds.test(tail) || say.bettered.test(right))

/** 缩短为, 提高到: a verb of change with what makes a level of it. */
function levels(tail: string): boolean {
  const state = endingAt(tail, tail.length, STATE)
  return state > 1 && CHANGE.set.has(tail.slice(tail.length - state, -1))
}

/** Where the verb of change ends in the words before a number: adverbs, comparators and the basis stand behind it (增长约5%, 增长(同口径)5%). */
function bareEnd(tail: string): number {
  const end = tail.length - (tail.endsWith(')') ? (say.onBasis.exec(tail)?.[0].length ?? 0) : 0)
  return end - (say.afterVerb.exec(tail.slice(0, end))?.[0].length ?? 0)
}

const gainsList = (left: string): boolean => {
  const members = say.gainsListed.exec(left)?.[1]?.split('、').slice(1) ?? []
  return members.length > 0 && members.every((member) => startingAt(member, 0, DOING) === 0)
}

const kind = (unit: string | null, left: string): Change =>
  unit === '%' || unit === '‰' || unit === '成' ? (say.yearlyMean.test(left) ? 'annual-growth' : 'percent') : 'absolute'

function multiple(tail: string, left: string, right: string, changes: boolean): Change | null {
  if (say.levelEnding.test(tail) && say.timesTo.test(tail)) return 'multiple-of-base'
  // 增长到原来的3倍: 原来的 names the base once more.
  if (say.timesOfFormer.test(left)) return 'multiple-of-base'
  if (changes) return 'increase-multiple'
  if (say.isTimes.test(left) && say.timesOfTime.test(left)) return 'ratio-to-base'
  return say.growsWord.test(left) && !right ? 'increase-multiple' : 'ratio-to-base'
}
