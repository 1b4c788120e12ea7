import type {Quantity} from '../../quantity/quantity.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Candidate} from './candidate.js'

/** A measure with 以上 or 以下 before a noun bounds a class of things (2000万元以上的项目, 60周岁及以上老年人). */
export function isThreshold(candidate: Candidate): boolean {
  const {text, name, quantity, right, left} = candidate
  const {span, unit, comparators, qualifier} = quantity
  const bounded = comparators.some(({text: word}) => MORE.test(word)) || qualifier === 'range'
  const behind = right.slice(0, 12)
  // 50万人口以上的城市, 300万以上人口城市: how large a city must be.
  if (unit === '人' && /^口(?:及)?以[上下]/.test(behind)) return true
  // 5个五百亿元特色产业: a class by its size.
  if (quantity.numeral === 'han' && unit === '元' && '个家条'.includes(text[span.from - 1] ?? ' ') && KIND.test(behind))
    return true
  if (unit && /岁$/.test(unit) && !/寿命|年龄/.test(left) && !/寿命|年龄/.test(name)) return true
  // 年销售额过10亿元的达到5家: 过 by itself passes where a dimension stands before it and a number behind.
  if (PASSED.test(left) && HEADLESS.test(right) && unit !== null && !isClassifier(unit)) return true
  if (
    isBound(candidate) &&
    (JOINED_BEFORE.test(right) || boundsClass(candidate) || isScale(candidate) || sizes(candidate))
  )
    return true
  if (!bounded) return /^[(（]?(?:含|不含)?[)）]?(?:及|和)?以[上下]/.test(behind) && !isShare(unit)
  if (isShare(unit) || isFraction(quantity)) return false
  // 7米到10米的客车: at the head of what is said, a span of sizes tells which things are meant.
  if (qualifier === 'range' && left.trim() === '' && !(unit && isClassifier(unit)) && /^的\p{L}/u.test(right))
    return true
  if (JOINED.test(right) || FRAMED.test(right)) return true
  if (unit === '人' && isClassSize(candidate)) return true
  if (unit && isClassifier(unit)) return isGrade(candidate)
  if (/[(（]均?(?:为|在|是)?$/.test(text.slice(Math.max(0, span.from - 3), span.from)) && /^[)）]/.test(behind))
    return true
  if (/(?:达到|达|为|至|到|在|超过|于|增长|下降|提高|减少|不少|不低|新增|完成|实现)$/.test(left)) return false
  return (qualifier === 'range' ? /^(?!的)[\p{L}“]/u : /^(?:的)?[\p{L}“]/u).test(behind)
}

