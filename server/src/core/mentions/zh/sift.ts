import {zhGrammar as say} from '../../language/zh.js'
import {dimensionOf, isClassifier} from '../../quantity/unit.js'
import type {Candidate} from './candidate.js'
import {isCondition} from './condition.js'
import {isThreshold} from './threshold.js'

/** Why a quantity states nothing of an indicator; null when it does. */
export function siftedOut(candidate: Candidate): string | null {
  for (let index = 0; index < SIEVES.length; index++) if (SIEVES[index]![1](candidate)) return SIEVES[index]![0]
  return null
}

/** 规模以上工业企业是指年主营业务收入2000万元及以上的…: what defines states no level. */
function isDefinition({text, sentence, quantity, defines}: Candidate): boolean {
  if (!defines) return false
  return say.definesBefore.test(text.slice(Math.max(sentence, quantity.span.from - 60), quantity.span.from))
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
  say.bareMultiplier.test(written ?? '') &&
  (multiplier ?? written ?? '').length <= 1

/**
 * A count up to ninety-nine in Han numerals counts the text's own things (四个方面, 两项赛事). A measure, a share, a
 * fraction, a multiple and an approximate count (十余个) do not.
 */
function isSmallCount({quantity: {numeral, written, multiplier, unit, comparators, value}}: Candidate): boolean {
  if (numeral !== 'han' || multiplier || value === null || Array.isArray(value)) return false
  if (say.notSmall.test(written ?? '')) return false
  if (unit === null) return !comparators.length
  if (unit.endsWith('分之')) return false
  if (unit === '%' || unit === '‰' || unit === '成' || unit === '番' || unit === '倍' || unit === '个百分点')
    return false
  if (comparators.some(({code}) => code === 'just-over')) return false
  return isClassifier(unit) || dimensionOf(unit) === 'time' || (written ?? '').length < 2
}

/** What a text's own parts are counted in; the first ones count nothing else. */
const PARTS: ReadonlySet<string> = new Set(['大', '方面', '大类', '类', '章', '节', '部分'])
const STRUCTURAL: ReadonlySet<string> = new Set([...PARTS, ...'个项条方篇款点步种张轮', '板块'])

/** Counts of what the plan itself lists (36项任务, 12大行动, 6大类): structure, no indicator. */
function isOwnCount(candidate: Candidate): boolean {
  const {text, quantity, left, right, sides, own} = candidate
  const {span, unit, written, comparators, multiplier} = quantity
  if (multiplier || comparators.length) return false
  // 归集620类: no plan has hundreds of parts.
  if (unit === '类' && (written ?? '').length > 2) return false
  // 28条惠企措施, 10件民生实事, 10项民生实事: what a government sets itself to do.
  if (unit === '条' && (say.ownMeasure.test(right) || say.quotedMeasure.test(right))) return true
  if (unit === '件' && say.ownWork.test(right)) return true
  if (unit === '项' && say.ownWorkToo.test(right)) return true
  // 典型做法（共26项）: in the bracket that closes a title, how many are listed below it.
  const closes = span.to === text.length - 1 && text[span.to] === ')'
  if (closes && unit !== null && isClassifier(unit) && say.countOfList.test(text.slice(0, span.from).slice(-2)))
    return true
  // 共5章32条; 约束性指标8项; 一式3份.
  if (unit === '条' && say.afterChapter.test(left)) return true
  if ((unit === '项' || unit === '个' || unit === '条') && say.afterPart.test(left)) return true
  if (unit === '份') return left.endsWith('一式')
  if (unit !== null && !STRUCTURAL.has(unit)) return false
  if (unit !== null && PARTS.has(unit)) return true
  if (unit === null) return false
  // 6方面, 3方联动: sides and parties; earth is moved in 万方 or at a clause's end.
  if (unit === '方') return /^\p{L}/u.test(right)
  if (say.ownPart.test(right)) return true
  // Of the things just counted (其中25项达到…): the noun is left out, the count stays one of structure; 15个小区 has its own.
  return own && sides.left === null && !(unit === '个' && sides.right) && say.plainCount.test(unit)
}

const BATCHES: ReadonlySet<string> = new Set([...'批期届轮步遍', '批次'])

/** Batches, terms and rounds order things in time (分3批发布); samples are counted in 批次 (抽检1200批次), courses in 期. */
const isBatch = ({quantity: {unit}, left}: Candidate): boolean =>
  unit !== null &&
  BATCHES.has(unit) &&
  !(unit === '批次' && say.samples.test(left)) &&
  !(unit === '期' && say.heldInIssues.test(left))

/** 每年开展2次演练, 每月检查1次: how often a thing is done, not how much of it. */
const isFrequency = ({quantity: {unit, written, multiplier}, left}: Candidate): boolean =>
  unit === '次' && multiplier === null && (written ?? '').length <= 2 && say.howOften.test(left)

/** 较上年前进3位, 上升2个位次: how far a rank moves. */
const isRank = ({quantity: {unit}, left, right}: Candidate): boolean =>
  (unit === '位' && say.rankMoves.test(left)) ||
  (unit === '个' && (right.startsWith('位次') || right.startsWith('名次')))

const SPELLS: ReadonlySet<string> = new Set(
  '年 月 个月 工作日 个工作日 日 天 周 星期 小时 个小时 分钟 秒 秒钟 时 分 季度 学年 年度 周年 世纪 个世纪 代 昼夜 学时 课时'.split(
    ' ',
  ),
)
const SHORTENED = /(?:压缩|压减|缩短|减少|降低|精简|[降减压])(?:至|到|为)/
const SHORTENING = new RegExp(`^${SHORTENED.source}`)
const SHORT = new RegExp(`${SHORTENED.source}$`)

/** 由法定60个工作日压减到25个工作日: what is shortened is the time itself, whatever names it. */
const isShortened = ({name, left, right}: Candidate): boolean =>
  name !== '' && (SHORT.test(left) || (SHORTENING.test(right) && say.fromTime.test(left)))

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
  if (unit === '分' && say.scoreName.test(name)) return false
  // 用3年左右时间: time that is spent, and no value of anything.
  if (say.spentTime.test(right) || say.termName.test(name)) return true
  if (say.timeWord.test(right)) {
    if (!say.timeLevel.test(left)) return true
  }
  if (comparators.some(({code}) => code === 'nearly') && !sides.left) return true
  return !say.timeName.test(name) && !isShortened(candidate)
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
  if (unit === '%' || unit === '‰') return say.sampled.test(right)
  if (unit === '班') return say.schoolKind.test(right)
  if (unit === '个') return right.startsWith('班的')
  // 20字方针, 保留2位小数: how long a text or a figure is.
  if (unit === '字') return /^\p{L}/u.test(right)
  if (unit === '位') return right.startsWith('小数')
  if (VOLTAGES.has(unit)) return !sides.left || say.voltageOf.test(right)
  if (SIZES.has(unit)) {
    return say.sizeWord.test(right)
  }
  return unit === '兆' || unit === 'G' || unit === 'M'
}

