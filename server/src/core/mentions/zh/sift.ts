import {dimensionOf, isClassifier} from '../../quantity/unit.js'
import type {Candidate} from './candidate.js'
import {isThreshold} from './threshold.js'

/** Why a quantity states nothing of an indicator; null when it does. */
export function siftedOut(candidate: Candidate): string | null {
  for (const [guard, holds] of SIEVES) if (holds(candidate)) return guard
  return null
}

/** 规模以上工业企业是指年主营业务收入2000万元及以上的…: what defines states no level. */
function isDefinition({text, sentence, quantity, defines}: Candidate): boolean {
  if (!defines) return false
  return /是指|系指|指的是|是指年/.test(text.slice(Math.max(sentence, quantity.span.from - 60), quantity.span.from))
}

/** 万元, 千人, 百户 without a number before them are the base of a unit; 上百家, 突破百架 are numbers. */
const isBareMultiplier = ({
  quantity: {written, comparators, numeral, multiplier, unit, value},
  sides,
}: Candidate): boolean =>
  numeral === 'han' &&
  // 通车率达百分之百 states a rate, 百分之百完成 is a vow.
  !(unit === '百分之' && sides.left) &&
  value !== null &&
  !comparators.length &&
  /^[十百千万亿]?$/.test(written ?? '') &&
  (multiplier ?? written ?? '').length <= 1

/**
 * A count up to ninety-nine in Han numerals counts the text's own things (四个方面, 两项赛事). A measure, a share, a
 * fraction, a multiple and an approximate count (十余个) do not.
 */
function isSmallCount({quantity: {numeral, written, multiplier, unit, comparators, value}}: Candidate): boolean {
  if (numeral !== 'han' || multiplier || value === null || Array.isArray(value)) return false
  if (/[百千万亿点分成番半]/.test(written ?? '')) return false
  if (unit === null) return !comparators.length
  if (unit.endsWith('分之')) return false
  if (unit === '%' || unit === '‰' || unit === '成' || unit === '番' || unit === '倍' || unit === '个百分点')
    return false
  if (comparators.some(({code}) => code === 'just-over')) return false
  return isClassifier(unit) || dimensionOf(unit) === 'time' || (written ?? '').length < 2
}

const OWN =
  /^(?:的|大类?|类|个)?(?:主要|重点|重大|具体|核心|约束性|预期性|关键|方面|配套|专项|支撑|标志性|基本|新|子|一级|二级)*(?:指标|方面|任务|措施|举措|原则|章节?|部分|条措施|环节|领域|维度|层面|行动|工程|目标|要求|意见|建议|步骤|阶段|大类|专栏|内容|板块|体系|计划|办法|政策|条款|必须|坚持|着力|重大工程)/

/** What a text's own parts are counted in; the first ones count nothing else. */
const PARTS: ReadonlySet<string> = new Set(['大', '方面', '大类', '类', '章', '节', '部分'])
const STRUCTURAL: ReadonlySet<string> = new Set([...PARTS, ...'个项条方篇款点步种张轮', '板块'])

/** Counts of what the plan itself lists (36项任务, 12大行动, 6大类): structure, no indicator. */
function isOwnCount({quantity: {unit, written, comparators, multiplier}, left, right, sides, own}: Candidate): boolean {
  if (multiplier || comparators.length) return false
  // 归集620类: no plan has hundreds of parts.
  if (unit === '类' && (written ?? '').length > 2) return false
  // 28条惠企措施, 10件民生实事: what a government sets itself to do.
  if (unit === '条' && /^\p{L}{0,6}(?:措施|举措)/u.test(right)) return true
  if (unit === '件' && /^\p{L}{0,4}实事/u.test(right)) return true
  // 共5章32条; 约束性指标8项; 一式3份.
  if (unit === '条' && /[章节篇]$/.test(left)) return true
  if ((unit === '项' || unit === '个' || unit === '条') && /(?:指标|举措|措施|条款)$/.test(left)) return true
  if (unit === '份') return left.endsWith('一式')
  if (unit !== null && !STRUCTURAL.has(unit)) return false
  if (unit !== null && PARTS.has(unit)) return true
  if (unit === null) return false
  // 6方面, 3方联动: sides and parties; earth is moved in 万方 or at a clause's end.
  if (unit === '方') return /^\p{L}/u.test(right)
  if (OWN.test(right)) return true
  // Of the things just counted (其中25项达到…): the noun is left out, the count stays one of structure.
  return own && sides.left === null && /^(?:项|个|条)$/.test(unit)
}