/** 56人以上大班额, 大班额（56人以上）: the class is named after the bound. */
const isClassSize = ({text, quantity: {span}, right}: Candidate): boolean =>
  /^超?大班/.test(right) || (right[0] === ')' && /大班额?[(]$/.test(text.slice(Math.max(0, span.from - 5), span.from)))

const KIND = /^(?:级|规模|特色|优势|主导|支柱)*(?:产业|集群|园区|企业|县|镇)/

const MORE = /以上|以下|及以上|及以下|以内|之内|之间|以外|\+$/

/** 7座及以下小型客车, 50张以下的机构: a goal is a least number; a most one before a noun divides a class from the rest. */
const isGrade = ({quantity: {comparators}, right, left}: Candidate): boolean =>
  comparators.some(({code, text}) => code === 'le' && text.endsWith('以下')) &&
  /^的?[\p{L}“]/u.test(right) &&
  !REACHED.test(right) &&
  !/[至到为在于过]$/.test(left)

/** Whether the figure says at least, more, less or at most: only a bound divides a class from the rest. */
const isBound = ({quantity: {comparators}}: Candidate): boolean =>
  comparators.some(({code}) => code === 'gt' || code === 'ge' || code === 'lt' || code === 'le')

/** 年产值3000万元以上、带动农户500户以上的企业: conditions side by side before 的. */
const JOINED = /^(?:、|且|并|和|及)[^,。;]{1,16}以[上下]的(?!目标|水平|规模|任务|要求)\p{L}/u

/** 5万元以上10万元以下罚款: two bounds side by side frame what may be chosen. */
const FRAMED = /^\d[^,。;、]{0,6}以下/

/** 面积不少于2000平方米、床位不少于50张的机构: likewise, with the bounds before their numbers. */
const JOINED_BEFORE =
  /^(?:、|且|并|和|及)[^,。;\d]{1,8}(?:不[少低小]于|超过|高于|大于)\d[^,。;]{1,8}的(?!目标|水平|规模|任务|要求)\p{L}/u

/** 床位100张以上养老机构: before a body of some kind 的 may be left out. */
const BODIES = /^\p{Script=Han}{0,4}(?:企业|机构|单位|医院|学校|项目)/u

/**
 * 床位500张以上的医院, 增速超过20%的行业: the value of one thing stands directly before 的 and sizes another. 建成20个以上的
 * 中心镇 counts, and so does 80%以上的村.
 */
function sizes({quantity: {span, unit, multiplier, comparators}, sides, left, right}: Candidate): boolean {
  const isBody = BODIES.test(right) && comparators.some(({text}) => MORE.test(text))
  if (!isBody && !/^的[\p{L}“]/u.test(right)) return false
  if (REACHED.test(right)) return false
  if (isShare(unit)) return /(?:增长|占比|比例|比重|[率度]|增[幅速])$/.test(left)
  if (unit === null ? multiplier === null : !isClassifier(unit)) return false
  return sides.left !== null && sides.left.to === span.from && !/[总计共]/.test(left)
}

/** Nouns of a dimension, by their last character or whole: a bound on one tells which things are meant. */
const DIMENSION =
  /(?:[额量值长度宽高深径重积距速容期龄]|投[资入]|收入|营收|规模|资产|利润|税收|能耗|资本|时间|功率|成本|GDP)(?:首次|均|已)?$/

/** What is no class of things: 产值超过500亿元的目标, 突破2万亿元的历史性跨越. */
const REACHED =
  /^的(?:既定|预期|年度|发展|总体|奋斗|阶段性|历史|新|好|良好|优异|[大高]|目标|水平|规模|任务|成绩|佳绩|台阶|增|速度|态势|要求|标准|幅度|比例)/

const PASSED = /(?:额|值|收入|营收|投资|规模|资产|利润|税收|产量)过$/

const HEADLESS = /^的(?:[已共]?有|已?达到?|增加到|增至|发展到)?\d{1,6}[家个户]/

/**
 * 时长不少于2小时的项目, 投资超50亿元项目8个: dimension, bound and kind say which things are meant. A total (总投资超过…)
 * is a level of its own.
 */
function boundsClass({quantity: {comparators, number, unit}, left, right}: Candidate): boolean {
  if (!'(的企项单工机产园设城'.includes(right[0] ?? ' ')) return false
  if (!comparators.length) return false
  if (unit === null || isShare(unit) || isClassifier(unit)) return false
  if (!comparators.some(({to}) => to <= number.from)) return false
  // 销售收入超亿元的56家、超10亿元的9家: the kind is left out, and the dimension the second time.
  if (HEADLESS.test(right) && /^$|、$/.test(left.trim())) return true
  if (!DIMENSION.test(left) || /[总计共][^,;、]{0,4}$/.test(left)) return false
  return (
    /^(?:[(][^)]{1,8}[)])?(?:的(?:[\p{L}“]|\d{1,6}[家个])|(?:企业|项目|单位|工程|机构|产品|园区|设备|城市))/u.test(
      right,
    ) && !REACHED.test(right)
  )
}

/** 超亿元项目20个, 超千亿元产业集群1个: a sum that is passed, a kind and its number. */
const isScale = ({quantity: {comparators, unit, number}, left, right}: Candidate): boolean =>
  comparators.length > 0 &&
  unit !== null &&
  unit.endsWith('元') &&
  comparators.some(({to, code}) => to <= number.from && (code === 'gt' || code === 'ge')) &&
  !/[总计共]/.test(left) &&
  /^(?!左右|以上)\p{Script=Han}{2,6}(?<![达到为至占])\d{1,6}[家个项只户座条处种件]/u.test(right)

const isShare = (unit: string | null): boolean => unit !== null && /^(?:%|‰|成|倍|个百分点|番|[百千万]分之)$/.test(unit)

const isFraction = ({unit, written}: Quantity): boolean => unit === null && /分之|\d\/\d/.test(written ?? '')
