import type {Quantity} from '../../quantity/quantity.js'
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
  AGGREGATED.exec(tail)?.[0] ?? AGGREGATED.exec(left)?.[0] ?? null

const AGGREGATED = new RegExp([...AGGREGATOR.set].sort((a, b) => b.length - a.length).join('|'))

const FAN = /翻.{0,3}番/

/** The eight kinds of change; null for a level. */
export function changeOf({quantity, tail, left, text, right, joined}: Clause): Change | null {
  const {unit, span} = quantity
  if (FAN.test(text.slice(span.from, span.to))) return 'multiple-of-base'
  if (unit === '番') return 'multiple-of-base'
  // 缩短为18个月 states a level; 降幅为3% a change.
  const isLevel = levels(tail.trimEnd())
  const verb = isLevel ? 0 : endingAt(tail, bareEnd(tail), CHANGE)
  // 分别增长58%、1.1倍: the multiple shares the verb of the share before it.
  if (unit === '倍' && joined === 'percent') return 'increase-multiple'
  if (unit === '倍') return multiple(tail.trimEnd(), left, right, verb > 0)
  if (unit === '个百分点')
    return COMPARES.test(left) && !/比?(?:上年|去年|同期|20\d\d|年初|“|\d年)/.test(left) ? 'difference' : 'points'
  if (BESIDE_MEAN.test(left)) return 'difference'
  if (verb) return kind(unit, left)
  if (/(?:增幅|增速|降幅|涨幅|增长率|增长速度)(?:为|达|达到|约|超|是|在)?$/.test(left) && unit === '%')
    return kind(unit, left)
  if (
    !isLevel &&
    (GAINS.test(left) || gainsList(left)) &&
    !MEAN.test(left) &&
    !BUILT.test(left) &&
    !LEVELLED.test(tail.trimEnd()) &&
    unit !== '%' &&
    unit !== '成'
  )
    return 'absolute'
  return joined
}

/** 缩短为, 提高到: a verb of change with what makes a level of it. */
function levels(tail: string): boolean {
  const state = endingAt(tail, tail.length, STATE)
  return state > 2 && CHANGE.set.has(tail.slice(tail.length - state, -1))
}

/** Where the verb of change ends in the words before a number: adverbs and comparators stand behind it (增长约5%). */
const bareEnd = (tail: string): number => tail.length - (AFTER_VERB.exec(tail)?.[0].length ?? 0)

const AFTER_VERB =
  /(?:了|约|近|超|超过|达|均|各|幅|为|年均|同比|累计|分别|实际|平均|不低于|不少于|[—–-] ?\d{1,3} ?[—–-]| )+$/

/** 新增 before a noun makes the figure a change of it (新增城镇就业280万人, 城镇新增就业). */
const GAINS = /(?:新增(?!长)|净增|再添|减排|减少|增加|节约|提高|压减|削减)(?!到|至|为|值)[^,;:、]*$/
/** 新增学位、园位3万个: all of a list is new, unless a member has a verb of its own (新增就业、建成公园12座). */
const GAINED = /(?:新增(?!长|专项|债)|净增)(?!到|至|为|值)[^,;:、]*((?:、[^,;:、]+)+)$/

const gainsList = (left: string): boolean => {
  const members = GAINED.exec(left)?.[1]?.split('、').slice(1) ?? []
  return members.length > 0 && members.every((member) => startingAt(member, 0, DOING) === 0)
}

/** 提高水质配套建成湿地3座: behind a verb of its own the number counts what has been built. */
const BUILT = /(?:提高|减少|增加|节约|压减|削减).{2,}(?:建成|投用|建有|拥有)[^,;:、]*$/
/** 新增劳动力平均受教育年限13.9年: a mean of those who are new is a level. */
const MEAN = /新增[^,;:、]{1,8}(?:平均|人均|户均)/
const LEVELLED = /(?:到|至)$/
const COMPARES =
  /(?:好于|超(?:过|出|额)?[^,;\d]{0,6}(?:目标|任务|计划|进度|预算|预期)|高于|低于|高出|比[^,;]{2,20}(?:高|低|快|慢)|较[^,;]{2,20}(?:高|低|快|慢)|快于|慢于|优于)[^,;]*$/

/** 低于全国平均水平0.5人: behind a mean the number is the distance from it. */
const BESIDE_MEAN = /(?:高于|低于|高出|多于|少于|快于|慢于)[^,;:]{0,8}(?:平均(?:水平|值)?|均值)$/

const kind = (unit: string | null, left: string): Change =>
  unit === '%' || unit === '‰' || unit === '成'
    ? /年均|年平均|年递增/.test(left)
      ? 'annual-growth'
      : 'percent'
    : 'absolute'

function multiple(tail: string, left: string, right: string, changes: boolean): Change | null {
  if (/(?:到|至|为)$/.test(tail) && /(?:增长|扩大|提高|提升|增加)(?:到|至|为)$/.test(tail)) return 'multiple-of-base'
  // 增长到原来的3倍: 原来的 names the base once more.
  if (/(?:增长|扩大|提高|提升|增加|增)(?:到|至|为)(?:了)?(?:原来|原先|原有|此前)的?$/.test(left))
    return 'multiple-of-base'
  if (changes) return 'increase-multiple'
  if (/(?:是|为|相当于|达到?)[^,;]*(?:的|之)?$/.test(left) && /[年月末底期初]的?[^,;]{0,12}的?$/.test(left))
    return 'ratio-to-base'
  return /(?:增|扩|翻|提高|提升)/.test(left) && !right ? 'increase-multiple' : 'ratio-to-base'
}
