import type {Offset, Span} from '../text/span.js'
import {TOTAL} from './words.js'

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

/** 新增绿色矿山5家，累计37家: what has come together is not only what is new. */
export const isStock = (before: string): boolean => STOCK.test(before)

const STOCK = /^ ?[、,]? ?(?:累计|总数|总量)(?:达到?|为|已达)?(?:约|近)? ?$/

export const isNew = (name: string): boolean => NEW.test(name)

/** The name of what was there before too. */
export function olderThan<T extends {readonly name: string; readonly span: Span | null}>(named: T): T {
  const length = NEW.exec(named.name)?.[0].length ?? 0
  const {span} = named
  return {...named, name: named.name.slice(length), span: span && {from: span.from + length, to: span.to}}
}

/** 造价30,46亿元，增长3%: a figure that was cut has named what the next one speaks of, with the digits before the cut. */
export function withoutDigits<T extends {readonly name: string; readonly span: Span | null}>(named: T): T {
  const name = named.name.replace(/[\d.,， ]+$/, '')
  const {span} = named
  return {...named, name, span: span && {from: span.from, to: span.from + name.length}}
}

/** 合计83个: what sums up names itself. */
export function totalIn(text: string, from: Offset, to: Offset): Span | null {
  const total = TOTALS.exec(text.slice(from, to))
  return total && {from: from + total.index, to: from + total.index + total[0].trim().length}
}

const TOTALS = new RegExp(`^ ?(?:${[...TOTAL.set].join('|')}) ?$`)

/** A line of a budget that sums up others, or what they leave. */
export const isSum = (name: string): boolean => /(?:总[量计]|合计|结余|余额)$/.test(name)

const NEW = /^(?:新增|净增|新立项|新获批|新获评|新认定|新入选)(?=..)/
