import type {Passage} from '../markdown/passage.js'
import type {Mention, ResolvedMention} from '../mentions/mention.js'
import type {Indicator, Level} from '../registry/schema.js'
import {keeping} from '../text/keeping.js'
import {normalise} from '../text/view.js'
import {clauseStart, firstOf, sentenceStart} from './clause.js'
import {isLastOf, sameMoment} from './moment.js'

/** Why a figure is of a deed: the word that says so. */
export interface Deed {
  /** `done`: what is built, changed, supported in a period; `each`: how much a year, or of every one of several. */
  readonly kind: 'done' | 'each'
  readonly word: string
}

/**
 * Whether a figure tells a deed of an indicator's things and not how many of them there are: 新建公园180个, 每年改造30个,
 * 每个街道至少1个. A deed is compared with nothing that is registered of the stock, unless the registered name is the
 * deed's own (新建公园数, 年均新增就业).
 */
export function isDeedOf(indicator: Indicator, mention: Mention, passage: Passage): boolean {
  const deed = deedIn(passage, mention)
  if (deed !== null && !namesOf(indicator).some((name) => saysDeed(name, deed) || isTurnover(name, deed))) return true
  return isBudgeted(indicator, mention, passage) || isSumBehind(indicator, mention, passage)
}

/** 新建特色田园乡村9个，累计87个: the second figure counts all there are, and not what the registered deed brought. */
const isSumBehind = ({name: registered}: Indicator, {name, span}: Mention, {source}: Passage): boolean =>
  name.span !== null &&
  startsWithDeed.test(registered) &&
  /\d.*(?:累计|总数|总量|共有?)[达到为至]*$/s.test(source.slice(name.span.to, Math.min(span.from, name.span.to + far)))

/** 批准一般公共预算收入78亿元, 支出调整为631亿元: what the accounts were allowed is not what they came to. */
function isBudgeted({name}: Indicator, mention: Mention, passage: Passage): boolean {
  if (mention.cell || !/(?:收入|支出)$/.test(name)) return false
  const lead = normalise(
    passage.source.slice(Math.max(sentenceStart(passage, mention), mention.span.from - far), mention.span.from),
  )
  return /批准|经汇总|调整(?:后)?为|预算数?为|年初预算/.test(lead) && !/完成|执行(?!中)|实现/.test(lead)
}

/** 完成货物吞吐量1.8亿吨, 完成固定资产投资60亿元: what is turned over or invested in a year is all of it. */
const isTurnover = (name: string, {word}: Deed): boolean =>
  word === '完成' &&
  /(?:货运|客运|吞吐|周转|投递|发电|用电|产|销售)量$|(?:收入|支出|总额|总值|产值|增加值|投资|投资额|合同额|执行额|成交额|造林|造林面积)$/.test(
    name,
  )

/** 新建 and 新改建 are said of a name that has 建; 每年 of one that has 年均. */
const saysDeed = (name: string, {kind, word}: Deed): boolean =>
  kind === 'each'
    ? /每|均|单/.test(name)
    : name.includes(word) ||
      roots.some((root) => word.includes(root) && name.includes(root)) ||
      (carriedOut.test(word) && isWork.test(name))

/** 完成老旧小区改造117个: whoever registers 老旧小区改造 registers what is carried out of it. */
const carriedOut = /^(?:完成|实施|开展|组织|推进)$/
const isWork = /(?:改造|改厕|改建|扩建|培训|整治|修复|造林|治理|抚育|养护)(?:数|量|面积|里程|人[数次]|规模)?$/

/**
 * The name under which a registry would hold a figure: with the deed that it tells, 改造提升农贸市场10个, since 农贸市场 alone
 * says how many there are.
 */
export function nameWithDeed(mention: Mention, passage: Passage): string {
  const {name, cell} = mention
  const deed = cell || !name.span ? null : deedIn(passage, mention)
  if (!deed || !name.span || deed.kind === 'each' || saysDeed(name.text, deed) || isTurnover(name.text, deed))
    return name.text
  const from = passage.source.indexOf(deed.word, clauseStart(passage, mention))
  const lead = from < 0 || from > name.span.from ? '' : passage.source.slice(from, name.span.from)
  return /^[\u4e00-\u9fff、]{2,8}$/.test(lead) ? lead + name.text : name.text
}

const roots =
  '新增 新建 新开 新造 造林 改造 改建 扩建 培训 培育 培养 创建 整治 修复 治理 支持 认定 引进 更新 开工 筹集 完成 建设 实施 推动 服务 举办 发放 淘汰 关停'.split(
    ' ',
  )

