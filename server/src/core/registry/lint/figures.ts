import {type Decimal, toNumber} from '../../quantity/decimal.js'
import {readValue} from '../file/indicator.js'
import {child, itemsOf, type Node, textOf} from '../yaml/node.js'
import type {LocalProblem} from './check.js'
import {lastDay} from './levels.js'

/** What a keeper gets wrong in the figures of one indicator, as far as the entry alone shows it. */
export function checkFigures(item: Node): readonly LocalProblem[] {
  const observations = figuresOf(itemsOf(child(item, 'observations')))
  const targets = figuresOf(itemsOf(child(item, 'targets')))
  const [unit, name] = [textOf(child(item, 'unit')) ?? '', textOf(child(item, 'name')) ?? '']
  return [
    ...outOfSeries(observations),
    ...targetsApart(observations, targets),
    ...(unit === '%' ? percents(name, textOf(child(item, 'kind')), [...observations, ...targets]) : []),
    ...(isCounted(unit, name) ? [...observations, ...targets].flatMap((it) => fraction(it, unit)) : []),
    ...itemsOf(child(item, 'observations')).flatMap((level) => [...revisions(level), ...early(level)]),
  ]
}

/** A single value, where it stands, and its time. */
interface Figure {
  readonly value: Decimal
  readonly n: number
  readonly at: Node
  readonly day: string
}

