import {type Decimal, scale} from '../quantity/decimal.js'
import {claimed, type Interval, touches} from '../quantity/interval.js'
import {qualifierWords, single} from '../registry/file/indicator.js'
import {usualPolicy} from '../registry/reading/head.js'
import type {FigureItem} from './act.js'

type Qualifier = NonNullable<FigureItem['qualifier']>

/**
 * Whether a figure as a draft writes it may stand beside a value of the ledger: 3.2万个 may beside 31960. Null where that
 * cannot be said: another unit, words, a value that is not available.
 */
export function agrees(
  written: string,
  unit: string,
  value: FigureItem['value'],
  qualifier: Qualifier,
): boolean | null {
  const [said, held] = [writtenInterval(written, unit), heldInterval(value, qualifier)]
  return said && held ? touches(said, held) : null
}

function heldInterval(value: FigureItem['value'], qualifier: Qualifier): Interval | null {
  if (value === null) return null
  if (typeof value !== 'string') {
    const [low, high] = value.map(single)
    return low && high ? claimed('range', [low, high], null, usualPolicy) : null
  }
  const number = single(value)
  return number && claimed(qualifier, number, null, usualPolicy)
}

const words = Object.keys(qualifierWords).sort((a, b) => b.length - a.length)

/** 约3.2万个, 68%以上: what stands before and behind, the number, its multiplier, the indicator's own unit. */
function writtenInterval(written: string, unit: string): Interval | null {
  let bare = written.replace(/\s/g, '')
  const before = words.find((it) => bare.startsWith(it))
  bare = bare.slice(before?.length ?? 0)
  const behind = words.find((it) => bare.endsWith(it))
  bare = bare.slice(0, bare.length - (behind?.length ?? 0))
  if ((before && behind) || !bare.endsWith(unit)) return null
  const number = bare.slice(0, bare.length - unit.length)
  const value = single(number)
  const word = before ?? behind
  return (
    value && claimed(word === undefined ? 'eq' : (qualifierWords[word] ?? 'eq'), value, stepOf(number), usualPolicy)
  )
}

/** One unit of the last digit as written, the multiplier folded in. */
function stepOf(number: string): Decimal | null {
  const [, places = '', multiplier = ''] = /^[-+]?\d+(?:\.(\d+))?(\D*)$/.exec(number) ?? []
  const one = single(`1${multiplier}`)
  return one && scale(one, -places.length)
}