const BATCHES: ReadonlySet<string> = new Set([...'批期届轮步遍', '批次'])

/** Batches, terms and rounds order things in time (分3批发布); samples are counted in 批次 (抽检1200批次). */
const isBatch = ({quantity: {unit}, left}: Candidate): boolean =>
  unit !== null && BATCHES.has(unit) && !(unit === '批次' && /[抽检]|合格/.test(left))

/** 每年开展2次演练, 每月检查1次: how often a thing is done, not how much of it. */
const isFrequency = ({quantity: {unit, written, multiplier}, left}: Candidate): boolean =>
  unit === '次' &&
  multiplier === null &&
  (written ?? '').length <= 2 &&
  /每(?:[年月周日天旬季]|季度|[两半]年|学[期年])[^,;]{0,8}$/.test(left)

/** 较上年前进3位, 上升2个位次: how far a rank moves. */
const isRank = ({quantity: {unit}, left, right}: Candidate): boolean =>
  (unit === '位' && /(?:前进|上升|提升|跃升|前移|后移|下降|后退|下滑|进步)了?$/.test(left)) ||
  (unit === '个' && (right.startsWith('位次') || right.startsWith('名次')))

const SPELLS: ReadonlySet<string> = new Set(
  '年 月 个月 工作日 个工作日 日 天 周 星期 小时 个小时 分钟 秒 秒钟 时 分 季度 学年 年度 周年 世纪 个世纪 代 昼夜 学时 课时'.split(
    ' ',
  ),
)
const LASTS =
  /(?:时间|时限|时长|时数|周期|寿命|年限|年龄|期限|用时|耗时|时差|小时数|天数|日数|时效|工期|账期|时延|间隔|龄|期望|提速|时刻|播出|住院日|周转日|能力|时|期)(?:[(（][^)）]*[)）])?$/

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
  if (unit === null || !SPELLS.has(unit)) return false
  // 综合得分92.5分: points, where the name is a score.
  if (unit === '分' && /(?:[得评总均]分|分[值数]|满意度|成绩|测评|指数)$/.test(name)) return false
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

const KINDS: ReadonlySet<string | null> = new Set(['nm', '纳米', '英寸', 'Hz', 'kHz', 'MHz', 'GHz'])

const VOLTAGES: ReadonlySet<string> = new Set(['千伏', '伏', 'kV', 'KV', 'V'])
const SIZES: ReadonlySet<string> = new Set('米 公里 千米 m km 厘米 毫米 平方米 ℃ °C 度 寸 英寸'.split(' '))

/** A measure before a noun in front of the property is part of the name (600米半径覆盖率, 500千伏变电站). */
function isMeasureName({quantity: {unit, comparators}, right, sides}: Candidate): boolean {
  // 7nm制程, 12英寸产线, 700MHz频段: nodes, diameters and bands name a kind of product, also behind 突破.
  if (KINDS.has(unit)) return /^\p{L}/u.test(right)
  if (unit === null || comparators.length) return false
  // 1%人口抽样调查; 24班小学, 36个班的高中: how a survey or a school is made.
  if (unit === '%') return right.startsWith('抽样') || right.startsWith('人口抽样')
  if (unit === '班')
    return /^的?(?:九年|完全|寄宿|公办|普通)?(?:一贯|制)*(?:小学|初中|高中|中学|幼儿园|学校)/.test(right)
  if (unit === '个') return right.startsWith('班的')
  // 20字方针, 保留2位小数: how long a text or a figure is.
  if (unit === '字') return /^\p{L}/u.test(right)
  if (unit === '位') return right.startsWith('小数')
  if (VOLTAGES.has(unit)) return !sides.left || /^[\p{L}]/u.test(right)
  if (SIZES.has(unit)) {
    return /^(?:半径|范围|服务圈|覆盖|口径|高程|海拔|温控|控温|温升|升温|恒温|冷库|深|宽|高|厚|跑道|级|标准|间隔|比例尺|晶圆|大盘|生活圈|见方|越野|徒步|竞走|接力|骑行)/.test(
      right,
    )
  }
  return unit === '兆' || unit === 'G' || unit === 'M'
}

