import type {Draft} from './draft.js'

/** The largest draft that is read, in bytes of UTF-8: what is larger is no text that somebody wrote. */
export const draftAtMost = 5_000_000

/** Whether a text is larger than a draft may be. */
export function isTooLarge(text: string): boolean {
  if (text.length * 3 <= draftAtMost) return false
  let bytes = 0
  for (let at = 0; at < text.length && bytes <= draftAtMost; at++) {
    const code = text.charCodeAt(at)
    // Of a surrogate pair each half stands for two of its four.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
  }
  return bytes > draftAtMost
}

/** Whether a draft was too large to be read: it has its text and nothing else. */
export const isUnread = ({text, chunks}: Draft): boolean => chunks.length === 0 && isTooLarge(text)
