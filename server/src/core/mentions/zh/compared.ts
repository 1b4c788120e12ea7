import {zhGrammar as say} from '../../language/zh.js'
import type {Offset} from '../../text/span.js'

/** 高于全省增幅0.7个百分点, 超目标任务2个百分点: what stands behind is compared with; the subject stands in the clause before. */
export function isBeside(text: string, start: Offset, to: Offset): boolean {
  const second = text[start + 1] ?? ' '
  if (second === '于' || second === '出') return say.besideWord.test(text.slice(start, start + 2))
  return text[start] === '超' && say.overGoal.test(text.slice(start, to))
}

/** 比“十三五”541亿元增加…: a plan's period or a moment (较调整时6亿元) is compared with and names nothing. */
export const isBase = (said: string): boolean => (said[0] === '比' || said[0] === '较') && say.baseSaid.test(said)
