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

const digits = '一二三四五六七八九'

/** 1 to 199 in Han numerals. */
export function hanNumber(written: string): number {
  const [upper, lower] = written.includes('百') ? written.split('百') : ['', written]
  const hundreds = upper ? digits.indexOf(upper) + 1 : 0
  const tens = (lower ?? '').split('十')
  const [before = '', after] = tens
  if (after === undefined) return hundreds * 100 + digits.indexOf(before) + 1
  return hundreds * 100 + (before ? digits.indexOf(before) + 1 : 1) * 10 + (after ? digits.indexOf(after) + 1 : 0)
}

/** 二十五 for 25; 1 to 99. */
export function hanOf(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? digits[tens - 1] : ''}${tens ? '十' : ''}${ones ? digits[ones - 1] : ''}`
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
