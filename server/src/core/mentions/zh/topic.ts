import {zhGrammar as say} from '../../language/zh.js'
import type {TimePhrase} from '../../quantity/time.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import {clauseStart} from './clauses.js'
import {nameIn} from './named.js'
import {trimEnd, trimStart} from './trim.js'
import {endingAt, MEASURE, PREDICATE, startingAt} from './words.js'

/** 整体推进农田建设，全年新建300万亩: what a bare verb of building builds is what the clause before speaks of building. */
export function builtBefore(text: string, start: Offset, floor: Offset): Span | null {
  const to = start - 1
  if (to <= floor || text[to] !== ',') return null
  const from = trimStart(text, clauseStart(text, to, floor), to, [])
  const length = say.buildingEnd.exec(text.slice(from, to))?.[0].length ?? 0
  return length && to - length - from > 2 ? {from, to: to - length} : null
}

/**
 * The subject that a clause without one takes over from the clause before (人均接受服务次数实现跃升，同比增幅超50%): what
 * stands there before its predicate. Null where that clause holds a figure or has no predicate that tells the seam.
 */
export function topicBefore(text: string, start: Offset, floor: Offset, phrases: readonly TimePhrase[]): Span | null {
  const to = start - 1
  if (to <= floor || text[to] !== ',') return null
  const from = trimStart(text, clauseStart(text, to, floor), to, phrases)
  // 工业产值XX亿元，增长8%: an amount that is left out is the topic's.
  const blank = say.blankAmount.exec(text.slice(from, to))
  if (blank) return nameIn(text, from, trimEnd(text, from, from + blank.index, phrases).at, phrases)
  for (let at = from + 2; at < to; at++) {
    if (startingAt(text, at, PREDICATE, to)) return {from, to: trimEnd(text, from, at, phrases).at}
  }
  // 安排民生支出，较上年增长8%: what a deed is done to, where it is measured, is what has grown.
  const isCompared = say.comparedTopic.test(text.slice(start, start + 8))
  return isCompared && from < to - 2 && endingAt(text, to, MEASURE, from) > 0 ? {from, to} : null
}

const isLabelSign = among(':→')

/** No label is longer. */
const LABEL = 20

/** 森林公园：565个, 育苗→8万株: what stands before the colon and announces no list names a figure that stands alone behind it. */
export function labelBefore(text: string, start: Offset, floor: Offset): Span | null {
  const to = start - 1
  if (to <= floor || !isLabelSign(text, to)) return null
  const from = trimStart(text, clauseStart(text, to, floor), to, [])
  return to - from > LABEL || say.announcesList.test(text.slice(from, to)) ? null : nameIn(text, from, to, [])
}
