import type {Time, TimePhrase} from '../../quantity/time.js'
import {resolveTime} from '../../quantity/zh/time.js'
import type {Facts} from '../course/facts.js'
import type {Years} from '../language.js'

/** 五年来, 过去三年, 今后五年: how many years, back from the last that is over or on from it. */
const SPELL = /^(过去的?|近|最近|这|前|未来|今后)?([一二三四五六七八九十\d]{1,2})年(多?来|以来|间|时间)?$/

/** 全年, 年末 and 上半年 take the year told before them; 今年 and 去年 count from when the draft was written. */
export function resolved(
  phrase: Pick<TimePhrase, 'time' | 'text' | 'kind'>,
  {near, planned}: Years,
  facts: Facts,
): Time | null {
  const {time, text, kind} = phrase
  if (time !== null) return time
  const spell = SPELL.exec(text)
  if (spell) return spelled(spell[1] ?? '', spell[2]!, spell[3] ?? '', near, facts)
  if (kind === 'span' || /以来$/.test(text)) return null
  if (/^规划期|^期[末内]/.test(text)) return ofPeriod(text, facts)
  // 本年 in a bulletin is the year it counts, not the one it is issued in.
  const counted =
    facts.kind === 'bulletin' && /^[本当]年/.test(text)
      ? toldYear(facts)
      : facts.written === null && /^本年/.test(text)
        ? near
        : null
  if (counted === null && /目前|当前|现有|现在|[今本明]年|^去年|前年|现阶段|眼下|如今|迄今|至今/.test(text))
    return resolveTime(phrase, facts.written)
  const told = counted ?? near ?? (planned && facts.kind !== 'bulletin' ? facts.year : null) ?? toldYear(facts)
  if (/^(?:这一年|全年|[本当]年$)/.test(text)) return told === null ? null : `${told}`
  return told === null || /同期|之初|党的/.test(text) ? null : resolveTime(phrase, `${told}`)
}

const toldYear = ({kind, year, over}: Facts): number | null =>
  kind === 'bulletin' ? (year ?? over) : kind === 'report' ? over : null

function spelled(head: string, count: string, tail: string, near: number | null, {over}: Facts): Time | null {
  if (head === '' && tail === '') return null
  const years = /^\d/.test(count) ? Number(count) : '一二三四五六七八九十'.indexOf(count) + 1
  const isForward = head === '未来' || head === '今后'
  const last = isForward ? over : (over ?? near)
  if (last === null || years < 1) return null
  if (isForward) return `${last + 1}/${last + years}`
  return years === 1 ? `${near !== null && near <= last ? near : last}` : `${last - years + 1}/${last}`
}

/** 规划期末, 规划期内: the plan's own years. */
function ofPeriod(text: string, {period}: Facts): Time | null {
  if (period === null) return null
  return /[末底]/.test(text) ? `${period[1]}-12-31` : `${period[0]}/${period[1]}`
}
