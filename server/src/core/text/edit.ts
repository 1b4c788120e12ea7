import type {Span} from './span.js'

/** Replaces `[from, to)` of a text by `insert`. */
export interface Edit extends Span {
  readonly insert: string
}

export const apply = (text: string, {from, to, insert}: Edit): string => text.slice(0, from) + insert + text.slice(to)

/** Applies edits that all count in the text as it is and do not overlap, in whatever order they are given. */
export function applyAll(text: string, edits: readonly Edit[]): string {
  let result = ''
  let copied = 0
  for (const {from, to, insert} of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(copied, from) + insert
    copied = Math.max(copied, to)
  }
  return result + text.slice(copied)
}

/** One edit that does what `first`, then `second` do; `second` counts in the text after `first`. */
export function compose(text: string, first: Edit, second: Edit): Edit {
  const grown = first.insert.length - (first.to - first.from)
  const end = first.from + first.insert.length
  const from = Math.min(first.from, second.from)
  const to = Math.max(first.to, second.to <= end ? first.to : second.to - grown)
  const head = text.slice(from, first.from) + first.insert + text.slice(first.to, to)
  const local = {from: second.from - from, to: second.to - from, insert: second.insert}
  return {from, to, insert: apply(head, local)}
}

/** The smallest edit that turns `before` into `after`; null where they are equal. Never splits a surrogate pair. */
export function smallest(before: string, after: string): Edit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  if (isHigh(before.charCodeAt(from - 1))) from--
  let tail = 0
  while (
    tail < shorter - from &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  if (isLow(before.charCodeAt(before.length - tail))) tail--
  return {from, to: before.length - tail, insert: after.slice(from, after.length - tail)}
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
