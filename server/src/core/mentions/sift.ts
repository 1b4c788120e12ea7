import type {Quantity} from '../quantity/quantity.js'
import {dimensionOf, isClassifier} from '../quantity/unit.js'
import type {Offset} from '../text/span.js'
import type {Sides} from './names.js'

/** A quantity in its clause, as the sieve sees it. */
export interface Candidate {
  readonly text: string
  readonly quantity: Quantity
  readonly sides: Sides
  /** What names it, inherited or its own; '' without one. */
  readonly name: string
  /** The clause's text before the quantity, and what stands behind it up to the sentence's end. */
  readonly left: string
  readonly right: string
  /** Start of the sentence. */
  readonly sentence: Offset
  /** The last number left out in this paragraph, when it was one of the text's own things. */
  readonly own: boolean
  /** Whether the passage defines anything. */
  readonly defines: boolean
}

/** Why a quantity states nothing of an indicator; null when it does. */
export function siftedOut(candidate: Candidate): string | null {
  return SIEVES.find(([, holds]) => holds(candidate))?.[0] ?? null
}

/** 规模以上工业企业是指年主营业务收入2000万元及以上的…: what defines states no level. */
function isDefinition({text, sentence, quantity, defines}: Candidate): boolean {
  if (!defines) return false
  return /是指|系指|指的是|是指年/.test(text.slice(Math.max(sentence, quantity.span.from - 60), quantity.span.from))
}

/** 万元, 千人, 百户 without a number before them are the base of a unit; 上百家, 突破百架 are numbers. */
const isBareMultiplier = ({quantity: {written, comparators, numeral, multiplier, value}}: Candidate): boolean =>
  numeral === 'han' &&
  value !== null &&
  !comparators.length &&
  // 万千升, 亿千瓦时: 千 is the unit's own.
  (/^[万亿]千$/.test(written ?? '') ||
    (/^[十百千万亿]?$/.test(written ?? '') && (multiplier ?? written ?? '').length <= 1))

/**
 * A count up to ninety-nine in Han numerals counts the text's own things (四个方面, 两项赛事). A measure, a share, a
 * fraction, a multiple and an approximate count (十余个) do not.
 */
function isSmallCount({quantity: {numeral, written, multiplier, unit, comparators, value}}: Candidate): boolean {
  if (numeral !== 'han' || multiplier || value === null || Array.isArray(value)) return false
  if (/[百千万亿点分成番半]/.test(written ?? '')) return false
  if (unit === null) return !comparators.length
  if (unit === '%' || unit === '‰' || unit === '成' || unit === '番' || unit === '倍' || unit === '个百分点')
    return false
  if (comparators.some(({code}) => code === 'just-over')) return false
  return isClassifier(unit) || dimensionOf(unit) === 'time' || (written ?? '').length < 2
}

const MORE = /以上|以下|及以上|及以下|以内|之内|之间|以外|\+$/

/** A measure with 以上 or 以下 before a noun bounds a class of things (2000万元以上的项目, 60周岁及以上老年人). */
function isThreshold(candidate: Candidate): boolean {
  const {text, name, quantity, right, left} = candidate
  const {span, unit, comparators, qualifier} = quantity
  const bounded = comparators.some(({text: word}) => MORE.test(word)) || qualifier === 'range'
  const behind = right.slice(0, 12)
  if (unit && /岁$/.test(unit) && !/寿命|年龄/.test(left) && !/寿命|年龄/.test(name)) return true
  if (boundsClass(candidate)) return true
  if (!bounded) return /^[(（]?(?:含|不含)?[)）]?(?:及|和)?以[上下]/.test(behind) && !isShare(unit)
  if (isShare(unit)) return false
  if (unit && isClassifier(unit)) return isGrade(candidate)
  if (/[(（]均?(?:为|在|是)?$/.test(text.slice(Math.max(0, span.from - 3), span.from)) && /^[)）]/.test(behind))
    return true
  if (/(?:达到|达|为|至|到|在|超过|于|增长|下降|提高|减少|不少|不低|新增|完成|实现)$/.test(left)) return false
  return (
    (qualifier === 'range' ? /^(?!的)[\p{L}“]/u : /^(?:的)?[\p{L}“]/u).test(behind) &&
    !/^(?:左右|的水平|之间)/.test(behind)
  )
}

