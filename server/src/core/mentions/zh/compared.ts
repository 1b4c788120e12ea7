import type {Offset} from '../../text/span.js'

/** 高于全省增幅0.7个百分点, 超目标任务2个百分点: what stands behind is compared with; the subject stands in the clause before. */
export function isBeside(text: string, start: Offset, to: Offset): boolean {
  const second = text[start + 1] ?? ' '
  if (second === '于' || second === '出') return BESIDE.test(text.slice(start, start + 2))
  return text[start] === '超' && OVER.test(text.slice(start, to))
}

const BESIDE = /^(?:[高低快慢优多少好]于|高出)/

/** A goal, a budget or a schedule is what is passed, and no name of what passes it. */
const OVER =
  /^超(?:过|出|额)?(?:年度|年初|全年|预期|既定|计划|预算|序时|[省市县]定|[省市县]级?下达的?)*(?:目标|任务|计划|进度|预算|预期){1,2}(?:约|近)?$/

/** 比“十三五”541亿元增加…: a plan's period or a moment (较调整时6亿元) is compared with and names nothing. */
export const isBase = (said: string): boolean =>
  (said[0] === '比' || said[0] === '较') && /^.(?:“[^”]{1,8}”(?:时期|期间|同期|末)?|[^,]{1,12}时)$/.test(said)

/** 较上年执行数8亿元: a clause that opens so tells what is compared with. */
export const YEAR_BEFORE = /^[,、]? ?[较比][上去]年/
