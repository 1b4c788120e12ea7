/**
 * An exact decimal: `digits` × 10^`exponent`. Normalised: no trailing zero in `digits`, zero is 0 × 10^0. Digits are a
 * machine number wherever one holds them exactly (below 2^53), which is nearly always, and a BigInt beyond.
 */
export interface Decimal {
  readonly digits: number | bigint
  readonly exponent: number
}

/**
 * Significant digits beyond which a run of digits is an identifier and no figure. Folding longer ones would cost
 * quadratic time (BigInt of 100,000 digits).
 */
export const longest = 30

export const zero: Decimal = {digits: 0, exponent: 0}

/** Beyond 10^22 a power of ten is no machine number. */
const tens: readonly number[] = Array.from({length: 23}, (_, power) => Number(`1e${power}`))
const bigTens: readonly bigint[] = Array.from({length: 64}, (_, power) => 10n ** BigInt(power))

const bigTenTo = (power: number): bigint => bigTens[power] ?? 10n ** BigInt(power)

const isSafe = (value: number): boolean => value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER

/** The same number in its one form. */
export function normalised(digits: number | bigint, exponent: number): Decimal {
  if (typeof digits === 'bigint') return normalisedBig(digits, exponent)
  let to = exponent
  // The remainder of small integers is ten times as fast as that of any number.
  let small = digits | 0
  if (small !== digits) {
    for (; digits % 10 === 0; to++) digits /= 10
    return {digits, exponent: to}
  }
  if (small === 0) return zero
  for (; small % 10 === 0; to++) small /= 10
  return {digits: small, exponent: to}
}

function normalisedBig(digits: bigint, exponent: number): Decimal {
  let to = exponent
  for (; digits !== 0n && digits % 10n === 0n; to++) digits /= 10n
  const small = Number(digits)
  return isSafe(small) ? normalised(small, to) : {digits, exponent: to}
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
  const magnitude = BigInt(digits)
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
  return digits === 0 ? zero : {digits, exponent}
}

export const whole = (value: number): Decimal => normalised(Math.trunc(value), 0)

const powers: readonly Decimal[] = Array.from({length: 41}, (_, index) => ({digits: 1, exponent: index - 20}))

/** One of a decimal place, or of a multiplier: 10^`exponent`. */
export const tenTo = (exponent: number): Decimal => powers[exponent + 20] ?? {digits: 1, exponent}

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent)
  const [left, right] = [lifted(a, exponent), lifted(b, exponent)]
  const sum = left + right
  return isSafe(left) && isSafe(right) && isSafe(sum)
    ? normalised(sum, exponent)
    : normalised(big(a, exponent) + big(b, exponent), exponent)
}

/** The digits counted in a lower place, as a machine number: exact where it is a safe one. */
const lifted = ({digits, exponent}: Decimal, to: number): number =>
  typeof digits === 'number' ? digits * (tens[exponent - to] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY

const big = ({digits, exponent}: Decimal, to: number): bigint => BigInt(digits) * bigTenTo(exponent - to)

export const negate = ({digits, exponent}: Decimal): Decimal => (digits === 0 ? zero : {digits: -digits, exponent})

export const absolute = (a: Decimal): Decimal => (a.digits < 0 ? negate(a) : a)

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b))

export function multiply(a: Decimal, b: Decimal): Decimal {
  const exponent = a.exponent + b.exponent
  if (typeof a.digits === 'number' && typeof b.digits === 'number') {
    const product = a.digits * b.digits
    if (isSafe(product)) return normalised(product, exponent)
  }
  return normalised(BigInt(a.digits) * BigInt(b.digits), exponent)
}

/** Times 10^`power`. */
export const scale = (a: Decimal, power: number): Decimal =>
  power === 0 ? a : a.digits === 0 ? zero : {digits: a.digits, exponent: a.exponent + power}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const exponent = Math.min(a.exponent, b.exponent)
  const [left, right] = [lifted(a, exponent), lifted(b, exponent)]
  return isSafe(left) && isSafe(right) ? order(left, right) : order(big(a, exponent), big(b, exponent))
}

const order = <T extends number | bigint>(a: T, b: T): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

export const equals = (a: Decimal, b: Decimal): boolean => a.digits === b.digits && a.exponent === b.exponent

/** `a / b` to so many decimal places, half away from zero; null where `b` is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal | null {
  if (b.digits === 0) return null
  const shift = a.exponent - b.exponent + places
  const top = BigInt(a.digits) * (shift > 0 ? bigTenTo(shift) : 1n)
  const bottom = BigInt(b.digits) * (shift < 0 ? bigTenTo(-shift) : 1n)
  return normalised(halfUp(top, bottom), -places)
}

/** To so many decimal places, half away from zero. */
export function round(a: Decimal, places: number): Decimal {
  const drop = -places - a.exponent
  return drop <= 0 ? a : normalised(halfUp(BigInt(a.digits), bigTenTo(drop)), -places)
}

function halfUp(top: bigint, bottom: bigint): bigint {
  const negative = top < 0n !== bottom < 0n
  const a = top < 0n ? -top : top
  const b = bottom < 0n ? -bottom : bottom
  const rounded = (2n * a + b) / (2n * b)
  return negative ? -rounded : rounded
}

/** The nearest machine number. Product and quotient of two exact numbers are rounded once, as reading the text would. */
export function toNumber({digits, exponent}: Decimal): number {
  const power = tens[Math.abs(exponent)]
  if (typeof digits === 'bigint' || power === undefined) return Number(`${digits}e${exponent}`)
  return exponent < 0 ? digits / power : digits * power
}

/** Plain notation, never an exponent: `-0.35`, `14300`. */
export function print({digits, exponent}: Decimal): string {
  const sign = digits < 0 ? '-' : ''
  const figures = String(digits < 0 ? -digits : digits)
  if (exponent >= 0) return sign + figures + '0'.repeat(exponent)
  const padded = figures.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}
