/** An exact decimal: `digits` × 10^`exponent`. Normalised: no trailing zero in `digits`, zero is 0 × 10^0. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}