/** 7座及以下小型客车: a goal is a least number, a most one with 及 before a noun divides a class from the rest. */
const isGrade = ({quantity: {comparators}, right, left}: Candidate): boolean =>
  comparators.some(({code, text}) => code === 'le' && /^[及或(]/.test(text)) &&
  /^[\p{L}“]/u.test(right) &&
  !/[至到为在]$/.test(left)

/** Nouns of a dimension, by their last character or whole: a bound on one tells which things are meant. */
const DIMENSION =
  /(?:[额量值长度宽高深径重积距速容期龄]|投资|收入|营收|规模|资产|利润|税收|能耗|资本|时间|功率|成本)(?:首次|均|已)?$/

/** What is no class of things: 产值超过500亿元的目标, 突破2万亿元的历史性跨越. */
const REACHED =
  /^的(?:既定|预期|年度|发展|总体|奋斗|阶段性|历史|新|好|良好|优异|[大高]|目标|水平|规模|任务|成绩|佳绩|台阶|增)/

/**
 * 时长不少于2小时的项目, 投资超50亿元项目8个: dimension, bound and kind say which things are meant. A total (总投资超过…)
 * is a level of its own.
 */
function boundsClass({quantity: {comparators, number, unit}, left, right}: Candidate): boolean {
  if (unit === null || isShare(unit) || isClassifier(unit) || !/^[(的企项单工机产园设]/.test(right)) return false
  if (
    !comparators.some(
      ({to, code}) => to <= number.from && (code === 'gt' || code === 'ge' || code === 'lt' || code === 'le'),
    )
  )
    return false
  if (!DIMENSION.test(left) || /[总计共][^,;、]{0,4}$/.test(left)) return false
  return (
    /^(?:[(][^)]{1,8}[)])?(?:的[\p{L}“]|(?:企业|项目|单位|工程|机构|产品|园区|设备))/u.test(right) &&
    !REACHED.test(right)
  )
}

const isShare = (unit: string | null): boolean => unit !== null && /^(?:%|‰|成|倍|个百分点|番)$/.test(unit)

const OWN =
  /^(?:的|大类?|类|个)?(?:主要|重点|重大|具体|核心|约束性|预期性|关键|方面|配套|专项|支撑|标志性|基本|新|子|一级|二级)*(?:指标|方面|任务|措施|举措|原则|章节?|部分|条措施|环节|领域|维度|层面|行动|工程|目标|要求|意见|建议|步骤|阶段|大类|专栏|内容|板块|体系|计划|办法|政策|条款|必须|坚持|着力|重大工程)/

/** Counts of what the plan itself lists (36项任务, 12大行动, 6大类): structure, no indicator. */
function isOwnCount({quantity: {unit, comparators, multiplier}, right, sides, own}: Candidate): boolean {
  if (multiplier || comparators.length) return false
  if (unit !== null && !/^(?:个|项|条|大|类|大类|方|方面|章|节|篇|部分|板块|款|点|步|种|张|轮)$/.test(unit))
    return false
  if (/^(?:大|方面|大类|类|章|节|部分)$/.test(unit ?? '')) return true
  if (unit === null) return /^[大类]/.test(right)
  if (unit === '方') return right.startsWith('面')
  if (OWN.test(right)) return true
  // Of the things just counted (其中25项达到…): the noun is left out, the count stays one of structure.
  return own && sides.left === null && /^(?:项|个|条)$/.test(unit)
}

/** Batches, terms and rounds order things in time (分3批发布). */
const isBatch = ({quantity: {unit}, left}: Candidate): boolean =>
  unit !== null && /^(?:批|批次|期|届|轮|步|遍)$/.test(unit) && !/[率数量]为?$/.test(left)

const SPELL =
  /^(?:年|个?月|个?工作日|日|天|周|星期|个?小时|分钟|秒钟?|时|分|季度|学年|年度|周年|个?世纪|代|昼夜|学时|课时)$/
const LASTS =
  /(?:时间|时限|时长|时数|周期|寿命|年限|年龄|期限|用时|耗时|时差|小时数|天数|日数|时效|工期|账期|时延|间隔|机龄|车龄|期望|提速|时刻|播出|住院日|周转日|能力|时|期)(?:[(（][^)）]*[)）])?$/

