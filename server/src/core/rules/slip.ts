import type {Decimal} from '../quantity/decimal.js'
import {compare, scale, zero} from '../quantity/decimal.js'
import {printed, touches} from '../quantity/interval.js'

/**
 * The power of ten, not 0, by which `written` misses `known`: 3.2 for 32000 is −4. Null where the digits differ. A single
 * digit must be the very digit: 5 is not 47 shifted, though 47 rounds to 50.
 */
export function slipBetween(written: Decimal, step: Decimal | null, known: Decimal): number | null {
  if (compare(written, zero) <= 0 || compare(known, zero) <= 0) return null
  if (written.digits === known.digits) return shiftOf(written, known)
  if (written.digits < 10 || step === null) return null
  const power = magnitude(written) - magnitude(known)
  // 9.96 and 1.0 are a power apart by their first digits and the same figure rounded.
  const found = [power, power - 1, power + 1].find(
    (it) => it !== 0 && touches(printed(scale(written, -it), scale(step, -it)), printed(known, null)),
  )
  return found ?? null
}

const shiftOf = (a: Decimal, b: Decimal): number | null => (a.exponent === b.exponent ? null : a.exponent - b.exponent)

const magnitude = ({digits, exponent}: Decimal): number => String(digits).length + exponent
