import {equals, print} from '../quantity/decimal.js'
import {single} from '../registry/file/indicator.js'
import type {FigureItem, Item} from './act.js'
import {canonical, type Json} from './json.js'

type Value = FigureItem['value']

/** Whether two values are one number: 5.2万 and 52000 are. */
function isSameValue(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b
  if (typeof a === 'string' || typeof b === 'string') return typeof a === typeof b && isSameNumber(String(a), String(b))
  return a.length === b.length && a.every((it, at) => isSameNumber(it, b[at] ?? ''))
}

function isSameNumber(a: string, b: string): boolean {
  const [x, y] = [single(a), single(b)]
  return x !== null && y !== null && equals(x, y)
}

/** Whether an item says of its fact what is known of it already; where it was read and why does not count. */
export function saysTheSame(a: Item, b: Item): boolean {
  if (a.is === 'figure' && b.is === 'figure')
    return isSameValue(a.value, b.value) && canonical(about(a)) === canonical(about(b))
  if (a.is === 'figure' || b.is === 'figure') return false
  return canonical(a.entry) === canonical(b.entry)
}

const about = ({qualifier, status, step, break: broken, modality, attribute, more}: FigureItem): Json => ({
  qualifier: qualifier ?? 'eq',
  ...(status && {status}),
  ...(step && {step: digits(step)}),
  ...(broken && {break: broken}),
  ...(modality && {modality}),
  ...(attribute && {attribute}),
  more: Object.fromEntries(Object.entries(more ?? {}).filter(([key]) => !history.has(key))),
})

/** When it was obtained, who approved it and what it was before: of the ledger once it is there. */
const history: ReadonlySet<string> = new Set(['vintage', 'approvedBy', 'revisions'])

/** A number in plain digits. */
export function digits(text: string): string {
  const value = single(text)
  return value === null ? text : print(value)
}

/** A value as one text: 103, [80, 90], null. */
export const shown = (value: Value): string =>
  value === null ? 'null' : typeof value === 'string' ? value : `[${value.join(', ')}]`
