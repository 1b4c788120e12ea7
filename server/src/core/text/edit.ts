import type {Offset, Span} from './span.js'

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

/**
 * Edits each of which counts in the text that the one before it leaves, as edits that all count in the first text, in order and
 * neither meeting nor touching. Those of a list that runs through the text one way, as editors send them, cost a step each.
 */
export function merged(edits: readonly Edit[]): readonly Edit[] {
  if (edits.length < 2) return edits
  const before: Edit[] = []
  // The next one is the last.
  const behind: Edit[] = []
  // How much longer the text is for those of `before`.
  let grown = 0
  for (const {from, to, insert} of edits) {
    for (let last = before.at(-1); last && last.to + grown >= from; last = before.at(-1)) {
      grown -= growth(last)
      behind.push(last)
      before.pop()
    }
    for (let next = behind.at(-1); next && endOf(next) + grown < from; next = behind.at(-1)) {
      grown += growth(next)
      before.push(next)
      behind.pop()
    }
    let one: Edit = {from: from - grown, to: to - grown, insert}
    for (let next = behind.at(-1); next && next.from <= one.to; next = behind.at(-1)) {
      one = joined(next, one)
      behind.pop()
    }
    behind.push(one)
  }
  return [...before, ...behind.reverse()]
}

const growth = ({from, to, insert}: Edit): number => insert.length - (to - from)

/** Where an edit's words end in the text that it makes. */
const endOf = ({from, insert}: Edit): Offset => from + insert.length

/** One edit that does what `first`, then `second` do, which counts in the text after `first` and touches what that has put in. */
function joined(first: Edit, second: Edit): Edit {
  const head = first.insert.slice(0, Math.max(0, second.from - first.from))
  const tail = first.insert.slice(second.to - first.from)
  const rest = Math.max(0, second.to - endOf(first))
  return {from: Math.min(first.from, second.from), to: first.to + rest, insert: head + second.insert + tail}
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
