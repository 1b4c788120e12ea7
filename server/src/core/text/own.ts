/**
 * The same words in memory of their own. A piece cut from a text is a view of the whole text to V8, so that one paragraph kept
 * keeps the draft that it was cut from; the only sure way to a copy is to make another text and to cut that.
 */
export const own = (piece: string): string => (piece.length < shortestView ? piece : ` ${piece}`.slice(1))

/** Shorter pieces V8 copies by itself. */
const shortestView = 13

/**
 * The same words side by side in memory. What has been joined or cut V8 goes on reading through what it was made of, at every
 * sign that is looked at: a reader looks at each a dozen times.
 */
export function inOnePiece(text: string): string {
  if (text.length < shortestView) return text
  let copy = ''
  for (let from = 0; from < text.length; from += block.length) {
    const length = Math.min(block.length, text.length - from)
    for (let at = 0; at < length; at++) block[at] = text.charCodeAt(from + at)
    copy += fromCodes(block.subarray(0, length))
  }
  return copy
}

/** The number of arguments of a call is bounded. */
const block = new Uint16Array(4096)

/** The text of at most so many codes. To spread them would take them one by one from an iterator. */
export const fromCodes = (codes: Uint16Array): string => Reflect.apply(String.fromCharCode, null, codes)