/** Bodies that share a duty (16个区政府按职责分工, 会同12个部门, 等7个部门联合印发): no count of an indicator. */
const isPartner = ({quantity: {unit}, left, right}: Candidate): boolean =>
  (unit === '个' || unit === '家') &&
  (/^区?(?:县|市|区)?(?:人民)?政府(?:按|要|应|负责)/.test(right) ||
    (left.endsWith('等') && /^(?:部门|单位|部委|厅局)(?:联合|共同|印发|出台|会签)/.test(right)))

/** What a meeting hears or passes is an event, not a level. */
const isEvent = ({quantity: {unit}, left, right}: Candidate): boolean =>
  (unit === '部' || unit === '件' || unit === '个' || unit === '项') &&
  /(?:审议|听取|通过|表决|研究)了?$/.test(left) &&
  /草案|议案|报告|决定|议题|汇报/.test(right.slice(0, 16))

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
  // A fraction states a share by its form, as a percentage does (占全国的四分之一).
  // 按照4:3:3的比例分担 settles who pays and states nothing.
  if (/[:：︰∶/]|分之/.test(written ?? '')) return /按照?$/.test(left) && right.startsWith('的比例')
  // 由2.31缩小到2.27: the level that a change starts from.
  if (name && /[由从][^,;]{0,8}$/.test(left) && STARTED.test(right)) return false
  if (!sides.left && !/(?:增长|下降|缩小|扩大|提高|降低|达到|为|上升|[小大高升降少加落窄][至到])$/.test(left))
    return true
  if (/^[\p{L}(（—–-]/u.test(right)) return true
  if (comparators.length && qualifier !== 'range') return !/\p{L}/u.test(left) || /^\d{4}$/.test(written ?? '')
  const stated = /(?:达到?|为|是|至|到|缩小|扩大|提高|降低|下降|上升|增长|在)$/.test(left)
  if (stated && name) return /^(?:19|20)\d\d$/.test(written ?? '')
  return !(INDEX.test(name) && /\./.test(written ?? ''))
}

/**
 * 4 125个, 3 8%: digits that a PDF has set apart are a piece of a number, and a piece is wrong. A year, or the number of
 * a table, before the space is a number of its own.
 */
function isPiece({text, quantity: {number, unit, multiplier}}: Candidate): boolean {
  const sign = text[number.from - 1]
  if (sign !== ',' && sign !== ' ' && text[number.to] !== ',') return false
  const before = text.slice(Math.max(0, number.from - 8), number.from)
  if (before.endsWith(',')) return HALVED.test(before) && /^\d{1,2}(?:\.|$)/.test(text.slice(number.from, number.to))
  if (text[number.to] === ',' && unit === null && multiplier === null)
    return /^,\d{1,2}(?!\d)/.test(text.slice(number.to, number.to + 4)) && number.to - number.from < 4
  return /\d ?$/.test(before) && before.endsWith(' ') && !/(?:(?:^|\D)(?:19|20)\d\d|[表图栏件][\d.—–-]*) $/.test(before)
}

/** 20,54亿元: too few digits for a group of thousands; a point or a list mark was meant, and nobody can tell which. */
const HALVED = /(?:^|[^\d.,A-Za-z表图栏件])\d{1,3},$/

/** 成为全省11个试点城市之一: how many there are elsewhere beside the one that is told of. */
const isMember = ({quantity: {unit}, right}: Candidate): boolean =>
  unit !== null && right.includes('之一') && isClassifier(unit) && MEMBER.test(right)

const MEMBER = /^[^,。;\d]{1,16}之一/

const SIEVES: readonly (readonly [guard: string, holds: (candidate: Candidate) => boolean])[] = [
  ['piece', isPiece],
  ['definition', isDefinition],
  ['per', isBareMultiplier],
  ['small-count', isSmallCount],
  ['threshold', isThreshold],
  ['own-count', isOwnCount],
  ['batch', isBatch],
  ['frequency', isFrequency],
  ['rank', isRank],
  ['duration', isDuration],
  ['measure-name', isMeasureName],
  ['partners', isPartner],
  ['event', isEvent],
  ['member', isMember],
  ['bare', isBare],
]
