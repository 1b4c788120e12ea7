import type {Offset} from '../text/span.js'

/**
 * Finds which of a list's words stands at a place, in the list's order. Only those that begin with the character there
 * are tried: most characters of a text begin none.
 */
export function byFirst<Entry>(
  entries: readonly Entry[],
  wordOf: (entry: Entry) => string,
): (text: string, at: Offset) => Entry | undefined {
  const groups = new Map<number, Entry[]>()
  for (const entry of entries) {
    const first = wordOf(entry).charCodeAt(0)
    groups.set(first, [...(groups.get(first) ?? []), entry])
  }
  return (text, at) => groups.get(text.charCodeAt(at))?.find((entry) => text.startsWith(wordOf(entry), at))
}
