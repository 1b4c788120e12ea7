import type {Offset, Span} from '../../text/span.js'
import {startingAt, words} from '../words.js'

/** A word at its place. */
export interface Word {
  readonly at: Offset
  readonly text: string
}

/** What a sentence wills and tells, by its own words. */
export interface Speech {
  /** Words of willing: 力争, 确保, 将, 计划 as a verb. */
  readonly modals: readonly Word[]
  /** Words of what has come about: 已, 累计完成, 了. */
  readonly dones: readonly Word[]
  /** The first of those that tells of the whole sentence: any but 了. */
  readonly done: Word | null
  /** Who speaks of what is to be (《规划》提出, 云岭县提出), as written; null where nobody does. */
  readonly plan: string | null
  /** Whether what the sentence tells is a step to come (第一步，…; 工作安排如下：…). */
  readonly step: boolean
}

export const SILENT: Speech = {modals: [], dones: [], done: null, plan: null, step: false}

const WILL = words(
  '力争 努力实现 努力使 努力达 努力建 努力完 努力到 努力在 确保 有望 必须 不得 原则上 预期 建议 目标是 目标为 目标就是 目标值 目标达 总目标 预期目标 规划目标 目标任务为 规划到 要求到 要达到 要实现 要超过 要建成 要控制在 要提高到 要新增 要完成 应达到 应不低于 应不高于 应当 须达到 需达到 拟 预计 有计划 计划安排 预算安排 拟安排 安排如下 设想 将 还将 都将 均将 也将 将会 将要',
  '争取到20 争取到二 争取在 争取达 争取实现 争取使 争取明 争取年 争取早 争取今 争取超 争取突破 争取建 争取新 争取完',
)

/** Words that hold one of those and will nothing. */
const NO_WILL = words(
  '不达预期 未达预期 不及预期 预期目标的 符合预期 好于预期 优于预期 超预期 超出预期 高于预期 低于预期 达到预期 预期寿命 平均预期 预期内 预期性 按计划 计划内 计划完成情况 完成计划 占计划 年度计划 行动计划 计划单列 计划书 计划生育 三年计划 五年计划 计划项目 计划数 计划任务 拟合 拟定 模拟 虚拟 拟态 拟人 确保了 建议书 意见建议 合理化建议 代表建议 建议和 建议、 建议案 建议办理 预计实现 预计完成 预计全年 完成目标 国债计划 认定计划 入选计划 经济计划 条建议 件建议 份建议 建议提案 将军 将近 将来 将士 麻将 主将 大将 干将 良将 将领',
)

/** 将 and 预计 are met only before what is to come about: 将医保费用纳入…, 将改革进行到底 take an object. */
const WILLED =
  /^将(?:累计|投入|培育|培养|开工|达|有|增|超|新|实现|建|完成|在|于|首次|提高|突破|继续|保持|形成|稳定|努力|重点|推进|全力|全面|陆续|逐步|进一步|改造|新增|安排|开展|实施|启动|组织|举办|打造|支持|加快|力争|带动|提供)/

const DONE = words(
  '已 已经 业已 实际 累计完成 超额完成 提前完成 超额 荣获 荣膺 获评 获批 获得 位居 位列 排名 跃居 创历史 创下 首次突破 了',
)

/** Signs that hold 了 or 已 and tell nothing of what has come about. */
const NOT_DONE = words(
  '排名前 结合实际 从实际 实际上 实际行动 实际需要 实际需求 实际困难 实际情况 实际问题 切合实际 联系实际 实际出发 为了 除了 了解 明了 受了 罢了 不得了 已知 已建 自己 而已 已有',
)

const SAYS = words('提出 明确 要求 规定 部署 确定 设定 设想 强调 列明 写明')

/** Signs that any of these words starts with: the loop over a sentence steps over everything else. */
const starts: Uint8Array = new Uint8Array(65536)
for (const {set} of [WILL, NO_WILL, DONE, NOT_DONE, SAYS]) for (const word of set) starts[word.charCodeAt(0)] = 1
for (const sign of '计规安要') starts[sign.charCodeAt(0)] = 1

/** What the words of a stretch of text will and tell. */
export function speechOf(text: string, {from, to}: Span): Speech {
  const modals: Word[] = []
  const dones: Word[] = []
  const says: Word[] = []
  for (let at = from; at < to; at++) {
    if (starts[text.charCodeAt(at)] === 0) continue
    const said = startingAt(text, at, SAYS, to)
    if (said > 0) says.push({at, text: text.slice(at, at + said)})
    const none = startingAt(text, at, NO_WILL, to) || startingAt(text, at, NOT_DONE, to)
    if (none > 0) {
      at += none - 1
      continue
    }
    const willed = willAt(text, at, from, to)
    const done = willed === 0 ? startingAt(text, at, DONE, to) : 0
    if (willed > 0) modals.push({at, text: text.slice(at, at + willed)})
    if (done > 0) dones.push({at, text: text.slice(at, at + done)})
    at += Math.max(1, willed, done) - 1
  }
  const done = dones.find(({text: word}) => word !== '了') ?? null
  return {modals, dones, done, plan: planIn(text, from, to, says), step: STEP.test(text.slice(from, from + 24))}
}

