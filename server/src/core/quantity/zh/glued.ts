import {type Among, among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {unitAt} from '../unit.js'
import {digitsEnd, hanPower, isDigit, isLatin} from './numeral.js'

/** End of a number that is a piece of a name (PM2.5, IPv6, 5G, 3D, 7×24, 5+2, 1+6+N); `at` where it is none. */
export function gluedEnd(text: string, at: Offset): Offset {
  let to = digitsEnd(text, at)
  if (text[to] === '.' && isDigit(text.charCodeAt(to + 1))) to = digitsEnd(text, to + 1)
  if (followsAcronym(text, at) && (unitAt(text, to) || hanPower(text.charCodeAt(to)) !== undefined)) return at
  const hyphened = isHyphen(text, at - 1) && isLetter(text, at - 2)
  if (isLetter(text, at - 1) || hyphened || opensFormula(text, to)) return runEnd(text, to, isJoint)
  return isLetter(text, to) && !unitAt(text, to) ? runEnd(text, to, isJoint) : at
}

/** GDP1.2万元, 占GDP16%: acronyms of what is measured, behind which a number counts. */
export const followsAcronym = (text: string, at: Offset): boolean =>
  isLetter(text, at - 1) && ACRONYM.test(text.slice(Math.max(0, at - 7), at))

const ACRONYM = /(?:^|[^A-Za-z&])(?:GDP|CPI|PPI|PUE|TEU|AQI|EFLOPS|R&D)$/

/** End of digits and letters joined by dashes and points: 021-12345678. */
export const codeEnd = (text: string, from: Offset): Offset => runEnd(text, from, isDash)

const isHyphen = among('-./')
const isJoint = among('+×')
const isDash = among('-.—')
const isFormulaSign = among('x×+*')
const isLetter = (text: string, at: Offset): boolean => at >= 0 && at < text.length && isLatin(text.charCodeAt(at))

function opensFormula(text: string, at: Offset): boolean {
  if (!isFormulaSign(text, at)) return false
  const next = text.charCodeAt(at + 1)
  return isDigit(next) || (text[at] !== 'x' && isLatin(next))
}

function runEnd(text: string, from: Offset, joins: Among): Offset {
  let to = from
  while (isDigit(text.charCodeAt(to)) || isLatin(text.charCodeAt(to)) || joins(text, to)) to++
  return to
}
