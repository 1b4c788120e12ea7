import type {Passage} from '../markdown/passage.js'
import {keeping} from '../text/keeping.js'
import type {Offset, Span} from '../text/span.js'
import {toSource, type View} from '../text/view.js'

/** Words found in what a reader sees of a passage. */
export interface Found {
  /** In the passage's source. */
  readonly span: Span
  /** The source slice of `span`. */
  readonly written: string
  /** As the view reads them: half-width, without stray spaces. */
  readonly match: RegExpExecArray
  readonly view: View
}

/**
 * Every match of a pattern (with the flags `dg` or `g`) in a passage's views, cell by cell in a table. The pattern itself
 * walks the text: `matchAll` makes a copy of it for each of some sixty thousand passages and patterns, and few match.
 */
export function search(passage: Passage, pattern: RegExp): readonly Found[] {
  if (passage.kind !== 'table') return searchView(passage, passage.view, pattern)
  let all: Found[] | null = null
  for (const row of passage.rows)
    for (const {view} of row)
      for (const found of searchView(passage, view, pattern)) {
        all ??= []
        all.push(found)
      }
  return all ?? none
}

function searchView({source}: Passage, view: View, pattern: RegExp): readonly Found[] {
  pattern.lastIndex = 0
  let match = pattern.exec(view.text)
  if (!match) return none
  const all: Found[] = []
  for (; match; match = pattern.exec(view.text)) {
    if (match[0])
      all.push(found(source, toSource(view, {from: match.index, to: match.index + match[0].length}), match, view))
    else pattern.lastIndex++
  }
  return all
}

const none: readonly Found[] = []

/** Whether a passage has a sign, which begins and ends nowhere in particular, that every match of a slower pattern has. */
export const mayHold = (passage: Passage, sign: RegExp): boolean => sign.test(textOf(passage))

/** What a reader sees of a passage, of a table all of its cells. */
function textOf(passage: Passage): string {
  if (passage.kind !== 'table') return passage.view.text
  const text = texts.get(passage) ?? passage.rows.map((row) => row.map(({view}) => view.text).join('\n')).join('\n')
  texts.set(passage, text)
  return text
}

const texts = keeping<Passage, string>()

const found = (source: string, span: Span, match: RegExpExecArray, view: View): Found => ({
  span,
  written: source.slice(span.from, span.to),
  match,
  view,
})

/** Where a stretch of the match's groups stands in the source; the pattern needs the flag `d`. */
export function groupSpan({match, view}: Found, group: number | string): Span | null {
  const indices = typeof group === 'number' ? match.indices?.[group] : match.indices?.groups?.[group]
  return indices ? toSource(view, {from: indices[0], to: indices[1]}) : null
}

export function viewsOf(passage: Passage): readonly View[] {
  return passage.kind === 'table' ? passage.rows.flatMap((row) => row.map(({view}) => view)) : [passage.view]
}

/** Each character of the source that a reader sees, with its offset in the source. */
export function* visible(source: string, {text, starts}: View): Generator<[string, Offset]> {
  for (let at = 0, last = -1; at < text.length; at++) {
    const from = starts ? (starts[at] ?? 0) : at
    if (from !== last) yield [source[from] ?? '', from]
    last = from
  }
}