/** Bodies that share a duty (16个区政府按职责分工, 会同12个部门, 等7个部门联合印发): no count of an indicator. */
const isPartner = ({quantity: {unit}, left, right}: Candidate): boolean =>
  (unit === '个' || unit === '家') && (say.dutyBody.test(right) || (left.endsWith('等') && say.jointIssue.test(right)))

/** What a meeting hears or passes is an event, not a level. */
const isEvent = ({quantity: {unit}, left, right}: Candidate): boolean =>
  (unit === '部' || unit === '件' || unit === '个' || unit === '项') &&
  say.deliberates.test(left) &&
  say.document.test(right.slice(0, 16))

/** A lone number without unit, multiplier or comparator is read only where a word states it as a level. */
function isBare({
  name,
  quantity: {unit, multiplier, comparators, written, numeral, qualifier, number},
  sides,
  left,
  right,
}: Candidate): boolean {
  if (unit !== null || multiplier || numeral === 'coverage') return false
  // A fraction states a share by its form, as a percentage does (占全国的四分之一).
  // 按照4:3:3的比例分担 settles who pays and states nothing.
  if (say.ratioSign.test(written ?? '')) return say.accordingTo.test(left) && right.startsWith('的比例')
  // 由2.31缩小到2.27: the level that a change starts from.
  if (name && say.fromRatio.test(left) && say.ratioMoves.test(right)) return false
  if (!sides.left && !say.ratioVerb.test(left)) return true
  if (/^[\p{L}(（—–-]/u.test(right)) return true
  if (comparators.length && qualifier !== 'range') return !/\p{L}/u.test(left) || /^\d{4}$/.test(written ?? '')
  const stated = say.levelVerb.test(left)
  if (stated && name) return /^(?:19|20)\d\d$/.test(written ?? '')
  // 居民消费价格指数102: of the year before, which is 100.
  if (say.priceIndex.test(name) && sides.left?.to === number.from) return !/^\d{2,3}$/.test(written ?? '')
  return !(say.ratioName.test(name) && /\./.test(written ?? ''))
}

/**
 * 4 125个, 3 8%: digits that a PDF has set apart are a piece of a number, and a piece is wrong. A year, or the number of
 * a table, before the space is a number of its own.
 */
function isPiece({text, quantity: {number, unit, multiplier}}: Candidate): boolean {
  const sign = text[number.from - 1]
  if (sign !== ',' && sign !== ' ' && text[number.to] !== ',') return false
  const before = text.slice(Math.max(0, number.from - 8), number.from)
  if (before.endsWith(','))
    return say.cutThousands.test(before) && /^\d{1,2}(?:\.|$)/.test(text.slice(number.from, number.to))
  if (text[number.to] === ',' && unit === null && multiplier === null)
    return /^,\d{1,2}(?!\d)/.test(text.slice(number.to, number.to + 4)) && number.to - number.from < 4
  return /\d ?$/.test(before) && before.endsWith(' ') && !say.labelBefore.test(before)
}

/** 成为全省11个试点城市之一: how many there are elsewhere beside the one that is told of. */
const isMember = ({quantity: {unit}, right}: Candidate): boolean =>
  unit !== null && right.includes('之一') && isClassifier(unit) && say.oneOfAll.test(right)

const SIEVES: readonly (readonly [guard: string, holds: (candidate: Candidate) => boolean])[] = [
  ['piece', isPiece],
  ['definition', isDefinition],
  ['per', isBareMultiplier],
  ['small-count', isSmallCount],
  ['threshold', isThreshold],
  ['condition', isCondition],
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
