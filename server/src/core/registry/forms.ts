import {isNormal, normalise} from '../text/view.js'

/**
 * How a name may be written and still be the same name. Quotes are typography and cost nothing; leaving out a head
 * (基站数, 基站), a qualifier in brackets or 的 is a restored name, worth `restored` (domain notes 4.2, rule 3).
 */
export const exact = 1
export const alias = 0.95
export const restored = 0.8

const quotes = /[“”‘’"'「」『』《》\s]/gu

/** A name as the automaton and the look-ups know it. */
export const keyOf = (name: string): string => (isNormal(name) ? name : normalise(name)).replace(quotes, '')

/** Heads that only say that something is counted: 充电桩数量 and 充电桩 are one indicator in a sentence with a figure. */
const heads = ['总数量', '数量', '总数', '总量', '数', '量']

/** 指数, 系数 and their like are what they count. */
const wholeHeads = ['指数', '系数', '参数', '分数', '基数', '质量', '流量', '能量', '力量', '重量', '容量', '当量']

/** The name without its counting head; the name itself where it has none. */
export function headless(key: string): string {
  // Every head ends in one of two signs, and of a hundred thousand names most in another.
  const last = key.at(-1)
  if (last !== '数' && last !== '量') return key
  if (wholeHeads.some((head) => key.endsWith(head) && !key.endsWith(`总${head}`))) return key
  const head = heads.find((it) => key.endsWith(it) && key.length - it.length >= 2)
  return head ? key.slice(0, -head.length) : key
}

/** Without （…） and 的 and the 、 of a shared head (跨部门、跨层级): qualifiers that a sentence often leaves to its context. */
export function bare(key: string): string {
  const first = key.search(leftOut)
  if (first < 0) return key
  let text = ''
  let depth = 0
  let from = 0
  for (let at = first; at < key.length; at++) {
    const sign = key[at]!
    const step = opening.includes(sign) ? 1 : depth > 0 && closing.includes(sign) ? -1 : 0
    if (!step && (depth > 0 || !links.includes(sign))) continue
    if (depth === 0) text += key.slice(from, at)
    depth += step
    from = at + 1
  }
  return depth === 0 ? text + key.slice(from) : key
}

const leftOut = /[(（[的、]/
const [opening, closing, links] = ['(（[', ')）]', '的、']

/** The loosest form that still is the name. */
export const looseOf = (key: string): string => headless(bare(key))
