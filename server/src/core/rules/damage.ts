import type {Offset} from '../text/span.js'

/** 、?水灌区: a question mark between a mark of punctuation and Han stands for a character that an encoding did not have. */
export const lostCharacter = /(?<=[、，；：。“（])\?+(?=\p{Script=Han})/gu

/** Whether the question mark at a place stands for a character. */
export const isLost = (text: string, at: Offset): boolean => {
  const around = text.slice(Math.max(0, at - 4), at + 5)
  for (const {index, 0: signs} of around.matchAll(lostCharacter)) {
    const from = Math.max(0, at - 4) + index
    if (at >= from && at < from + signs.length) return true
  }
  return false
}
