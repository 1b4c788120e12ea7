import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import {type Edit, smallest} from '../core/text/edit.js'
import type {Span} from '../core/text/span.js'
import {type Encoding, type Lined, type LspPosition, toOffset} from './encoding.js'

/** One content change as an edit of the text it was made in; null when it changes nothing. */
export function edit(before: Lined, change: TextDocumentContentChangeEvent, encoding: Encoding): Edit | null {
  return 'range' in change
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
