import {hanNumber} from '../../text/han-number.js'

/** One number of a chapter, table or box: 3, 2-1, 2.1, 三, 十二. */
export const labelPattern =
  '(?:\\d{1,3}(?:[-.—–]\\d{1,3}){0,2}|[一二三四五六七八九十]{1,3}(?:百[一二三四五六七八九十]{1,3})?)'

/** The same number however written: 三 is 3, 2.1 and 2—1 are 2-1, 03 is 3. */
export function labelOf(written: string): string {
  if (!/\d/.test(written)) return String(hanNumber(written))
  return written
    .split(/[-.—–]/)
    .map((part) => String(Number(part)))
    .join('-')
}

/**
 * What a written number asks for. A stroke makes a range of boxes and annexes, and a chapter-wise number of tables and
 * figures; where both are in use (附件1-3, 表2—4) both readings stand.
 */
export function waysOf(written: string): readonly (readonly string[])[] {
  const compound = labelOf(written)
  const [first = 0, last = 0, ...more] = compound.split('-').map(Number)
  if (!compound.includes('-') || more.length || last <= first || last - first > 50) return [[compound]]
  return [[compound], labelsBetween(first, last)]
}

export const labelsBetween = (first: number, last: number): readonly string[] =>
  Array.from({length: last - first + 1}, (_, index) => String(first + index))
