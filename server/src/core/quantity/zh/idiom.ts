import type {Offset} from '../../text/span.js'
import {scale, whole} from '../decimal.js'
import type {Comparator, Quantity} from '../quantity.js'
import {comparatorsAfter, comparatorsBefore, qualifierOf} from './comparator.js'
import {hanDigit, isDigit} from './numeral.js'

/** 翻一番, 翻了两番, 翻番: 2 to the power of the 番. */
export function readFan(text: string, at: Offset): Quantity | null {
  if (text[at] !== '翻') return null
  const from = text[at + 1] === '了' ? at + 2 : at + 1
  const counted = text[from] !== '番'
  const code = text.charCodeAt(from)
  const times = !counted ? 1 : isDigit(code) ? code - 48 : hanDigit(code)
  const sign = counted ? from + 1 : from
  if (!times || text[sign] !== '番') return null
  const more: readonly Comparator[] =
    text[sign + 1] === '多'
      ? [{from: sign + 1, to: sign + 2, code: 'just-over', text: '多'}]
      : comparatorsAfter(text, sign + 1)
  return {
    span: {from: at, to: more.at(-1)?.to ?? sign + 1},
    qualifier: qualifierOf(more),
    comparators: more,
    value: whole(2 ** times),
    step: null,
    written: text.slice(from, from + 1),
    number: {from, to: from + 1},
    multiplier: null,
    unit: '倍',
    numeral: isDigit(code) ? 'arabic' : 'han',
  }
}

/** 近半数, 过半, 半数以上, 一半以上: a share, where a comparator makes it a statement of one. */
export function readHalf(text: string, at: Offset, floor: Offset): Quantity | null {
  const passed = text[at] === '过' && text[at + 1] === '半' && !'通经超不越走双间务'.includes(text[at - 1] ?? ' ')
  const from = passed ? at + 1 : at
  if (text[from] !== '半' || (!passed && text[from + 1] !== '数')) return null
  const to = text[from + 1] === '数' ? from + 2 : from + 1
  const first: readonly Comparator[] = passed
    ? [{from: at, to: at + 1, code: 'gt', text: '过'}]
    : comparatorsBefore(text, from, floor)
  const last = comparatorsAfter(text, to)
  const comparators = [...first, ...last]
  if (comparators.length === 0 || (passed && to === from + 1 && '年月天日百'.includes(text[to] ?? ' '))) return null
  return {
    span: {from: first[0]?.from ?? from, to: last.at(-1)?.to ?? to},
    qualifier: qualifierOf(comparators),
    comparators,
    value: whole(50),
    step: whole(10),
    written: text.slice(from, to),
    number: {from, to},
    multiplier: null,
    unit: '%',
    numeral: 'han',
  }
}

/** How far back 实现 may stand from the 全覆盖 it brings about: a noun phrase, no more. */
const reach = 24

/** 实现全覆盖, 基本实现千兆固定宽带家庭全覆盖, 应接尽接: all of them, though no number says so. */
export function readCoverage(text: string, at: Offset, floor: Offset): Quantity | null {
  const to = coverageEnd(text, at)
  if (to === at) return null
  const stated = statedBy(text, at, floor)
  if (!stated) return null
  return {
    span: {from: stated.comparators[0]?.from ?? at, to},
    qualifier: qualifierOf(stated.comparators),
    comparators: stated.comparators,
    value: scale(whole(1), 2),
    step: null,
    written: null,
    number: {from: at, to},
    multiplier: null,
    unit: '%',
    numeral: 'coverage',
  }
}

function coverageEnd(text: string, at: Offset): Offset {
  const word = text.slice(at, at + 3)
  if (word === '全覆盖' || word === '全贯通' || word === '全联通') {
    // 全覆盖的…, 全覆盖体系, 全覆盖检查: a property of something else.
    return '的式体检监工培网管巡督'.includes(text[at + 3] ?? ' ') ? at : at + 3
  }
  const must = text[at] === '应' && text[at + 2] === '尽' && text[at + 1] === text[at + 3]
  return must ? at + 4 : at
}

/** The verb that makes a coverage a fact or goal, with 基本 before it; null where none does. */
function statedBy(text: string, at: Offset, floor: Offset): {readonly comparators: readonly Comparator[]} | null {
  if (text.slice(Math.max(floor, at - 2), at) === '基本') return {comparators: [basically(at - 2)]}
  // A name with a number in it may stand between the verb and 全覆盖 (实现5G网络全覆盖).
  for (let from = at - 2; from >= Math.max(0, at - reach); from--) {
    if (stops.includes(text[from + 1] ?? ' ')) return isDated(text, from + 1, at) ? {comparators: []} : null
    const verb = text.slice(from, from + 2)
    if (verb !== '实现' && verb !== '达到' && verb !== '做到') continue
    const isBasic = from - 2 >= floor && text.slice(from - 2, from) === '基本'
    return {comparators: isBasic ? [basically(from - 2)] : []}
  }
  return null
}

const stops = ',，。;；、:：!?'

/**
 * 到2028年，行政村公交全覆盖。 A thing and 全覆盖, alone between a time's comma and the end of the clause, make a sentence
 * without a verb; with one before them (推进公交全覆盖) they are its object.
 */
function isDated(text: string, stop: Offset, at: Offset): boolean {
  const end = text[at + 3]
  if (text[at] !== '全' || at - stop < 4 || text[stop] !== ',' || !'年底末前期'.includes(text[stop - 1] ?? ' '))
    return false
  return (end === undefined || stops.includes(end)) && !urging.test(text.slice(stop + 1, at))
}

const urging = /[推促加扩提完开强力确建探健深落争实]|努力|基本/

const basically = (from: Offset): Comparator => ({from, to: from + 2, code: 'about', text: '基本'})
