import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import {type Edit, smallest} from '../core/text/edit.js'
import type {Span} from '../core/text/span.js'
import {after, type Encoding, type Lined, type LspPosition, toOffset} from './encoding.js'
import {assertChange} from './unsound.js'

/** The content changes of one message as edits, each of the text that those before it leave. */
export function edits(
  before: Lined,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): readonly Edit[] {
  const all: Edit[] = []
  let now = before
  let waiting: Edit[] = []
  for (const change of changes) {
    assertChange(change)
    let one = edit(now, change, encoding)
    // Editors send many changes from the last to the first: what stands before all the others is where it was.
    if (waiting.length && !(one && 'range' in change && one.to < (waiting.at(-1)?.from ?? 0))) {
      now = after(now, waiting)
      waiting = []
      one = edit(now, change, encoding)
    }
    if (one) for (const list of [all, waiting]) list.push(one)
  }
  return all
}

/** One content change as an edit of the text it was made in; null when it changes nothing. */
function edit(before: Lined, change: TextDocumentContentChangeEvent, encoding: Encoding): Edit | null {
  return 'range' in change && change.range
    ? {...span(before, change.range, encoding), insert: change.text}
    : smallest(before.text, change.text)
}

/** A client's range may be the wrong way round; the edit is the same. */
export function span(
  lined: Lined,
  {start, end}: {readonly start: LspPosition; readonly end: LspPosition},
  encoding: Encoding,
): Span {
  const [a, b] = [toOffset(lined, start, encoding), toOffset(lined, end, encoding)]
  return {from: Math.min(a, b), to: Math.max(a, b)}
}
