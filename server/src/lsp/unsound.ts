import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'

/** Refuses what the protocol does not allow: a text that is none would be met much later, by work that nobody waits for. */
export function assertText(text: unknown): asserts text is string {
  if (typeof text !== 'string') throw new TypeError('a text that is no text')
}

/** The same for a change of a text. */
export function assertChange(change: unknown): asserts change is TextDocumentContentChangeEvent {
  assertText(Object(change).text)
  const {range} = Object(change)
  if (range === undefined) return
  for (const at of [Object(range).start, Object(range).end])
    if (!Number.isFinite(Object(at).line) || !Number.isFinite(Object(at).character))
      throw new TypeError('a range that is no range')
}
