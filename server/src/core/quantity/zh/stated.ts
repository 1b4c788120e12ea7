import type {Offset} from '../../text/span.js'
import {compare, type Decimal, whole} from '../decimal.js'
import type {Comparator} from '../quantity.js'
import {dimensionOf, isClassifier} from '../unit.js'
import {hanPower} from './numeral.js'
import type {Amount} from './pieces.js'

/** Why an amount is no quantity by its own form, or null where it is one. What stands around it is not asked here. */
export function isStated(text: string, amount: Amount, comparators: readonly Comparator[], at: Offset): string | null {
  if (text[at - 1] === '第') return 'ordinal'
  if (
    amount.value === null &&
    amount.number.to === amount.to &&
    !amount.vague &&
    amount.unit === null &&
    !isComposition(text, amount)
  ) {
    return 'code'
  }
  if (
    text[amount.to] === '级' &&
    !isSize(text, amount) &&
    (amount.unit === null || amount.multiplier !== null || amount.numeral === 'han')
  )
    return 'level'
  return amount.numeral === 'arabic' ? arabic(text, amount, comparators) : han(text, amount, comparators)
}

/** 达到7000亿级规模: a size at the end of what is said is one that is reached. */
const isSize = (text: string, {numeral, to}: Amount): boolean =>
  numeral === 'arabic' && /^规模(?!\p{L})/u.test(text.slice(to + 1, to + 4))

/** 3.9:38.6:57.5, also with the ratio sign ∶ and its vertical form ︰: parts of a whole, which have no one value. */
const isComposition = (text: string, {from, to, value}: Amount): boolean =>
  value === null && /[:∶︰]/.test(text.slice(from, to))

function arabic(text: string, amount: Amount, comparators: readonly Comparator[]): string | null {
  if (amount.unit === '日' || amount.unit === '月') return 'date'
  if (amount.unit !== null) return amount.unit === '年' && isYear(text, amount) ? 'date' : null
  if (isNumbering(text, amount)) return 'numbering'
  if (comparators.length === 0 && isYear(text, amount)) return 'date'
  // 由1:4.2:15优化为…: the colons have closed the figure, whatever word follows.
  if (amount.power > 0 || comparators.length > 0 || isComposition(text, amount)) return null
  return opensName(text[amount.to]) && !opensChange(text, amount.to) ? 'name' : null
}

/** 1.数字基础设施, 3、强化保障, 2)…: the number of a list at the head of a line. */
function isNumbering(text: string, {from, to, number}: Amount): boolean {
  const before = text[from - 1]
  if (to !== number.to || to > from + 2 || !(before === undefined || before === '\n')) return false
  return '.、)'.includes(text[to] ?? ' ')
}

/** Four digits from 1900 to 2099, nothing folded in (20.3 is none): after 年 a year, alone more likely a year than a figure. */
function isYear(text: string, {number, value, power}: Amount): boolean {
  if (power > 0 || number.to !== number.from + 4 || value === null || isPair(value)) return false
  const written = text.slice(number.from, number.to)
  return /^(?:19|20)\d\d$/.test(written)
}

const isPair = (value: Decimal | readonly [Decimal, Decimal]): value is readonly [Decimal, Decimal] =>
  Array.isArray(value)

/** After a number without unit only what can close a statement may follow: 12345热线 and 26县 are names. */
function opensName(next: string | undefined): boolean {
  if (next === undefined) return false
  const code = next.charCodeAt(0)
  return code >= 0x4e00 && code <= 0x9fff && !'的和与及或以左上至到且并较比是为占时后前其居均在'.includes(next)
}

/** 由2.31缩小到2.27: the verb of a change closes the level that it starts from. */
const opensChange = (text: string, at: Offset): boolean =>
  changeHeads.includes(text[at] ?? ' ') && changes.has(text.slice(at, at + 2))

const changes: ReadonlySet<string> = new Set(
  '缩小 扩大 提高 提升 下降 降低 降至 降到 降为 上升 升至 升到 增至 增加 增长 回落 减少 收窄 调整 优化'.split(' '),
)

const changeHeads = [...new Set([...changes].map((verb) => verb[0]))].join('')

function han(text: string, amount: Amount, comparators: readonly Comparator[]): string | null {
  const {unit} = amount
  const size = amount.number.to - amount.number.from + (amount.multiplier?.length ?? 0)
  if (amount.vague) return unit === null && comparators.length === 0 && opensName(text[amount.to]) ? 'vague' : null
  if (unit === '成' || unit?.endsWith('分之') || unit === '倍') return null
  if (unit === null) {
    if (text.slice(amount.from, amount.to).includes('分之')) return null
    const ends = !opensName(text[amount.to]) || countsPeople(text, amount)
    if (amount.power >= 4 && (comparators.length > 0 || (size > 1 && ends))) return null
    return comparators.some(({code}) => code !== 'just-over') &&
      hanPower(text.charCodeAt(amount.number.from)) !== undefined
      ? null
      : 'word'
  }
  if (unit === '年' || unit === '日' || unit === '月' || dimensionOf(unit) === 'days')
    return comparators.some(({code}) => code === 'just-over') ? null : 'date'
  if (amount.over) return null
  if (size === 1) return single(text, amount, comparators)
  return isSmall(amount) && !isSpan(amount) && !isDecimal(text, amount) ? 'small-count' : null
}

/** 养活一亿人口: people are counted; 百万人口大县 is a class of counties. */
const countsPeople = (text: string, {number, to}: Amount): boolean =>
  text[to] === '人' &&
  hanPower(text.charCodeAt(number.from)) === undefined &&
  /^人口(?:的|[,。;、]|$)/.test(text.slice(to, to + 3))

/** One character counts a thing of the text (三项任务, 两网) unless it measures; 百户居民 is a name, 突破百架 a figure. */
function single(text: string, {unit, number}: Amount, comparators: readonly Comparator[]): string | null {
  // 突破百架 states a figure, 亿元以上项目 a class of things.
  if ((hanPower(text.charCodeAt(number.from)) ?? 0) > 1)
    return comparators.some(({to}) => to <= number.from) ? null : 'name'
  const dimension = dimensionOf(unit ?? '')
  const measured = dimension !== 'count' && dimension !== 'time' && dimension !== 'years' && dimension !== 'age'
  return measured && (unit ?? '').length > 1 && !isClassifier(unit ?? '') ? null : 'small-count'
}

/** 一点四吨 measures: nobody counts things of the text in decimals. */
const isDecimal = (text: string, {number}: Amount): boolean => text.slice(number.from, number.to).includes('点')

/** 三到五个 says how many; 一至两个方面 is a way of saying few. */
const isSpan = ({value}: Amount): boolean => value !== null && isPair(value) && compare(value[0], whole(1)) > 0

const isSmall = ({value}: Amount): boolean =>
  value !== null && compare(isPair(value) ? value[1] : value, whole(10)) <= 0
