import {zhGrammar as say} from '../../language/zh.js'
import type {Span} from '../../text/span.js'

/** A name that a figure without one of its own may take over. */
interface Told {
  readonly name: string
  readonly span: Span | null
}

/** 新增绿色矿山5家，累计37家: what has come together is not only what is new. */
export const isStock = (before: string): boolean => say.stock.test(before)

/** What a figure that leaves its subject out speaks of: the thing told before, or no more or less of it. */
export function takenOver(text: string, told: Told, before: string, grows: boolean): Told {
  if (grows) return asAdded(text, told)
  return isStock(before) ? olderThan(told) : told
}

/** 新增病床50张，同比增长8%: what grew is what was added, not the whole. */
function asAdded(text: string, named: Told): Told {
  const {span} = named
  const length = span ? (say.added.exec(text.slice(Math.max(0, span.from - 3), span.from))?.[0].length ?? 0) : 0
  if (!span || !length) return named
  const from = span.from - length
  return {name: text.slice(from, span.to), span: {from, to: span.to}}
}

/** The name of what was there before too. */
function olderThan(named: Told): Told {
  const length = say.newTitle.exec(named.name)?.[0].length ?? 0
  const {span} = named
  return {...named, name: named.name.slice(length), span: span && {from: span.from + length, to: span.to}}
}

/** 造价30,46亿元，增长3%: a figure that was cut has named what the next one speaks of, with the digits before the cut. */
export function withoutDigits(named: Told): Told {
  const name = named.name.replace(/[\d.,， ]+$/, '')
  const {span} = named
  return {...named, name, span: span && {from: span.from, to: span.from + name.length}}
}

/** 支出预算8亿元，实际完成7亿元: what was spent is no budget. */
export function withoutBudget(named: Told): Told {
  if (!say.budgetEnd.test(named.name)) return named
  const {span} = named
  return {...named, name: named.name.slice(0, -2), span: span && {from: span.from, to: span.to - 2}}
}
