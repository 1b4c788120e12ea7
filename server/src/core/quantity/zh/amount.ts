import type {Offset} from '../../text/span.js'
import {add, compare, type Decimal, divide, scale, whole} from '../decimal.js'
import {unitAt} from '../unit.js'
import {
  digitsEnd,
  groupsEnd,
  hanDigit,
  hanEnd,
  hanPower,
  isDigit,
  isLatin,
  powerOf,
  readArabic,
  readHan,
  readSpaced,
} from './numeral.js'
import {type Amount, bare, multiplierEnd, overAt, withUnit} from './pieces.js'

/** The amount that starts exactly here, as long as it gets; null where none does. */
export function readAmount(text: string, at: Offset): Amount | null {
  const code = text.charCodeAt(at)
  if (isDigit(code) || code === 46) return readArabicAmount(text, at)
  return readParts(text, at) ?? readVague(text, at) ?? readHanAmount(text, at)
}

function readArabicAmount(text: string, at: Offset): Amount | null {
  const plain = digitsEnd(text, at)
  const spaced = text[plain] === ' ' ? readSpaced(text, at, plain) : null
  const number =
    spaced && isCounted(text, spaced.to)
      ? spaced
      : readArabic(text, at, plain <= at + 3 && text[plain] === ',' && isGrouped(text, at, plain))
  if (!number.value) return {...bare(at, number.to), numeral: 'arabic'}
  const fraction = readFraction(text, at, number.to)
  if (fraction) return fraction
  const inner = overAt(text, number.to, number.value)
  const from = inner ? inner.to : number.to
  const end = multiplierEnd(text, from)
  const power = powerOf(text, from, end)
  const mixed = power >= 4 && !inner ? readMixed(text, at, end, scale(number.value, power), power) : null
  const amount: Amount = mixed ?? {
    from: at,
    to: end,
    number: {from: at, to: number.to},
    value: scale(number.value, power),
    step: scale(number.step, power),
    multiplier: end > from ? text.slice(from, end) : null,
    power,
    unit: null,
    over: inner,
    numeral: 'arabic',
    vague: false,
  }
  return withUnit(text, amount)
}

/** 12,345 is one number when something is counted by it; otherwise the comma may have been ，and separates two. */
function isGrouped(text: string, at: Offset, plain: Offset): boolean {
  const groups = groupsEnd(text, plain)
  const end = text[groups] === '.' ? digitsEnd(text, groups + 1) : groups
  const hasBlank = text.slice(plain, groups).includes(' ')
  // 分别为20, 540万元 lists.
  if (hasBlank && text.slice(Math.max(0, at - 8), at).includes('分别')) return false
  return (groups >= plain + 8 && !hasBlank) || (groups > plain && isCounted(text, end))
}

const isCounted = (text: string, at: Offset): boolean =>
  hanPower(text.charCodeAt(at)) !== undefined || unitAt(text, at) !== null

/** 3万4000, 1亿2000万: the second part is smaller than the first one's multiplier; 3万8000亿: what ends both multiplies both. */
function readMixed(text: string, from: Offset, at: Offset, head: Decimal, power: number): Amount | null {
  if (!isDigit(text.charCodeAt(at))) return null
  const tail = readArabic(text, at, false)
  const end = multiplierEnd(text, tail.to)
  const limit = scale(whole(1), power)
  // 29万65岁以上老年人: an age tells which people are counted.
  if (/^周?岁/.test(text.slice(tail.to, tail.to + 2))) return null
  if (!tail.value || tail.step.exponent < 0 || compare(tail.value, limit) >= 0) return null
  const own = powerOf(text, tail.to, end)
  const value = scale(tail.value, own)
  const sum = compare(value, limit) < 0 ? add(head, value) : scale(add(head, tail.value), own)
  return {
    ...bare(from, end),
    value: sum,
    step: scale(whole(1), powerOf(text, tail.to, end)),
    numeral: 'arabic',
  }
}

/** 1/3, 3/5: proper fractions of small numbers; 10/24 may be a date, 120/10万 is a rate. */
function readFraction(text: string, at: Offset, slash: Offset): Amount | null {
  if (text[slash] !== '/' || slash > at + 2 || !isDigit(text.charCodeAt(slash + 1))) return null
  const end = digitsEnd(text, slash + 1)
  const [top, bottom] = [Number(text.slice(at, slash)), Number(text.slice(slash + 1, end))]
  if (
    !(top > 0 && top < bottom && bottom <= 12) ||
    hanPower(text.charCodeAt(end)) ||
    text[end] === '/' ||
    isLatin(text.charCodeAt(end))
  )
    return null
  return {...bare(at, end), value: divide(whole(top), whole(bottom), 16), numeral: 'arabic'}
}

/** 百分之九十三点五, 千分之三, 三分之二. */
function readParts(text: string, at: Offset): Amount | null {
  const end = hanEnd(text, at)
  if (end === at || text[end] !== '分' || text[end + 1] !== '之') return null
  const from = end + 2
  const to = hanEnd(text, from)
  const part =
    to > from ? readHan(text, from, to) : isDigit(text.charCodeAt(from)) ? readArabic(text, from, false) : null
  const base = readHan(text, at, end)
  if (!part?.value || !base?.value) return null
  const unit = end === at + 1 && hanPower(text.charCodeAt(at)) ? text.slice(at, from) : null
  const numeral = to > from ? 'han' : 'arabic'
  if (!unit) return {...bare(at, part.to), value: divide(part.value, base.value, 16), numeral}
  // A value of ‰ is kept in ‰, as % is kept in %.
  return {...bare(at, part.to), number: {from, to: part.to}, value: part.value, step: part.step, unit, numeral}
}