/** What is newly built, trained or planted is what such a name holds. */
const registeredDeed = /新增|净增|新建|新造|造林|改造|改厕|改建|扩建|培训|创建|整治|修复|累计|减排|压减|淘汰/

function isRegisteredDeed(indicator: Indicator): boolean {
  const known = deeds.get(indicator)
  if (known !== undefined) return known
  const isDeed = registeredDeed.test(indicator.name)
  deeds.set(indicator, isDeed)
  return isDeed
}

const deeds = keeping<Indicator, boolean>()

/**
 * A figure of a registered deed as the level that it is registered with: 城镇新增就业60万人, a bracketed cell. What a
 * period is to bring and a goal that is registered of its last year are one thing then. Every other figure is as it was.
 */
export function asRegistered(mention: ResolvedMention, indicator: Indicator, passage: Passage): ResolvedMention {
  const {change, asOf} = mention
  if (asOf.time === null || asOf.basis === 'assumed' || !isRegisteredDeed(indicator)) return mention
  if (change !== null && (change !== 'absolute' || isMore(mention, passage))) return mention
  const observation = levelAt(indicator.observations, mention)
  const target =
    levelAt(indicator.targets, mention) ??
    indicator.targets.findLast((it) => isLastOf(it.asOf, asOf.time ?? '')) ??
    null
  if (!observation && !target) return mention
  const role = target && (mention.willed || !observation) ? 'target' : 'baseline'
  return {...mention, change: null, role, observation, target}
}

/** 城镇新增就业比上年增加1万人: a change of the deed. */
const isMore = (mention: Mention, passage: Passage): boolean =>
  /[增减多少][加少长]?[了约近超]*$|[比较]/.test(wordsAround(passage, mention).between)

/**
 * The level of a mention's time. 到2025年 and 截至2020年底 may sum up the period that ends there; 2020年 is one year of it,
 * and what five years brought is not what their last one did.
 */
function levelAt<One extends Level>(levels: readonly One[], {asOf: {time, text}, aggregator}: Mention): One | null {
  if (time === null) return null
  const same = levels.findLast((it) => sameMoment(it.asOf, time))
  const isSum = aggregator === '累计' || /^(?:到|截[至止])|前$/.test(text ?? '')
  return same ?? (isSum ? levels.findLast((it) => isLastOf(time, it.asOf)) : null) ?? null
}

const namesOf = ({name, aliases}: Indicator): readonly string[] => [name, ...aliases]

/** In the name, which a figure keeps when another time comes to govern it, and a mention does not. */
const kept = keeping<Mention['name'], {readonly deed: Deed | null}>()

/** The deed that a figure tells; null where it states a level. */
export function deedIn(passage: Passage, mention: Mention): Deed | null {
  const known = kept.get(mention.name)
  if (known) return known.deed
  const deed = deedOf(wordsAround(passage, mention))
  kept.set(mention.name, {deed})
  return deed
}

/** The words of a figure's clause: before the name, between name and figure, and behind both. */
interface Around {
  readonly before: string
  /** The name, where it stands before the figure. */
  readonly named: string
  readonly between: string
  readonly behind: string
}

function deedOf({before, named, between, behind}: Around): Deed | null {
  const bid = bidden.exec(named)
  if (bid) return {kind: 'done', word: bid[0]}
  const each = eachOf.exec(before + between)
  if (each) return {kind: 'each', word: each[0]}
  const isLevel = reaches.test(between)
  const told = made.exec(before) ?? (isLevel ? null : (aided.exec(before) ?? madeOf.exec(between)))
  if (told && !(isLevel && isApart(before, told))) return {kind: 'done', word: told[0]}
  const doing = worked.exec(behind) ?? (behind ? served.exec(before) : null)
  return doing ? {kind: 'done', word: doing[0]} : null
}

/** 依托新建小区，…达到40万个: behind a verb of reaching only a deed right before the name counts. */
const isApart = (before: string, {0: word, index}: RegExpExecArray): boolean => before.length - index - word.length > 6

/** How much in each year, or of each of several: no sum of all. */
const eachOf =
  /每年|每月|每季度|每个|每[家所县区市镇乡村户人座处街州]|每[十百千]?[家所户]|各(?:县|区|市|乡镇|街道|村|地)[^,;]{0,6}(?:至少|均|不少于|各)|单个|单体|单[家项座]|年均|逐年|平均每/

