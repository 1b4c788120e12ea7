import {zhGrammar as say} from '../../language/zh.js'
import type {Time, TimePhrase} from '../../quantity/time.js'
import {resolveTime} from '../../quantity/zh/time.js'
import type {Facts} from '../course/facts.js'
import {yearAt} from '../course/when.js'
import type {Years} from '../language.js'

/** 全年, 年末 and 上半年 take the year told before them; 今年 and 去年 count from when the draft was written. */
export function resolved(
  phrase: Pick<TimePhrase, 'time' | 'text' | 'kind'>,
  {near, reviewed, planned}: Years,
  facts: Facts,
): Time | null {
  const {time, text, kind} = phrase
  if (time !== null) return time
  const spell = say.spell.exec(text)
  if (spell) return spelled(spell[1] ?? '', spell[2]!, spell[3] ?? '', near, facts)
  if (kind === 'span' || say.sinceThen.test(text)) return null
  if (say.planPeriod.test(text)) return ofPeriod(text, facts)
  // 本年 and 现有 in a bulletin speak of the year it counts, not the one it is issued in.
  const counted =
    facts.kind === 'bulletin' && say.countedYear.test(text)
      ? toldYear(facts)
      : facts.written === null && say.ownYear.test(text)
        ? near
        : null
  // A summary finished in January calls the year that it looks back on 今年; one that is named by the year it is given in may call it 去年.
  const isGivenNext = facts.year === (reviewed ?? 0) + 1 && say.yearGone.test(text)
  if (reviewed !== null && yearAt(facts.written) === reviewed + 1 && say.yearOfSummary.test(text) && !isGivenNext)
    return resolveTime(phrase, `${reviewed}`)
  if (counted === null && say.fromWriting.test(text)) return resolveTime(phrase, facts.written)
  const told = counted ?? near ?? (planned && facts.kind !== 'bulletin' ? facts.year : null) ?? toldYear(facts)
  if (say.toldYear.test(text)) return told === null ? null : `${told}`
  return told === null || say.noOwnYear.test(text) ? null : resolveTime(phrase, `${told}`)
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
  return say.endMark.test(text) ? `${period[1]}-12-31` : `${period[0]}/${period[1]}`
}
