/**
 * Columns that a text takes in a terminal or an editor with a font of fixed width: two for what Unicode calls wide or
 * full-width (Han, Kana, Hangul, full-width signs, emoji), none for marks that stand on the letter before them, one for
 * the rest. Quotation marks and dashes of uncertain width count as one, as editors draw them.
 */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width += character < '\u0300' ? 1 : wide.test(character) ? 2 : joined.test(character) ? 0 : 1
  return width
}

/** Blocks of UAX #11, East Asian Width W and F; emoji by their own property, which lies scattered among narrow signs. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

const joined = /[\p{Mn}\p{Me}\p{Cf}]/u
