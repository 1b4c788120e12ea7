import type {Span} from '../../text/span.js'
import {toSource, type View} from '../../text/view.js'
import type {CitedTitle} from '../citation.js'

/** Longer than any title of a Chinese government document: what stands between such marks is quoted text. */
const longest = 120

/** Titles of a view, outer ones before those within them. An unclosed 《 ends with its sentence. */
export function titles(view: View): readonly CitedTitle[] {
  const {text} = view
  if (!text.includes('《')) return []
  const found: CitedTitle[] = []
  const open: {mark: string; at: number}[] = []
  for (const {index, 0: mark} of text.matchAll(/[《》〈〉。\n]/g)) {
    if (mark === '《' || mark === '〈') open.push({mark, at: index})
    else if (mark === '》' || mark === '〉') close(view, open, index, found)
    else open.length = 0
  }
  return found.sort((a, b) => a.outer.from - b.outer.from)
}

function close(view: View, open: {mark: string; at: number}[], at: number, found: CitedTitle[]): void {
  const pair = view.text[at] === '》' ? '《' : '〈'
  const last = open.findLastIndex(({mark}) => mark === pair)
  if (last < 0) return
  const from = open[last]!.at
  open.length = last
  if (from + 1 >= at || at - from > longest) return
  found.push({
    title: view.text.slice(from + 1, at),
    span: toSource(view, {from: from + 1, to: at}),
    outer: toSource(view, {from, to: at + 1}),
    number: numberBehind(view, at + 1),
  })
}

/** （沪府办发〔2021〕29号…） right behind a title; it ends at 号, which no other part of the bracket holds before it. */
function numberBehind(view: View, at: number): CitedTitle['number'] {
  const [all = '', text = ''] =
    /^\(([^《》()。]{2,40}?(?:\(\d+\))?[^《》()。]{0,12}?号)(?=[),;、])/.exec(view.text.slice(at, at + 60)) ?? []
  if (!/\d/.test(text)) return null
  const span: Span = {from: at + all.length - text.length, to: at + all.length}
  return {text, span: toSource(view, span)}
}