/** In the order of time; ranges and what is not available left out. */
function figuresOf(levels: readonly Node[]): readonly Figure[] {
  return levels
    .flatMap((level): readonly Figure[] => {
      const node = child(level, 'value')
      const value = readValue(node)
      const day = lastDay(level)
      return node && day && value && !Array.isArray(value) && 'digits' in value
        ? [{value, n: toNumber(value), at: node, day}]
        : []
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** By which power of ten a number is larger than another; null where it is not clearly one. */
function powerBetween(a: number, b: number, slack: number): number | null {
  if (a <= 0 || b <= 0) return null
  const exact = Math.log10(a / b)
  const power = Math.round(exact)
  return power !== 0 && Math.abs(exact - power) < slack ? power : null
}

/** 3.2 between 28000 and 35000: one value of a series apart from its neighbours by a power of ten, and they from each other by none. */
function outOfSeries(series: readonly Figure[]): readonly LocalProblem[] {
  return series.flatMap((one, at) => {
    const [a, b] = neighbours(series, at)
    if (!a || !b || Math.max(a.n, b.n) > 3 * Math.min(a.n, b.n)) return []
    const isInside = a.day < one.day && one.day < b.day
    const [first, second] = [powerBetween(one.n, a.n, 0.3), powerBetween(one.n, b.n, 0.3)]
    const isSure = isInside || Math.abs(first ?? 0) >= 2
    return first !== null && first === second && isSure ? [slipped(one, first)] : []
  })
}

const neighbours = (series: readonly Figure[], at: number): readonly (Figure | undefined)[] =>
  at === 0
    ? [series[1], series[2]]
    : at === series.length - 1
      ? [series[at - 2], series[at - 1]]
      : [series[at - 1], series[at + 1]]

/** A target a thousand times its baseline, or a thousandth of it. */
function targetsApart(observations: readonly Figure[], targets: readonly Figure[]): readonly LocalProblem[] {
  const last = observations.at(-1)
  if (!last) return []
  return targets.flatMap((target) => {
    const power = powerBetween(target.n, last.n, 0.4)
    return power !== null && Math.abs(power) >= 3 ? [slipped(target, power)] : []
  })
}

const slipped = ({at}: Figure, power: number): LocalProblem => ({
  id: 'reg-value-slip',
  severity: 'warning',
  span: at.span,
  message: {
    zh: `与前后各期相差约10的${Math.abs(power)}次方（${power > 0 ? '偏大' : '偏小'}），是否漏了或多折算了万、亿？请核对。`,
    en: `This is about 10^${Math.abs(power)} times too ${power > 0 ? 'large' : 'small'} beside its neighbours: a 万 or 亿 left out, or folded in twice? Check it.`,
  },
})

const shares = /覆盖率|普及率|占比|比重|比例|合格率|达标率|优良率|入户率|城镇化率|满意度|完成率|参保率|入学率|就业率$/

/** A percent as a fraction, and a share of more than the whole. */
function percents(name: string, kind: string | null, figures: readonly Figure[]): readonly LocalProblem[] {
  const isShare = kind === 'coverage' || (shares.test(name) && kind !== 'rate' && !/增|比上年|倍/.test(name))
  const others = figures.filter(({n}) => n >= 5)
  return figures.flatMap((it) => {
    if (isShare && it.n > 100) return [beyond(it)]
    const isFraction = it.n > 0 && it.n <= 1
    return isFraction && (others.length > 0 || (isShare && it.n >= 0.3 && figures.every(({n}) => n <= 1)))
      ? [asFraction(it)]
      : []
  })
}

const asFraction = ({at}: Figure): LocalProblem => ({
  id: 'reg-percent-fraction',
  severity: 'warning',
  span: at.span,
  message: {
    zh: `单位是%，数值却像小数（${textOf(at)}），93%应写作 93。请核对。`,
    en: `The unit is %, yet this looks like a fraction (${textOf(at)}); 93 % is written 93. Check it.`,
  },
})

const beyond = ({at}: Figure): LocalProblem => ({
  id: 'reg-percent-beyond',
  severity: 'warning',
  span: at.span,
  message: {
    zh: `比率超过了100%（${textOf(at)}），请核对数值或单位。`,
    en: `A share of more than 100 % (${textOf(at)}); check the value or the unit.`,
  },
})

/** What is counted one by one. An average or a rate per head may well have a fraction. */
const isCounted = (unit: string, name: string): boolean =>
  /^(?:个|家|人|户|所|座|项|张|名|位|件|套|辆|台|架|处|人次|户次)$/.test(unit) &&
  !/均|每|比|率|GDP|[百千万亿]元|[百千万亿]吨/.test(name)

/** Whether a value counts things one by one and yet has a fraction: most likely its 万 was left out. */
export const isCountFraction = (name: string, unit: string, {exponent}: Decimal): boolean =>
  exponent < 0 && isCounted(unit, name)

const fraction = ({value, at}: Figure, unit: string): readonly LocalProblem[] =>
  value.exponent >= 0
    ? []
    : [
        {
          id: 'reg-count-fraction',
          severity: 'warning',
          span: at.span,
          message: {
            zh: `以“${unit}”计的数不应有小数（${textOf(at)}）。如以万、亿为单位，请折算后填写。`,
            en: `What is counted in “${unit}” has no fraction (${textOf(at)}). If it is in 万 or 亿, multiply it out.`,
          },
        },
      ]

/** Who comes later must be able to tell when and why a figure became another. */
const revisions = (level: Node): readonly LocalProblem[] =>
  itemsOf(child(level, 'revisions')).flatMap((revision) => {
    const missing = ['vintage', 'reason'].filter((key) => !textOf(child(revision, key)))
    const zh = missing.map((key) => (key === 'vintage' ? '日期（vintage）' : '原因（reason）')).join('和')
    return missing.length
      ? [
          {
            id: 'reg-revision-unexplained',
            severity: 'warning' as const,
            span: revision.span,
            message: {
              zh: `这次修订没有写明${zh}，请补上。`,
              en: `The ${missing.join(' and the ')} of this revision is missing; add it.`,
            },
          },
        ]
      : []
  })

/** What was obtained before its time was over is an estimate or a forecast. */
function early(level: Node): readonly LocalProblem[] {
  const [vintage, day] = [textOf(child(level, 'vintage')), lastDay(level)]
  const status = textOf(child(level, 'status'))
  const mayBe = status === 'estimate' || status === 'forecast' || status === 'plan-text'
  if (!vintage || !day || mayBe || vintage >= firstAfter(day)) return []
  return [
    {
      id: 'reg-vintage-early',
      severity: 'warning',
      span: child(level, 'vintage')?.span ?? level.span,
      message: {
        zh: `取得日期${vintage}早于数据的时点${textOf(child(level, 'asOf'))}，请核对；如是预计数，status 请写 estimate 或 forecast。`,
        en: `Obtained on ${vintage}, before its time ${textOf(child(level, 'asOf'))} was over. Check the dates; an estimate has status estimate or forecast.`,
      },
    },
  ]
}

/** The last days of months are written as the 31st, so a real last day is not before them. */
const firstAfter = (day: string): string => (day.endsWith('-31') ? `${day.slice(0, 8)}28` : day)
