import {zh} from '../../language/zh.js'
import type {Offset, Span} from '../../text/span.js'
import type {Speech, Word} from '../speech.js'
import {CHANGE, startingAt, words} from './words.js'

const WILL = words(zh.will)

/** Words that hold one of those and will nothing. */
const NO_WILL = words(zh.unwilled)

/** 将 and 预计 are met only before what is to come about: 将医保费用纳入…, 将改革进行到底 take an object. */
const WILLED =
  /^将(?:累计|投入|培育|培养|开工|达|有|增|超|新|实现|建|完成|在|于|首次|提高|突破|继续|保持|形成|稳定|努力|重点|推进|全力|全面|陆续|逐步|进一步|改造|新增|安排|开展|实施|启动|组织|举办|打造|支持|加快|力争|带动|提供|优先|扩大)/

const DONE = words(zh.done)

/** Signs that hold 了 or 已 and tell nothing of what has come about. */
const NOT_DONE = words(zh.undone)

const SAYS = words(zh.saying)

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
    const done = startingAt(text, at, DONE, to)
    // 已建社区 tells which are meant, 已建成 that they have been built.
    if (none > 0 && none >= done) {
      at += none - 1
      continue
    }
    const willed = done === 0 ? willAt(text, at, from, to) : 0
    if (willed > 0) modals.push({at, text: text.slice(at, at + willed)})
    if (done > 0) dones.push(doneWord(text, at, done))
    at += Math.max(1, willed, done) - 1
  }
  const done = dones.find(({isOfClause}) => !isOfClause) ?? null
  return {modals, dones, done, plan: planIn(text, from, to, says), step: STEP.test(text.slice(from, from + 24))}
}

const doneWord = (text: string, at: Offset, length: number): Word =>
  text[at] === '了' && length === 1 ? {at, text: '了', isOfClause: true} : {at, text: text.slice(at, at + length)}

function willAt(text: string, at: Offset, from: Offset, to: Offset): number {
  const length = startingAt(text, at, WILL, to)
  const sign = text[at]
  if (length > 0) return sign === '将' && length === 1 && !isWilled(text, at, to) ? 0 : length
  if (sign === '计' || sign === '规') return plansAt(text, at, from)
  if (sign === '安') return setsAsideAt(text, at, from)
  return sign === '要' ? mustAt(text, at, from) : 0
}

/** 将扩大到1.5万人: before a verb of change too. */
const isWilled = (text: string, at: Offset, to: Offset): boolean =>
  WILLED.test(text.slice(at, at + 6)) || startingAt(text, at + 1, CHANGE, to) > 0

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

const STEP = /^ ?(?:第[一二三四]步[,:]|[^,;:。]{0,14}(?:安排|任务|目标|实事)[”"]?(?:如下|(?:分别)?[是为])?:)/
