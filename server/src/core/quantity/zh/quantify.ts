import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {negate} from '../decimal.js'
import {isRange} from '../interval.js'
import type {Comparator, Quantity} from '../quantity.js'
import {isClassifier} from '../unit.js'
import {comparatorApart, comparatorsAfter, comparatorsBefore, qualifierOf} from './comparator.js'
import {hanPower, isDigit, isHanNumeral, isLatin} from './numeral.js'
import type {Amount} from './pieces.js'
import type {Ranged} from './range.js'
import {isStated} from './stated.js'

/**
 * The quantity that an amount makes with the sign and comparators around it, none of them before `floor`; or the guard
 * that says why it makes none.
 */
export function quantify(text: string, at: Offset, floor: Offset, amount: Ranged): Quantity | string {
  const signed = signFrom(text, at, floor)
  const before = comparatorsOf(text, signed, floor, amount)
  const after = comparatorsAfter(text, amount.to)
  const comparators = joined(before, amount.over, after)
  const guard = isStated(text, amount, comparators, at)
  if (guard) return guard
  const {value, step, multiplier, unit, numeral, vague, omitted} = amount
  const number = {from: signed, to: amount.number.to}
  const quantity: Quantity = {
    span: {from: before[0]?.from ?? signed, to: after.at(-1)?.to ?? amount.to},
    qualifier: isRange(value) ? 'range' : vague ? 'vague' : qualifierOf(comparators),
    comparators,
    value: signed < at && value && !isRange(value) ? negate(value) : value,
    step,
    written: text.slice(signed < at ? signed : amount.number.from, number.to),
    number: signed < at ? number : amount.number,
    multiplier,
    unit,
    numeral,
  }
  return omitted ? {...quantity, multiplierOmitted: true} : quantity
}

/** Most numbers have none, and nothing is made for them. */
function joined(
  before: readonly Comparator[],
  over: Comparator | null,
  after: readonly Comparator[],
): readonly Comparator[] {
  if (!over && !after.length) return before
  return [...before, ...(over ? [over] : []), ...after]
}

const isMinus = among('-−')

/** Where a minus sign before the number starts: after a word or at the head, not between two numbers. */
function signFrom(text: string, at: Offset, floor: Offset): Offset {
  if (at - 1 < floor || !isMinus(text, at - 1)) return at
  const before = text.charCodeAt(at - 2)
  const joined = isDigit(before) || isLatin(before) || isHanNumeral(before) || '-%)]年月'.includes(text[at - 2] ?? ' ')
  return joined ? at : at - 1
}

function comparatorsOf(text: string, at: Offset, floor: Offset, amount: Amount): readonly Comparator[] {
  const near = comparatorsBefore(text, at, floor)
  // 近三年, 近30天: 近 is part of the time, no comparator.
  if (near.length > 0) {
    // 突破30项关键技术: techniques are broken through, and not their number.
    if (amount.unit === '项' && techniques.test(text.slice(amount.to, amount.to + 3))) return near.filter(isNoVerb)
    return isSpell(amount) ? near.filter(({text: word}) => word !== '近') : near
  }
  const one = passedBefore(text, at, floor, amount) ?? comparatorApart(text, at, floor)
  return one ? [one] : near
}

const techniques = /^(?:关键|核心|共性|前沿|“?卡脖|重大技|技术)/
const isNoVerb = ({text}: Comparator): boolean => !text.startsWith('突破')

const isSpell = ({unit, power}: Amount): boolean =>
  power === 0 && unit !== null && ['年', '天', '周', '个月', '日', '个季度'].includes(unit)

/**
 * 过百, 破亿: 过 and 破 compare only before a bare multiplier (通过5项 and 侦破30起 are verbs), and 过 between what is earned or
 * spent and how much of it (旅游收入过50亿元).
 */
function passedBefore(text: string, at: Offset, floor: Offset, amount: Amount): Comparator | null {
  if (at - 1 < floor || !mayPass(text, at - 1)) return null
  if (!isBare(text, at, amount) && !isPassed(text, at, amount)) return null
  return {from: at - 1, to: at, code: 'gt', text: text[at - 1]!}
}

const isBare = (text: string, at: Offset, {numeral, vague}: Amount): boolean =>
  numeral === 'han' &&
  !vague &&
  hanPower(text.charCodeAt(at)) !== undefined &&
  !'通经超不达度突打攻爆侦越跨'.includes(text[at - 2] ?? ' ')

const isPassed = (text: string, at: Offset, {unit}: Amount): boolean =>
  text[at - 1] === '过' && endsSum(text, at - 2) && unit !== null && !isClassifier(unit)

const endsSum = among('额值入资产润税量')
const mayPass = among('过破')
