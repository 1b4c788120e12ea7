import type {Quantity} from '../../quantity/quantity.js'
import type {TimePhrase} from '../../quantity/time.js'
import {comparatorsBefore, qualifierOf} from '../../quantity/zh/comparator.js'

/**
 * 约为“十二五”时期的6倍, 接近2020年的两倍: what a multiple is of parts it from its comparator, and the figure runs from
 * there. Times are masked when quantities are read, so this is seen only afterwards.
 */
export function widened(
  text: string,
  quantities: readonly Quantity[],
  phrases: readonly TimePhrase[],
): readonly Quantity[] {
  if (!quantities.some(isMultiple)) return quantities
  let next = 0
  return quantities.map((quantity, index) => {
    const {from} = quantity.span
    while (next < phrases.length && phrases[next]!.span.to < from - 1) next++
    const phrase = phrases[next]
    if (!isMultiple(quantity) || text[from - 1] !== '的' || phrase?.span.to !== from - 1) return quantity
    const before = comparatorsBefore(text, phrase.span.from, quantities[index - 1]?.span.to ?? 0)
    if (!before.length) return quantity
    return {
      ...quantity,
      span: {from: before[0]!.from, to: quantity.span.to},
      qualifier: qualifierOf([...before, ...quantity.comparators]),
      comparators: [...before, ...quantity.comparators],
    }
  })
}

const isMultiple = ({unit, qualifier, comparators}: Quantity): boolean =>
  unit === '倍' && qualifier !== 'range' && comparators.every(({code}) => code === 'eq')
