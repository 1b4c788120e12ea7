import type {Offset} from '../text/span.js'

/**
 * Finds which of a list's words stands at a place, in the list's order. Only those that begin with the character there
 * are tried: most characters of a text begin none.
 */
export function byFirst<Entry>(
  entries: readonly Entry[],
  wordOf: (entry: Entry) => string,
): (text: string, at: Offset) => Entry | undefined {
  /** By character: 0, or the number of its group. */
  const numbers = new Uint8Array(65536)
  const groups: {readonly word: string; readonly entry: Entry}[][] = [[]]
  for (const entry of entries) {
    const word = wordOf(entry)
    const first = word.charCodeAt(0)
    numbers[first] ||= groups.push([]) - 1
    groups[numbers[first]!]!.push({word, entry})
  }
  return (text, at) => {
    const number = at < text.length ? numbers[text.charCodeAt(at)]! : 0
    if (!number) return
    for (const {word, entry} of groups[number]!) if (text.startsWith(word, at)) return entry
  }
}