/** 数十, 几百, 上千万, 数千亿元: how large, not how many. */
function readVague(text: string, at: Offset): Amount | null {
  const head = text[at]
  if (head !== '数' && head !== '几' && head !== '上') return null
  const end = multiplierEnd(text, at + 1, true)
  if (end === at + 1) return null
  // 网上百家, 以上千元: 上 closes the word before it.
  if (head === '上' && '以线网路海之地晚早车船岸陆天世马身'.includes(text[at - 1] ?? ' ')) return null
  let split = end
  while (split > at + 2 && (hanPower(text.charCodeAt(split - 1)) ?? 0) >= 4) split--
  const multiplier = split < end ? text.slice(split, end) : null
  const amount: Amount = {
    ...bare(at, end),
    number: {from: at, to: split},
    multiplier,
    power: powerOf(text, split, end),
    over: null,
    numeral: 'han',
    vague: true,
  }
  const over = overAt(text, end, whole(10))
  return withUnit(text, over ? {...amount, over, to: over.to} : amount)
}

function readHanAmount(text: string, at: Offset): Amount | null {
  const unitFrom = hanUnit(text, at)
  const end = unitFrom ?? hanEnd(text, at)
  if (end === at) return null
  const pair = readPair(text, at, end)
  if (pair) return withUnit(text, pair)
  const number = readHan(text, at, end)
  if (!number?.value) return {...bare(at, end), numeral: 'han'}
  const tenths = readTenths(text, at, number.to, number.value)
  if (tenths) return tenths
  const inner = overAt(text, number.to, number.value)
  const amount: Amount = {
    ...bare(at, number.to),
    number: {from: at, to: number.split},
    value: number.value,
    step: number.step,
    multiplier: number.split < number.to ? text.slice(number.split, number.to) : null,
    power: powerOf(text, number.split, number.to),
    numeral: 'han',
  }
  if (!inner) return withUnit(text, amount)
  const to = multiplierEnd(text, inner.to)
  const power = powerOf(text, inner.to, to)
  if (power === 0) return withUnit(text, {...amount, over: inner, to: inner.to})
  return withUnit(text, {
    ...amount,
    to,
    value: scale(number.value, power),
    step: scale(number.step, power),
    number: {from: at, to: number.to},
    multiplier: text.slice(inner.to, to),
    power,
    over: inner,
  })
}

/** Where a unit starts inside the run of Han numerals (三百|千瓦); null where none does. */
function hanUnit(text: string, at: Offset): Offset | null {
  const end = hanEnd(text, at)
  if (end === at || (text[end - 1] !== '千' && text[end - 1] !== '百')) return null
  const unit = end - 1 > at ? unitAt(text, end - 1) : null
  return unit && unit.unit.length > 1 ? end - 1 : null
}

/** 三五个, 五六十个, 十七八岁: two digits side by side that follow on each other are an approximation. */
function readPair(text: string, at: Offset, end: Offset): Amount | null {
  if (end - at < 2 || end - at > 6 || (text[at] === '十' && text[at + 2] === '五')) return null
  for (let first = at; first + 1 < end; first++) {
    const [a, b] = [hanDigit(text.charCodeAt(first)), hanDigit(text.charCodeAt(first + 1))]
    if (!a || !b) continue
    // 一点四五: behind the point stand decimals.
    if (first > at && text[first - 1] === '点') return null
    if (!(b === a + 1 || (a === 3 && b === 5)) || hanDigit(text.charCodeAt(first + 2)) !== undefined) return null
    const low = text.slice(at, first + 1) + text.slice(first + 2, end)
    const high = text.slice(at, first) + text.slice(first + 1, end)
    const [from, to] = [readHan(low, 0, low.length), readHan(high, 0, high.length)]
    if (!from?.value || !to?.value) return null
    const split = end - (to.to - to.split)
    return {
      ...bare(at, end),
      number: {from: at, to: split},
      value: [from.value, to.value],
      step: to.step,
      multiplier: split < end ? text.slice(split, end) : null,
      power: powerOf(text, split, end),
      numeral: 'han',
    }
  }
  return null
}

/** 八成, 七成五: tenths, given in percent. 成 that opens another word (八成立) is none. */
function readTenths(text: string, at: Offset, to: Offset, value: Decimal): Amount | null {
  if (text[to] !== '成' || to !== at + 1 || '立为果效长功本员套都就交绩品熟形'.includes(text[to + 1] ?? ' '))
    return null
  const half = hanDigit(text.charCodeAt(to + 1))
  const percent = half ? add(scale(value, 1), whole(half)) : scale(value, 1)
  const end = half ? to + 2 : to + 1
  return {
    ...bare(at, end),
    number: {from: at, to},
    value: percent,
    step: whole(half ? 1 : 10),
    unit: '成',
    numeral: 'han',
  }
}
