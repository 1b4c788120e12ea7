import type {Offset} from '../text/span.js'

/** A clause that asks: 靠什么?靠…, 行不行?行. */
const asks = '(?:[吗呢么何谁哪怎几否岂吧不没]|难道|多少)[^、，；：。！？,;:!?“”（）\\n]{0,30}'

/**
 * 、?水灌区, “零跑腿?直达”: question marks right before Han, behind a mark of punctuation or Han that asks nothing, stand for
 * characters that an encoding did not have.
 */
const lost = `(?<=[、，；：。“（]|(?<!${asks})\\p{Script=Han}|(?<!${asks})\\p{Script=Han}\\?+)`

export const lostCharacters = new RegExp(`${lost}(?<!\\?)\\?+(?=\\p{Script=Han})`, 'gu')

const lostHere = new RegExp(`${lost}\\?(?=\\?*\\p{Script=Han})`, 'uy')

/** Whether the question mark at a place is one of those. */
export function isLost(text: string, at: Offset): boolean {
  lostHere.lastIndex = at
  return lostHere.test(text)
}
