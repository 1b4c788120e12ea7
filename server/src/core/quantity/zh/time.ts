import {zhGrammar as say, zhTimes} from '../../language/zh.js'
import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {byFirst} from '../by-first.js'
import {yearOf} from '../time.js'
import type {Stretch, Time, TimePhrase} from '../time-phrase.js'
import {readDated, readUndated} from './calendar.js'
import {followsDate} from './join.js'
import {digitsEnd, isDigit, isNumeral} from './numeral.js'
import {readPlanPeriod, readRelative, readSince, readSpell} from './spell.js'

/** Every time phrase of a view's text, in order, each as short as it can stand: 截至2020年底, “十三五”期间, 去年, 五年来. */
export function timePhrases(text: string): readonly TimePhrase[] {
  const found: TimePhrase[] = []
  let floor = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // A run of digits is tried once, at its head: a phrase never starts inside a number, and runs may be very long.
    if (starts[code] === 0 || (isNumeral(code) && isNumeral(text.charCodeAt(at - 1)))) continue
    const phrase = phraseAt(text, at, floor)
    if (!phrase) continue
    found.push(phrase)
    floor = phrase.span.to
    at = floor - 1
  }
  return found
}

/** Characters that a phrase may start at; the loop over a text steps over everything else. */
const starts: Uint8Array = new Uint8Array(65536)
for (const sign of '0123456789〇零一二三四五六七八九十“"‘「『\'第上下前年去今本当全这截到目现眼如迄至同环建改党明规期过未近最连用延提历实开启推成组创换自') {
  starts[sign.charCodeAt(0)] = 1
}

/** 截至 and its kin make a point in time of what follows; 到 and 至 besides look forward. */
const leads: readonly (readonly [word: string, planned: boolean])[] = zhTimes.leads

const leadAt = byFirst(leads, ([word]) => word)

const modals = zhTimes.modals

function phraseAt(text: string, at: Offset, floor: Offset): TimePhrase | null {
  if (mayCompare(text, at) && text[at + 1] === '比')
    return phrase(text, at, {to: at + 2, time: null, kind: 'base', planned: false})
  const lead = leadAt(text, at)
  if (lead) {
    const body = stretchAt(text, at + lead[0].length)
    if (body && body.kind !== 'span') return ledBy(text, at, lead, body)
  }
  const body = stretchAt(text, at)
  if (!body) return null
  if (isBase(text, at, floor)) return phrase(text, at, body, 'base')
  return phrase(text, at, body, body.kind, body.planned || followsModal(text, at))
}

const mayCompare = among('同环')

function ledBy(text: string, at: Offset, [word, planned]: readonly [string, boolean], body: Stretch): TimePhrase {
  const from = at + word.length
  // 提升到2025年的96%, 增至2023年6.4万元: 到 and 至 belong to the verb.
  const isReached = planned && endsVerb(text, at - 1) && goesOn(text, body.to)
  if (isReached) return phrase(text, from, body)
  const kind = body.kind === 'relative' ? 'relative' : 'point'
  return phrase(text, at, body, kind, body.planned || (planned && body.time !== null))
}

const endsVerb = among('升高加长大少低降缩增展达扩延提转压减拓推移')
const goesOn = among('的0123456789')

function stretchAt(text: string, at: Offset): Stretch | null {
  if (isDigit(text.charCodeAt(at))) return startsDate(text, at) ? readNumbered(text, at) : null
  return (
    readDated(text, at) ??
    readPlanPeriod(text, at) ??
    readRelative(text, at) ??
    readSpell(text, at) ??
    readSince(text, at) ??
    readUndated(text, at)
  )
}

const readNumbered = (text: string, at: Offset): Stretch | null =>
  readDated(text, at) ?? readSpell(text, at) ?? readUndated(text, at)

/** Whether what follows a run of digits lets it be of a time (2020年, 6月, 15天, 2021-10-24); most are figures. */
const startsDate = (text: string, at: Offset): boolean => followsDate(text, digitsEnd(text, at))

const phrase = (
  text: string,
  from: Offset,
  {to, time, kind: own, planned: looksAhead}: Stretch,
  kind = own,
  planned = looksAhead,
): TimePhrase => ({
  span: {from, to},
  text: text.slice(from, to),
  time,
  kind,
  planned,
})

/** 比2020年, 较上年, 是“十一五”末的2.9倍: what a change is measured from. 占比2020年为… is no comparison. */
function isBase(text: string, at: Offset, floor: Offset): boolean {
  const sign = text[at - 1] ?? ' '
  if (at - 1 < floor) return false
  if (sign === '较') return true
  return sign === '比' && !'占对百环同'.includes(text[at - 2] ?? ' ')
}

const followsModal = (text: string, at: Offset): boolean =>
  endsModal(text, at - 1) &&
  modals.some((word) => text.startsWith(word, at - word.length)) &&
  !say.plansName.test(text.slice(Math.max(0, at - 4), at))

const endsModal = among(modals.map((word) => word.at(-1)).join(''))

/** The time a phrase means when the text is written at `anchor` (去年 is the year before); null where that is not enough. */
export function resolveTime(
  {time, text, kind}: Pick<TimePhrase, 'time' | 'text' | 'kind'>,
  anchor: Time | null,
): Time | null {
  if (time !== null || anchor === null) return time
  const year = yearOf(anchor)
  if (year === null || kind === 'span') return null
  if (text.includes('目前') || text === '当前' || text === '现有' || text === '现在') return anchor
  if (/同比|环比|期末|之初|大以来/.test(text)) return null
  const offset = /去年|上年|上一年|同期/.test(text) ? -1 : text.includes('前年') ? -2 : text.includes('明年') ? 1 : 0
  const rest = /(?:[去上今明本当前全]年|上一年)(?:度|同期|以来)?(?:年(?=[底末初]))?/.exec(text)
  const within = rest
    ? text.slice(rest.index + rest[0].length)
    : text.replace(/^(?:截至|截止到?|到|至|同期)/, '').replace(/^年(?=[底末初])/, '')
  return readDated(`${year + offset}年${within}`, 0)?.time ?? null
}
