/**
 * The same words in memory of their own. A piece cut from a text is a view of the whole text to V8, so that one paragraph kept
 * keeps the draft that it was cut from; the only sure way to a copy is to make another text and to cut that.
 */
export const own = (piece: string): string => (piece.length < shortestView ? piece : ` ${piece}`.slice(1))

/** Shorter pieces V8 copies by itself. */
const shortestView = 13
