import {blank, signs} from './fold.js'
import type {Reading} from './view-read.js'

/**
 * Leaves out the blanks that typesetting or PDF extraction put where Chinese has none: between Han and digits or letters
 * (`3.2 万个`, `5G 基站`), between a number and its sign or unit (`50 %`, `22 Tbps`), and line breaks inside Han text.
 * Blanks that may separate two numbers stay: `表2 100个` is no `2100个`. What stays reads as a space.
 */
export function dropStrayBlanks(read: Reading): void {
  const codes = read.codes.slice(0, read.length)
  let kept = 0
  for (let at = 0; at < codes.length; at++) {
    let end = at
    while (end < codes.length && isBlank(codes[end] ?? 0)) end++
    const stray = end > at && isStray(codes, at, end)
    for (; at < end; at++) if (!stray) keep(read, kept++, at, 0x20)
    if (at < codes.length) keep(read, kept++, at, codes[at] ?? 0)
  }
  read.length = kept
}

function keep(read: Reading, to: number, from: number, code: number): void {
  read.codes[to] = code
  read.starts[to] = read.starts[from] ?? 0
  read.ends[to] = read.ends[from] ?? 0
}

function isStray(codes: Uint16Array, from: number, to: number): boolean {
  const before = codes[from - 1]
  const after = codes[to]
  if (before === undefined || after === undefined) return false
  if (isHan(before) && isHan(after)) return isLineBreak(codes, from, to) || closesNumber(codes, from - 1)
  if (isHan(before)) return isAlphanumeric(after)
  if (isHan(after)) return isAlphanumeric(before) || before === percent
  if (isDigit(before) && isDigit(after)) return isGroup(codes, from, to) || isSpacedYear(codes, from, to)
  return isDigit(before) && (after === percent || after === perMille || isUnit(codes, to))
}

const percent = 0x25
const perMille = 0x2030
const isBlank = (code: number): boolean => signs[code] === blank
const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 0x30 && code <= 0x39
const isLetter = (code: number | undefined): boolean =>
  code !== undefined && (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
const isAlphanumeric = (code: number): boolean => isDigit(code) || isLetter(code)
const isHan = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || code === 0x3007

function isLineBreak(codes: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (codes[at] === 0x0a || codes[at] === 0x0d) return true
  return false
}

/** `3.2万 个`: the Han character before the blank is the number's own multiplier. */
const closesNumber = (codes: Uint16Array, at: number): boolean =>
  '百千万亿'.includes(String.fromCharCode(codes[at] ?? 0)) && isDigit(codes[at - 1])

/** `2 748 456` set with thin or fixed spaces (GB/T 15835): exactly three digits follow, and an ordinary space is no proof. */
function isGroup(codes: Uint16Array, from: number, to: number): boolean {
  const space = codes[from]
  if (to !== from + 1 || (space !== 0x2009 && space !== 0x202f && space !== 0xa0)) return false
  return isDigit(codes[to + 1]) && isDigit(codes[to + 2]) && !isDigit(codes[to + 3])
}

/** `2 0 2 0 年`: four single digits before 年 are a year whose characters a PDF has set apart. */
function isSpacedYear(codes: Uint16Array, from: number, to: number): boolean {
  if (to !== from + 1) return false
  let first = from - 1
  while (isDigit(codes[first - 2]) && isBlank(codes[first - 1] ?? 0) && from - first < 8) first -= 2
  if (isDigit(codes[first - 1])) return false
  for (let digit = 0; digit < 4; digit++) {
    if (!isDigit(codes[first + 2 * digit])) return false
    if (digit < 3 && !isBlank(codes[first + 2 * digit + 1] ?? 0)) return false
  }
  const after = first + 7
  return codes[after] === 0x5e74 || (isBlank(codes[after] ?? 0) && codes[after + 1] === 0x5e74)
}

/** Latin units that follow a number in plans. `5 G` and `12 A` are left alone: single capitals are names as often. */
const units = new Set(
  'km m cm mm nm kg g mg t kW MW GW TW kWh MWh GWh TWh kV MV kVA MVA bps kbps Kbps Mbps Gbps Tbps KB MB GB TB PB EB ZB ha L mL ml dB Hz kHz MHz GHz THz TEU TFLOPS PFLOPS EFLOPS'.split(
    ' ',
  ),
)

function isUnit(codes: Uint16Array, at: number): boolean {
  let end = at
  while (isLetter(codes[end]) && end - at < 7) end++
  return units.has(String.fromCharCode(...codes.slice(at, end)))
}
