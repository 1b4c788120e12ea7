import {zhGrammar as say} from '../../language/zh.js'
import type {Offset} from '../../text/span.js'

/** 高于全省增幅0.7个百分点, 超目标任务2个百分点: what stands behind is compared with; the subject stands in the clause before. */
export function isBeside(text: string, start: Offset, to: Offset): boolean {
  const at = start + (say.besideAdverbs.exec(text.slice(start, start + 6))?.[0].length ?? 0)
  const second = text[at + 1] ?? ' '
  if (second === '于' || second === '出') return say.besideWord.test(text.slice(at, at + 2))
  return text[at] === '超' && say.overGoal.test(text.slice(at, to))
}

/** 增速高于全市平均水平5.7个百分点: what stands behind 高于 is compared with, and no part of the name before it. */
export function besideAt(text: string, from: Offset, to: Offset): Offset {
  const beside = say.besideBehind.exec(text.slice(from, to))
  return beside ? from + beside.index + 2 : to
}

/** 是“十一五”时期的3.7倍: the multiple is one of the subject's. */
export const isTimesOf = (text: string, start: Offset, to: Offset): boolean =>
  '是相约'.includes(text[start] ?? ' ') && say.tellsTimes.test(text.slice(start, to))

/** 比“十三五”541亿元增加…: a plan's period or a moment (较调整时6亿元) is compared with and names nothing. */
export const isBase = (said: string): boolean => (said[0] === '比' || said[0] === '较') && say.baseSaid.test(said)