/** Verbs that make one more, or another, of what was there. */
const made =
  /新建|新设|新开|新增|净增|新造|新购|新植|新改扩?建|新(?:培育|认定|引进|获批|组建|评定|发展|开通|投放|投用)|改建|改扩建|扩建|续建|翻建|重建|改造|整治|修复|治理|更新|更换|升级|维修|养护|加固|抚育|拆除|关停|淘汰|清退|盘活/

/** Verbs that act on some of what there is; with 达到 behind the name they tell the level that is to come of it. */
const aided =
  /建设|布设|布局|修建|兴建|支持|扶持|培育|培养|培训|创建|打造|遴选|评选|评定|认定|引进|引导|推出|推动|推进|组织|开展|实施|完成|开工|启动|筹集|分配|发放|投放|购置|选派|选聘|招聘|招募|招录|派驻|补贴|奖励|资助|帮扶|贯通|开通|打通|储备|举办|设置|规划|提升|配备|试点|选取|确定/

/** 优先支持本行政区域内1家…扩区: no name of a thing begins with how a government is to act. */
const bidden = /^(?:优先|重点|择优|积极|大力)(?:支持|扶持|培育|引导|推荐|安排|遴选|推动|推进)/

/** 新建特色田园乡村, 认定总部: a registered name that begins with what is done. */
const startsWithDeed = new RegExp(`^(?:新|${made.source}|${aided.source})`)

/** 社区卫生服务中心改造20家. */
const madeOf = /新建|改造|改建|扩建|整治|修复|培训|更新|升级|创建|抚育|养护|建设(?!规模|总量)|开工/

/** 达到, 总数为: the words between a name and the level it has. */
const reaches =
  /达|增[加至长]?[到至]|提[高升][到至]|扩大[到至]|发展[到至]|稳定在|保持在?|控制在|超过|突破|共?有$|总[数量]|规模|为$|[至到]$/

/** 完成1500个公共充电桩升级改造, 30家社区卫生服务中心标准化建设: what is done to the things counted. */
const worked =
  /^[^,;。:]{0,16}?(?:升级|改造|建设|整治|创建|修复|治理|更新|试点|认定|提标|上云|达到|开展|参与|改善|提升能级|提升|惠及|任务|企业赴)/

/** 为100个文化礼堂配备设备: what is done for, to or in some of them. */
const served = /^(?:为|给|对|向|面向|依托|在|从|由)$/

function wordsAround(passage: Passage, mention: Mention): Around {
  if (mention.cell) return wordsOfRow(passage, mention)
  const {source} = passage
  const {span, name} = mention
  const cut = (from: number, to: number): string =>
    normalise(source.slice(Math.max(from, to - far), Math.max(from, to))).replace(marks, '')
  const before = cut(clauseStart(passage, mention), firstOf(mention))
  const isBehind = name.span !== null && span.to <= name.span.from
  const between = !name.span || isBehind ? '' : cut(name.span.to, span.from)
  // What is said in an earlier clause is no deed of this one's figure: 加快建设公园，达到300个.
  // Nor is what stands before another figure: 新增三级医院4家、累计37家.
  const clauses = between.split(anotherFigure.test(between) ? /[,;:。、]/ : /[,;:。]/)
  if (clauses.length > 1) return {before: '', named: '', between: clauses.at(-1) ?? '', behind: ''}
  const end = isBehind ? name.span.to : null
  const behind = end === null ? '' : (cut(end, end + 40).split(/[,;:。、]/)[0] ?? '')
  return {before, named: isBehind ? '' : name.text, between, behind}
}

const anotherFigure = /\d(?![\d.]*年)[^、]*、/

/** No word says what a figure is from further away: a list that 分别 gives a thousand figures is one clause. */
const far = 300

const marks = /[*_“”"‘’\s]/g

/** In a table the deed stands in the row's name. */
function wordsOfRow(passage: Passage, {cell, name}: Mention): Around {
  const nothing = {before: '', named: '', between: '', behind: ''}
  if (passage.kind !== 'table' || !cell || !name.span) return nothing
  const at = name.span
  const named = passage.rows[cell.row]?.find(({span}) => span.from <= at.from && at.to <= span.to)
  if (!named) return nothing
  return {
    before: normalise(passage.source.slice(named.span.from, at.from)),
    named: '',
    between: normalise(passage.source.slice(at.to, named.span.to)),
    behind: '',
  }
}
