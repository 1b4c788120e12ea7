import {hanNumber, hanOf} from '../text/han-number.js'

/** How a text counts its own things: 三, 十二, 两, 12. For the patterns of the rules that hold such a count against what is listed. */
export const countPattern = '(?:[两二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|\\d{1,3})'

/** The number that such a count says. */
export const countIn = (written: string): number =>
  /\d/.test(written) ? Number(written) : written === '两' ? 2 : hanNumber(written)

/** Another count written as `like` is: 12 for 11, 三 for 四, 两 before a measure word. */
export const countLike = (like: string, count: number): string =>
  /\d/.test(like) ? String(count) : count === 2 && /^[两二三四五六七八九]$/.test(like) ? '两' : hanOf(count)