/** How long a document, an office or a warranty holds: a term, no measure of what the plan does. */
const TERM = /(?:有效期限?|任期|规划期限?|试用期|聘期|质保期|保质期)$/

const SHORTENED = /(?:压缩|压减|缩短|减少|降低|精简|[降减压])(?:至|到|为)/
const SHORTENING = new RegExp(`^${SHORTENED.source}`)
const SHORT = new RegExp(`${SHORTENED.source}$`)

/** 由法定60个工作日压减到25个工作日: what is shortened is the time itself, whatever names it. */
const isShortened = ({name, left, right}: Candidate): boolean =>
  name !== '' && (SHORT.test(left) || (SHORTENING.test(right) && /[由从][^,;]{0,8}$/.test(left)))

/** A length of time is an indicator's value only where its name measures time (办理时限, 受教育年限). */
function isDuration(candidate: Candidate): boolean {
  const {
    quantity: {unit, comparators},
    name,
    sides,
    left,
    right,
  } = candidate
  if (unit === null || !SPELL.test(unit)) return false
  // 用3年左右时间: time that is spent, and no value of anything.
  if (/^的?时间/.test(right) || TERM.test(name)) return true
  if (
    /^(?:圈|通勤|交通|高铁|航空|生活|便民|服务|可达|直达|达|响应|不打烊|在线|内|之内|以内|来|前|后|间|期|制)/.test(
      right,
    )
  ) {
    if (!/(?:由|从|达到|压缩至|缩短至|压减至|控制在|缩短到|为)$/.test(left)) return true
  }
  if (comparators.some(({code}) => code === 'nearly') && !sides.left) return true
  return !LASTS.test(name) && !isShortened(candidate)
}

const KINDS: ReadonlySet<string | null> = new Set(['nm', '纳米', '英寸', 'kHz', 'MHz', 'GHz'])

/** A measure before a noun in front of the property is part of the name (600米半径覆盖率, 500千伏变电站). */
function isMeasureName({quantity: {unit, comparators}, right, sides}: Candidate): boolean {
  // 7nm制程, 12英寸产线, 700MHz频段: nodes, diameters and bands name a kind of product, also behind 突破.
  if (KINDS.has(unit)) return /^\p{L}/u.test(right)
  if (unit === null || comparators.length) return false
  // 1%人口抽样调查; 24班小学, 36个班的高中: how a survey or a school is made.
  if (unit === '%') return /^(?:人口)?抽样/.test(right)
  if (unit === '班')
    return /^的?(?:九年|完全|寄宿|公办|普通)?(?:一贯|制)*(?:小学|初中|高中|中学|幼儿园|学校)/.test(right)
  if (unit === '个') return /^班的\p{L}/u.test(right)
  if (/^(?:千伏|伏|kV|KV|V)$/.test(unit)) return !sides.left || /^[\p{L}]/u.test(right)
  if (/^(?:米|公里|千米|m|km|厘米|毫米|平方米|℃|°C|度|寸|英寸)$/.test(unit)) {
    return /^(?:半径|范围|服务圈|覆盖|口径|高程|海拔|深|宽|高|厚|跑道|级|标准|间隔|比例尺|晶圆|大盘|生活圈|见方)/.test(
      right,
    )
  }
  return /^(?:兆|G|M)$/.test(unit)
}