function willAt(text: string, at: Offset, from: Offset, to: Offset): number {
  const length = startingAt(text, at, WILL, to)
  const sign = text[at]
  if (length > 0) return sign === '将' && !WILLED.test(text.slice(at, at + 6)) ? 0 : length
  if (sign === '计' || sign === '规') return plansAt(text, at, from)
  if (sign === '安') return setsAsideAt(text, at, from)
  return sign === '要' ? mustAt(text, at, from) : 0
}

/** 计划 and 规划 are verbs at a clause's head, or behind a year or area, before what is planned. */
function plansAt(text: string, at: Offset, from: Offset): number {
  const word = text.slice(at, at + 2)
  const before = word === '计划' ? BEFORE_PLANNING : word === '规划' ? BEFORE_LAYING_OUT : null
  return before?.test(text.slice(Math.max(from, at - 2), at)) && PLANNED.test(text.slice(at + 2, at + 6)) ? 2 : 0
}

const BEFORE_LAYING_OUT = /(?:^|[,;。:( 年期季内共]|期间)$/
const BEFORE_PLANNING = /(?:^|[,;。:( 市省县区州年期季内度共]|期间)$/

const PLANNED =
  /^(?![》”的经书期]|单列|生育|项目|入选|目标|任务|安排|执行|完成情况|编制|草案|报告|体系|建设用地|\d{1,4}[项个款])[\p{Script=Han}\d]/u

/** 2024年全市共安排项目90个; not 全年安排, which may have been. */
function setsAsideAt(text: string, at: Offset, from: Offset): number {
  if (text[at + 1] !== '排') return 0
  return SET_ASIDE.test(text.slice(Math.max(from, at - 9), at)) ? 2 : 0
}

const SET_ASIDE = /(?<!全|当|去|上|每|历)年(?:度)?(?:全[市省县区]|本[市省级]|市本级|市级)?(?:共|计划|拟)?$/

/** 要 behind a time, a subject of its own or a clause's head, before a verb: 今年要抓好, 我们要; not 主要, 需要. */
function mustAt(text: string, at: Offset, from: Offset): number {
  const before = at === from ? '' : text[at - 1]!
  if (before !== '' && !'年们也都就还,;。:月'.includes(before)) return 0
  return /^[\p{Script=Han}]/u.test(text[at + 1] ?? '') && !'求素闻点件塞么不是'.includes(text[at + 1]!) ? 1 : 0
}

/** 公报显示, 据统计: who reports what has been counted. */
const REPORTS = /公报|年鉴|普查|数据显示|统计显示|据统计|统计数据|初步核算|监测显示|评估显示|评估报告|白皮书|调查显示/

const SPEAKER = /(?:规划|纲要|方案|计划|意见|草案|要点|通知|文件|会议|目标)[^。,;]{0,6}[》”)]?[^。;]{0,12}$/

/** How far into a sentence its speaker is looked for. */
const SPEAKING = 160

/** 《规划》提出, 方案明确, 云岭县提出今年建书屋60个: a plan, or a place that proposes, speaks of what is to come. */
function planIn(text: string, from: Offset, to: Offset, says: readonly Word[]): string | null {
  const first = says[0]
  if (first && first.at < from + SPEAKING && REPORTS.test(text.slice(from, first.at))) return null
  for (const {at, text: word} of says) {
    if (at >= from + SPEAKING) break
    const before = text.slice(Math.max(from, at - 30), at)
    if (!'的了'.includes(text[at + word.length] ?? ' ') && SPEAKER.test(before) && TITLE.test(before)) return word
  }
  const said = text.slice(from, Math.min(to, from + 300))
  if (first?.at === from && AIMS.test(said)) return first.text
  const titled = said.includes('《') ? TITLED.exec(said) : null
  if (titled) return titled[1]!
  const place = first || said.includes('计划') ? PROPOSES.exec(said) : null
  return place && !/数据|统计|调查|结果/.test(said) ? (place[1] ?? place[2]!) : null
}

const TITLE = /[》”)]|草案|方案|规划|文件/

/** 提出这些目标，主要考虑是…: what follows explains the goals. */
const AIMS = /^(?:提出|明确|确定)(?:这些|上述|以上)?[^。]{0,8}目标/

/** 《规划》围绕…, 《方案》计划…: right behind a title these verbs are what it says. */
const TITLED =
  /《[^》]{0,40}(?:纲要|规划|方案|计划|意见|草案|目标)[^》]{0,10}》[^。,;]{0,6}(提出|强调|明确|着眼|要求|部署|设想|确定|围绕|聚焦|规划|计划|安排|贯彻(?!落实))/

const PROPOSES =
  /(?:^|[,;])[^,;。的《]{2,8}(?<!会议|公报|报告|并|曾|来)(提出)(?![的了过])|(?:^|[,;])[^,;。的《]{1,7}[市省县区州旗盟](计划)(?=[^的]|$)(?!任务|单列|生育|项目)/

const STEP = /^ ?(?:第[一二三四]步[,:]|[^,;:。]{0,14}(?:安排|任务|目标)(?:如下)?:)/
