import type {Offset} from '../text/span.js'

/** 、?水灌区: question marks between a mark of punctuation and Han stand for characters that an encoding did not have. */
export const lostCharacters = /(?<=[、，；：。“（])\?+(?=\p{Script=Han})/gu

const lostHere = /(?<=[、，；：。“（]\?*)\?(?=\?*\p{Script=Han})/uy

/** Whether the question mark at a place is one of those. */
export function isLost(text: string, at: Offset): boolean {
  lostHere.lastIndex = at
  return lostHere.test(text)
}
