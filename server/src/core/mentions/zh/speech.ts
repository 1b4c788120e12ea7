import {zhGrammar as say, zh} from '../../language/zh.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import type {Speech, Word} from '../speech.js'
import {CHANGE, startingAt, words} from './words.js'

const WILL = words(zh.will)

/** Words that hold one of those and will nothing. */
const NO_WILL = words(zh.unwilled)

const DONE = words(zh.done)

/** Signs that hold 了 or 已 and tell nothing of what has come about. */
const NOT_DONE = words(zh.undone)

const SAYS = words(zh.saying)

/** Signs that any of these words starts with: the loop over a sentence steps over everything else. */
const starts: Uint8Array = new Uint8Array(65536)
for (const {set} of [WILL, NO_WILL, DONE, NOT_DONE, SAYS]) for (const word of set) starts[word.charCodeAt(0)] = 1
for (const sign of '计规安要或') starts[sign.charCodeAt(0)] = 1

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
    const done = isOfThings(text, at, from) ? 0 : startingAt(text, at, DONE, to)
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
  return {
    modals: modals.length ? modals : NO_WORDS,
    dones: dones.length ? dones : NO_WORDS,
    done: dones.find(({isOfClause}) => !isOfClause) ?? null,
    plan: planIn(text, from, to, says),
    step: stepsOut(text.slice(from, Math.min(to, from + 80))),
  }
}

/** Of what is kept as long as the draft, most is empty. */
const NO_WORDS: readonly Word[] = []

/** Most sentences have no colon to lead to what is set: they are told at a glance. */
const stepsOut = (opening: string): boolean =>
  (opening.includes(':') || opening.includes('步')) && say.stepsOut.test(opening)

const isDone = among('已')

/** 对已编制的规划进行评估: behind a preposition 已 tells which things are meant; 收入实际增长 is growth in real terms. */
const isOfThings = (text: string, at: Offset, from: Offset): boolean =>
  (isDone(text, at) &&
    say.takesThing.test(text.slice(Math.max(from, at - 1), at)) &&
    say.thingsDone.test(text.slice(at, at + 14))) ||
  (isReal(text, at) && say.realChange.test(text.slice(Math.max(from, at - 1), at + 6)))

const isReal = among('实')

const doneWord = (text: string, at: Offset, length: number): Word =>
  text[at] === '了' && length === 1 ? {at, text: '了', isOfClause: true} : {at, text: text.slice(at, at + length)}

const mayWill = among('计规安要或')

function willAt(text: string, at: Offset, from: Offset, to: Offset): number {
  const length = startingAt(text, at, WILL, to)
  if (length > 0) return length === 1 && text[at] === '将' && !isWilled(text, at, to) ? 0 : length
  if (!mayWill(text, at)) return 0
  const sign = text[at]
  if (sign === '计' || sign === '规') return plansAt(text, at, from)
  if (sign === '安') return setsAsideAt(text, at, from)
  if (sign === '或') return mayReachAt(text, at, from)
  return sign === '要' ? mustAt(text, at, from) : 0
}

/** 将扩大到1.5万人: before a verb of change too. */
const isWilled = (text: string, at: Offset, to: Offset): boolean =>
  say.willed.test(text.slice(at, at + 6)) || startingAt(text, at + 1, CHANGE, to) > 0

/** 计划 and 规划 are verbs at a clause's head, or behind a year or area, before what is planned. */
function plansAt(text: string, at: Offset, from: Offset): number {
  const word = text.slice(at, at + 2)
  const before = word === '计划' ? say.beforePlanning : word === '规划' ? say.beforeLayingOut : null
  if (!before?.test(text.slice(Math.max(from, at - 2), at)) || !say.planned.test(text.slice(at + 2, at + 6))) return 0
  return say.planShared.test(text.slice(Math.max(from, at - 8), at)) ? 0 : 2
}

/** 2024年全市共安排项目90个; not 全年安排, which may have been. */
function setsAsideAt(text: string, at: Offset, from: Offset): number {
  if (text[at + 1] !== '排') return 0
  return say.setAsideIn.test(text.slice(Math.max(from, at - 9), at)) ? 2 : 0
}

/** 产值或达12亿元; not 达到或超过12亿元, which has two verbs. */
const mayReachAt = (text: string, at: Offset, from: Offset): number =>
  say.mayReach.test(text.slice(at, at + 6)) && !say.eitherOr.test(text.slice(Math.max(from, at - 12), at)) ? 2 : 0

/** 要 behind a time, a subject of its own or a clause's head, before a verb: 今年要抓好, 我们要; not 主要, 需要. */
function mustAt(text: string, at: Offset, from: Offset): number {
  const before = at === from ? '' : text[at - 1]!
  if (before !== '' && !'年们也都就还,;。:月'.includes(before)) return 0
  return /^[\p{Script=Han}]/u.test(text[at + 1] ?? '') && !'求素闻点件塞么不是'.includes(text[at + 1]!) ? 1 : 0
}

/** How far into a sentence its speaker is looked for. */
const SPEAKING = 160

/** 《规划》提出, 方案明确, 云岭县提出今年建书屋60个: a plan, or a place that proposes, speaks of what is to come. */
function planIn(text: string, from: Offset, to: Offset, says: readonly Word[]): string | null {
  const first = says[0]
  if (first && first.at < from + SPEAKING && say.reports.test(text.slice(from, first.at))) return null
  for (const {at, text: word} of says) {
    if (at >= from + SPEAKING) break
    const before = text.slice(Math.max(from, at - 30), at)
    if (!'的了'.includes(text[at + word.length] ?? ' ') && say.speaker.test(before) && say.titleMark.test(before))
      return word
  }
  const said = text.slice(from, Math.min(to, from + 300))
  if (first?.at === from && say.aims.test(said)) return first.text
  const titled = said.includes('《') ? say.titledPlan.exec(said) : null
  if (titled) return titled[1]!
  const aimed = said.includes('目标') && !say.counted.test(said) ? say.setsAims.exec(said) : null
  if (aimed) return aimed[1]!
  const place = first || said.includes('计划') ? say.placeProposes.exec(said) : null
  return place && !say.counted.test(said) ? (place[1] ?? place[2]!) : null
}
