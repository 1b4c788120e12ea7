import type {Offset} from '../../text/span.js'
import {unitAt} from '../unit.js'
import {digitsEnd, isDigit, isLatin} from './numeral.js'

/** End of a number that is a piece of a name (PM2.5, IPv6, 5G, 3D, 7×24, 5+2, 1+6+N); `at` where it is none. */
export function gluedEnd(text: string, at: Offset): Offset {
  let to = digitsEnd(text, at)
  if (text[to] === '.' && isDigit(text.charCodeAt(to + 1))) to = digitsEnd(text, to + 1)
  const hyphened = '-./'.includes(text[at - 1] ?? ' ') && isLatin(text.charCodeAt(at - 2))
  if (isLatin(text.charCodeAt(at - 1)) || hyphened || opensFormula(text, to)) return runEnd(text, to, '+×')
  return isLatin(text.charCodeAt(to)) && !unitAt(text, to) ? runEnd(text, to, '+×') : at
}

/** End of digits and letters joined by dashes and points: 021-12345678. */
export const codeEnd = (text: string, from: Offset): Offset => runEnd(text, from, '-.—')

function opensFormula(text: string, at: Offset): boolean {
  const sign = text[at]
  const next = text.charCodeAt(at + 1)
  if (sign === 'x') return isDigit(next)
  return (sign === '×' || sign === '+' || sign === '*') && (isDigit(next) || isLatin(next))
}

function runEnd(text: string, from: Offset, joints: string): Offset {
  let to = from
  while (isDigit(text.charCodeAt(to)) || isLatin(text.charCodeAt(to)) || joints.includes(text[to] ?? ' ')) to++
  return to
}
