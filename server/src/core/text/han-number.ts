const digits = '〇一二三四五六七八九'

/** An integer in Han numerals below a thousand (十二, 二十, 一百零三), or digit by digit (二〇二五); what is no numeral counts nothing. */
export function hanNumber(written: string): number {
  let total = 0
  let digit = 0
  for (const sign of written) {
    const value = '零○'.includes(sign) ? 0 : digits.indexOf(sign)
    if (value >= 0) digit = digit * 10 + value
    const power = sign === '十' ? 10 : sign === '百' ? 100 : 0
    if (!power) continue
    total += (digit || 1) * power
    digit = 0
  }
  return total + digit
}

/** 二十五 for 25; 0 to 99. */
export function hanOf(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return (tens ? `${tens > 1 ? digits[tens] : ''}十` : '') + (ones || !tens ? digits[ones] : '')
}
