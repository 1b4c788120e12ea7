import type {Offset} from './span.js'

/**
 * Whether the sign at a place of a text is one of a list's. To cut the sign out for `includes` costs ten times as much as the
 * look at its code, and nearly every place that is asked about has none of them.
 */
export type Among = (text: string, at: Offset) => boolean

/** A bit for each list, in a table of every sign: what is asked about one place lies side by side in memory. */
let table = new Uint32Array(0x10000)
let bit = 1

/** Asked about a list that is known when the program starts: each list takes a place in memory for good. */
export function among(list: string): Among {
  const [here, own] = [table, bit]
  for (let at = 0; at < list.length; at++) here[list.charCodeAt(at)]! |= own
  bit <<= 1
  if (bit === 0) [table, bit] = [new Uint32Array(0x10000), 1]
  // Outside of a text there is no sign: asking for its code there would leave the fast path for good.
  return (text, at) => at >= 0 && at < text.length && (here[text.charCodeAt(at)]! & own) !== 0
}
