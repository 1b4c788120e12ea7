const digits = '零一二三四五六七八九'

/** A number from 0 to 9999 as Chinese counts: 十二, 二十, 一百零三. */
export function hanNumeral(number: number): string {
  if (number < 1 || number > 9999) return number === 0 ? '〇' : String(number)
  let text = ''
  let isGap = false
  for (const [worth, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / worth) % 10
    if (digit === 0) isGap = text !== ''
    else {
      text += `${isGap ? '零' : ''}${digits[digit]}${sign}`
      isGap = false
    }
  }
  return number < 20 ? text.replace(/^一十/, '十') : text
}
