/** An exact decimal: `digits` × 10^`exponent`. Normalised: no trailing zero in `digits`, zero is 0 × 10^0. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/**
 * Significant digits beyond which a run of digits is an identifier and no figure. Folding longer ones would cost
 * quadratic time (BigInt of 100,000 digits).
 */
export const longest = 30

export const zero: Decimal = {digits: 0n, exponent: 0}

const tens: readonly bigint[] = Array.from({length: 64}, (_, power) => 10n ** BigInt(power))

const tenTo = (power: number): bigint => tens[power] ?? 10n ** BigInt(power)

/** The same number in its one form. */
export function normalised(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return zero
  while (digits % 10n === 0n) {
    digits /= 10n
    exponent += 1
  }
  return {digits, exponent}
}

/** Reads `-1234.5`, `1,234.5`, `.3`, `1.2e12`; null for anything else, and for numbers too long to be a figure. */
export function decimal(text: string): Decimal | null {
  if (text.length < 16) {
    const plain = readPlain(text)
    if (plain) return plain
  }
  if (text.length > 80) return null
  const parts = /^([-+−]?)([\d,]*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/.exec(text.trim())
  if (!parts) return null
  const whole = (parts[2] ?? '').replaceAll(',', '')
  const fraction = parts[3] ?? ''
  const digits = (whole + fraction).replace(/^0+/, '')
  if (whole + fraction === '' || digits.length > longest) return null
  const magnitude = BigInt(digits || '0')
  return normalised(
    parts[1] === '-' || parts[1] === '−' ? -magnitude : magnitude,
    Number(parts[4] ?? 0) - fraction.length,
  )
}

/** `1234.5` in machine numbers, which hold up to 15 digits exactly; null for any other form. Nearly all figures are so. */
function readPlain(text: string): Decimal | null {
  let digits = 0
  let places = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e && places < 0 && at > 0) places = 0
    else if (code < 48 || code > 57) return null
    else {
      digits = digits * 10 + code - 48
      if (places >= 0) places++
    }
  }
  if (text === '' || places === 0) return null
  let exponent = places > 0 ? -places : 0
  for (; digits !== 0 && digits % 10 === 0; exponent++) digits /= 10
  return digits === 0 ? zero : {digits: BigInt(digits), exponent}
}

export const whole = (value: number): Decimal => normalised(BigInt(Math.trunc(value)), 0)

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent)
  return normalised(a.digits * tenTo(a.exponent - exponent) + b.digits * tenTo(b.exponent - exponent), exponent)
}

export const negate = ({digits, exponent}: Decimal): Decimal => ({digits: -digits, exponent})

export const absolute = (a: Decimal): Decimal => (a.digits < 0n ? negate(a) : a)

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b))

export const multiply = (a: Decimal, b: Decimal): Decimal => normalised(a.digits * b.digits, a.exponent + b.exponent)

/** Times 10^`power`. */
export const scale = (a: Decimal, power: number): Decimal =>
  a.digits === 0n ? zero : {digits: a.digits, exponent: a.exponent + power}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const exponent = Math.min(a.exponent, b.exponent)
  const left = a.digits * tenTo(a.exponent - exponent)
  const right = b.digits * tenTo(b.exponent - exponent)
  return left < right ? -1 : left > right ? 1 : 0
}

export const equals = (a: Decimal, b: Decimal): boolean => a.digits === b.digits && a.exponent === b.exponent

/** `a / b` to so many decimal places, half away from zero; null where `b` is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal | null {
  if (b.digits === 0n) return null
  const shift = a.exponent - b.exponent + places
  const top = a.digits * (shift > 0 ? tenTo(shift) : 1n)
  const bottom = b.digits * (shift < 0 ? tenTo(-shift) : 1n)
  return normalised(halfUp(top, bottom), -places)
}

/** To so many decimal places, half away from zero. */
export function round(a: Decimal, places: number): Decimal {
  const drop = -places - a.exponent
  return drop <= 0 ? a : normalised(halfUp(a.digits, tenTo(drop)), -places)
}

function halfUp(top: bigint, bottom: bigint): bigint {
  const negative = top < 0n !== bottom < 0n
  const a = top < 0n ? -top : top
  const b = bottom < 0n ? -bottom : bottom
  const rounded = (2n * a + b) / (2n * b)
  return negative ? -rounded : rounded
}

export const toNumber = (a: Decimal): number => Number(`${a.digits}e${a.exponent}`)

/** Plain notation, never an exponent: `-0.35`, `14300`. */
export function print({digits, exponent}: Decimal): string {
  const sign = digits < 0n ? '-' : ''
  const figures = String(digits < 0n ? -digits : digits)
  if (exponent >= 0) return sign + figures + '0'.repeat(exponent)
  const padded = figures.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}
