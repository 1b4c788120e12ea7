import {type Figure, figuresOf, isBeside} from '../formulas/figures.js'
import type {Reading} from '../mentions/mention.js'
import {apart, type Bounds, plus, times} from '../quantity/bounds.js'

/** Parts of a whole that lack its multiplier: with it they add up to the whole, and without it they do not. */
export interface PartSlips {
  readonly whole: Figure
  readonly slipped: readonly Figure[]
  /** 万, 亿. */
  readonly multiplier: string
}

const powers: Readonly<Record<string, number>> = {万: 1e4, 亿: 1e8}

/**
 * 肉类产量33.6万吨，其中猪肉21.5万吨，牛肉0.5吨，羊肉0.6吨，禽肉11万吨: the parts behind a whole in one unit, up to the one
 * that closes the sum. A whole of two digits closes by accident.
 */
export function partSlips(reading: Reading): readonly PartSlips[] {
  const figures = figuresOf(reading)
  const found: PartSlips[] = []
  for (const whole of figures) {
    const {multiplier, written} = whole.mention.quantity
    const power = powers[multiplier ?? '']
    if (!power || !isLevel(whole) || (written ?? '').replace(/\D/g, '').length < 3) continue
    const slipped = slippedBehind(figures, whole, power)
    if (slipped.length) found.push({whole, slipped, multiplier: multiplier!})
  }
  return found
}

const isLevel = ({mention: {change, quantity}, bounds, unit}: Figure): boolean =>
  !change && bounds !== null && quantity.qualifier === 'eq' && unit !== '' && !/[%‰/]/.test(unit)

const farthest = 40

function slippedBehind(figures: readonly Figure[], whole: Figure, power: number): readonly Figure[] {
  const slipped: Figure[] = []
  let [told, meant]: [Bounds, Bounds] = [none, none]
  let like = 0
  for (const figure of figures.slice(whole.index + 1, whole.index + farthest)) {
    // The parts stand in the sentence of the whole, or in the one that 其中 begins.
    if (/[。!?\n](?!其中)/.test(figure.before)) return []
    if (!isLevel(figure)) {
      if (isBeside(figure)) continue
      return []
    }
    const {multiplier} = figure.mention.quantity
    if (figure.unit !== whole.unit || (multiplier !== null && powers[multiplier] !== power)) return []
    if (multiplier === null) slipped.push(figure)
    else like++
    told = plus(told, figure.bounds!)
    meant = plus(meant, multiplier === null ? times(figure.bounds!, power) : figure.bounds!)
    if (meant.low > whole.bounds!.high) return []
    if (!apart(meant, whole.bounds!)) return like > 0 && apart(told, whole.bounds!) ? slipped : []
  }
  return []
}

const none: Bounds = {low: 0, high: 0}