/** Bodies that share a duty (16个区政府按职责分工, 会同12个部门, 等7个部门联合印发): no count of an indicator. */
const isPartner = ({quantity: {unit, numeral}, left, right}: Candidate): boolean =>
  (unit === '个' || unit === '家') &&
  (/^区?(?:县|市|区)?(?:人民)?政府(?:按|要|应|负责)/.test(right) ||
    (/(?:会同|联合|联同|协同|等)$/.test(left) && numeral === 'han') ||
    (left.endsWith('等') && /^(?:部门|单位|部委|厅局)(?:联合|共同|印发|出台|会签)/.test(right)))

/** What a meeting hears or passes is an event, not a level. */
const isEvent = ({quantity: {unit}, left, right}: Candidate): boolean =>
  /^(?:部|件|个|项)$/.test(unit ?? '') &&
  /(?:审议|听取|通过|表决)了?$/.test(left) &&
  /草案|议案|报告|决定/.test(right.slice(0, 16))

const INDEX = /(?:比|之比|比值|指数|系数|值|率|密度|弹性|PUE|GDP|评分|得分|分|收入比|倍数)$/

const STARTED = /^(?:[缩扩][小大]|提[高升]|[下上]?[降升]|增|减|回落|收窄|调整|优化)[^,;\d]{0,2}[至到为]/

/** A lone number without unit, multiplier or comparator is read only where a word states it as a level. */
function isBare({
  name,
  quantity: {unit, multiplier, comparators, written, numeral, qualifier},
  sides,
  left,
  right,
}: Candidate): boolean {
  if (unit !== null || multiplier || numeral === 'coverage') return false
  if (/^[:：︰∶]/.test(right)) return true
  // A fraction states a share by its form, as a percentage does (占全国的四分之一).
  if (/[:：︰∶/]|分之/.test(written ?? '')) return false
  // 由2.31缩小到2.27: the level that a change starts from.
  if (name && /[由从][^,;]{0,8}$/.test(left) && STARTED.test(right)) return false
  if (!sides.left && !/(?:增长|下降|缩小|扩大|提高|降低|达到|为|上升|[小大高升降少加落窄][至到])$/.test(left))
    return true
  if (/^[\p{L}(（—–-]/u.test(right) && !/^(?:左右|以上|以下)/.test(right)) return true
  if (comparators.length && qualifier !== 'range') return !/\p{L}/u.test(left) || /^\d{4}$/.test(written ?? '')
  const stated = /(?:达到?|为|是|至|到|缩小|扩大|提高|降低|下降|上升|增长|在)$/.test(left)
  if (stated && name) return /^(?:19|20)\d\d$/.test(written ?? '')
  return !(INDEX.test(name) && /\./.test(written ?? ''))
}

/**
 * 4 125个, 3 8%: digits that a PDF has set apart are a piece of a number, and a piece is wrong. A year, or the number of
 * a table, before the space is a number of its own.
 */
function isPiece({text, quantity: {number}}: Candidate): boolean {
  const before = text.slice(Math.max(0, number.from - 8), number.from)
  return /\d ?$/.test(before) && before.endsWith(' ') && !/(?:(?:^|\D)(?:19|20)\d\d|[表图栏件][\d.—–-]*) $/.test(before)
}

const SIEVES: readonly (readonly [guard: string, holds: (candidate: Candidate) => boolean])[] = [
  ['piece', isPiece],
  ['definition', isDefinition],
  ['per', isBareMultiplier],
  ['small-count', isSmallCount],
  ['threshold', isThreshold],
  ['own-count', isOwnCount],
  ['batch', isBatch],
  ['duration', isDuration],
  ['measure-name', isMeasureName],
  ['partners', isPartner],
  ['event', isEvent],
  ['bare', isBare],
]
