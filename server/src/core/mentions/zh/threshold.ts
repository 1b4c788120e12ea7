import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Candidate} from './candidate.js'
import {DOING, startingAt} from './words.js'

/** A measure with 以上 or 以下 before a noun bounds a class of things (2000万元以上的项目, 60周岁及以上老年人). */
export function isThreshold(candidate: Candidate): boolean {
  const {text, name, quantity, right, left} = candidate
  const {span, unit, comparators, qualifier} = quantity
  const bounded = comparators.some(({text: word}) => say.boundWord.test(word)) || qualifier === 'range'
  const behind = right.slice(0, 12)
  // 50万人口以上的城市, 300万以上人口城市: how large a city must be.
  if (unit === null && say.populationLimit.test(behind)) return true
  if (isRoundSum(candidate) || isSumOfClass(candidate)) return true
  if (isGranted(candidate)) return false
  if (unit && say.ageEnd.test(unit) && !say.lifeName.test(left) && !/寿命|年龄/.test(name)) return true
  if (
    isBound(candidate) &&
    (say.sizedBody.test(`${unit}|${right}`) ||
      say.limitList.test(right) ||
      boundsClass(candidate) ||
      isScale(candidate) ||
      sizes(candidate))
  )
    return true
  if (!bounded) return say.andAbove.test(behind) && !isShare(unit)
  if (isShare(unit) || isFraction(quantity)) return false
  // 7米到10米的客车: at the head of what is said, a span of sizes tells which things are meant.
  if (qualifier === 'range' && left.trim() === '' && !(unit && isClassifier(unit)) && say.ofThings.test(right))
    return true
  if (say.secondLimit.test(right) || say.upTo.test(right)) return true
  if (unit === '人' && isClassSize(candidate)) return true
  if (unit && isClassifier(unit)) return isGrade(candidate)
  if (say.inBracket.test(text.slice(Math.max(0, span.from - 3), span.from)) && /^[)）]/.test(behind)) return true
  // 完成10万千瓦及以上机组改造: 及 takes in the bound of a class, also behind a verb.
  if (comparators.some(({text: word}) => /^[及含]/.test(word)) && say.nounBehind.test(behind)) return true
  if (say.limitVerb.test(left)) return false
  return (qualifier === 'range' ? say.nounBehind : say.nounBehindToo).test(behind)
}

/**
 * 5个五百亿元特色产业, 产值超千亿县, 9个镇过亿元: a class by its size. 迈上万亿元台阶: a step that is taken, no level. What a number
 * written out has passed is a level (12家企业产值突破200亿元).
 */
const isRoundSum = ({
  text,
  quantity: {numeral, unit, span, comparators, written},
  right,
  left,
  sides,
}: Candidate): boolean =>
  numeral === 'han' &&
  (unit === '元' || (unit === null && text[span.to - 1] === '亿')) &&
  (('个家条'.includes(text[span.from - 1] ?? ' ') && say.industryKind.test(right)) ||
    (!comparators.length && say.milestone.test(right)) ||
    (comparators.length > 0 &&
      say.bareMultiplier.test(written ?? '') &&
      (say.passedKind.test(right) ||
        (left !== '' && say.countedBefore.test(text.slice(Math.max(0, sides.start - 6), sides.start))))))

/** 2个以上50亿元产业集群, 500亿元企业2家: how large each of those is that are counted before or behind. */
const isSumOfClass = ({text, quantity: {unit, multiplier, span, comparators}, right}: Candidate): boolean =>
  unit === '元' &&
  multiplier?.endsWith('亿') === true &&
  comparators.every(({code}) => code === 'gt') &&
  say.industryKind.test(right) &&
  (say.countAhead.test(text.slice(Math.max(0, span.from - 6), span.from)) || say.countOfKind.test(right))

/** 给予企业10万元以上的奖励, 设立规模不低于1亿元的基金: how much is given, not which of several. */
const isGranted = ({quantity: {unit}, left, right}: Candidate): boolean =>
  unit === '元' && say.moneyGranted.test(right) && say.grantedSum.test(left)

/** 56人以上大班额, 大班额（56人以上）: the class is named after the bound. */
const isClassSize = ({text, quantity: {span}, right}: Candidate): boolean =>
  say.largeClass.test(right) ||
  (right[0] === ')' && say.classLimit.test(text.slice(Math.max(0, span.from - 5), span.from)))

/** 7座及以下小型客车, 50张以下的机构: a goal is a least number; a most one before a noun divides a class from the rest. */
const isGrade = ({quantity: {comparators}, right, left}: Candidate): boolean =>
  comparators.some(({code, text}) => code === 'le' && text.endsWith('以下')) &&
  say.ofOrNoun.test(right) &&
  !say.goalNoun.test(right) &&
  !say.levelEnd.test(left)

/** Whether the figure says at least, more, less or at most: only a bound divides a class from the rest. */
const isBound = ({quantity: {comparators, written}}: Candidate): boolean =>
  // 收入上亿元的企业: 上 says that it is no less.
  written?.[0] === '上' ||
  comparators.some(({code}) => code === 'gt' || code === 'ge' || code === 'lt' || code === 'le')

/**
 * 床位500张以上的医院, 增速超过20%的行业: the value of one thing stands directly before 的 and sizes another. 建成20个以上的
 * 中心镇 counts, and so does 80%以上的村.
 */
function sizes({quantity: {span, unit, multiplier, comparators}, sides, left, right}: Candidate): boolean {
  const isBody = say.bodies.test(right) && comparators.some(({text}) => say.boundWord.test(text))
  if (!isBody && !say.ofQuoted.test(right)) return false
  if (say.goalNoun.test(right)) return false
  if (isShare(unit)) return say.rateEnd.test(left)
  if (unit === null ? multiplier === null : !isClassifier(unit)) return false
  return sides.left !== null && sides.left.to === span.from && !say.sumWord.test(left)
}

/**
 * 时长不少于2小时的项目, 投资超50亿元项目8个: dimension, bound and kind say which things are meant. A total (总投资超过…)
 * is a level of its own.
 */
function boundsClass({quantity: {comparators, number, unit, qualifier}, left, right}: Candidate): boolean {
  if (unit === null || isShare(unit) || isClassifier(unit)) return false
  if (qualifier !== 'vague' && !comparators.some(({to}) => to <= number.from)) return false
  // 销售收入超亿元的56家、超10亿元的9家: the kind is left out, and the dimension the second time.
  if (say.countBehind.test(right) && /^$|、$/.test(left.trim())) return true
  if (!say.sizeName.test(left) || say.sumBefore.test(left)) return false
  return say.sortedThings.test(right) && !say.goalNoun.test(right) && startingAt(right, 0, DOING) === 0
}

/** 超亿元项目20个, 超千亿企业3家: a sum that is passed, a kind and its number. */
const isScale = ({quantity: {comparators, unit, number, multiplier}, left, right}: Candidate): boolean =>
  comparators.length > 0 &&
  (unit?.endsWith('元') ?? multiplier?.endsWith('亿') ?? false) &&
  comparators.some(({to, code}) => to <= number.from && (code === 'gt' || code === 'ge')) &&
  !/[总计共]/.test(left) &&
  say.countOfKind.test(right)

const isShare = (unit: string | null): boolean => unit !== null && say.shareUnit.test(unit)

const isFraction = ({unit, written}: Quantity): boolean => unit === null && say.fraction.test(written ?? '')
