import {changesOf, type StatedChange} from '../../formulas/changes.js'
import {type Figure, figuresOf, isBeside} from '../../formulas/figures.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {type Bounds, boundsOf, middle, placesOf, plus, shown, times} from '../../quantity/bounds.js'
import {quote} from '../quote.js'
import {type Detected, passageRule} from '../rule.js'

interface Facts {
  readonly name: string
  /** 增长7.7%, 下降3%. */
  readonly growth: string
  /** 26.09亿元，增长23.5% of each part. */
  readonly parts: readonly string[]
  /** Whether it has grown more than all of them, and not less. */
  readonly above: boolean
  /** What the parts give. */
  readonly result: string
}

export const growthOutsideParts = passageRule<Facts>({
  id: 'growth-outside-parts',
  severity: 'warning',
  summary: {zh: '总数的增速高于或低于所有分项的增速', en: 'A whole that grows more, or less, than all of its parts'},
  why: {
    zh: '分项合起来就是总数时，总数的增速是各分项增速的加权平均，必在最高和最低的之间，不论按现价还是可比价。只核对紧接总数、逐项写明数值和增速、各数之和等于总数的；上年数推算出的增速供参考。有一处说明同口径、可比、剔除因素的，口径不一，不提示；容差为各数末位的一半。',
    en: 'Where parts make up a whole, its growth is the weighted mean of theirs and lies between the least and the greatest, in current prices or in real terms. Judged only where the parts follow the whole at once, each with its value and growth, and add up to it; the growth that the parts give is said for orientation. Where one of them is told on another basis (同口径, 可比, 剔除) there is no finding; the tolerance is half the last digit.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft:
        '邮电业务总量71.2亿元，比上年增长⟦7.7%⟧。其中，邮政业务总量26.1亿元，增长23.5%；电信业务总量45.1亿元，增长9.2%。\n',
      says: [
        {
          zh: '“邮电业务总量”增长7.7%，而组成它的各项（26.1亿元，增长23.5%；45.1亿元，增长9.2%）增速都高于它，按各项推算约增长14.0%。请核对各数。',
          en: '“邮电业务总量”: 增长7.7%, less than all the parts that make it up (26.1亿元，增长23.5%；45.1亿元，增长9.2%), which give 增长14.0%. Check the numbers.',
          related: [
            {zh: '分项增速', en: 'The growth of a part'},
            {zh: '分项增速', en: 'The growth of a part'},
          ],
        },
      ],
    },
    {
      draft:
        '| 指标 | 单位 | 2025年 | 比上年增长（%） |\n| --- | --- | ---: | ---: |\n| 邮电业务总量 | 亿元 | 71.2 | ⟦7.7⟧ |\n| 邮政业务总量 | 亿元 | 26.1 | 23.5 |\n| 电信业务总量 | 亿元 | 45.1 | 9.2 |\n',
      says: [
        {
          zh: '“邮电业务总量”增长7.7%，而组成它的各项（26.1，增长23.5%；45.1，增长9.2%）增速都高于它，按各项推算约增长14.0%。请核对各数。',
          en: '“邮电业务总量”: 增长7.7%, less than all the parts that make it up (26.1，增长23.5%；45.1，增长9.2%), which give 增长14.0%. Check the numbers.',
          related: [
            {zh: '分项增速', en: 'The growth of a part'},
            {zh: '分项增速', en: 'The growth of a part'},
          ],
        },
      ],
    },
    {
      draft:
        '建筑业总产值75.2亿元、增长⟦14.2%⟧。从构成看，房屋工程产值71.4亿元、增长10.6%；安装及其他产值3.8亿元、下降21.4%。\n',
      says: [
        {
          zh: '“建筑业总产值”增长14.2%，而组成它的各项（71.4亿元，增长10.6%；3.8亿元，下降21.4%）增速都低于它，按各项推算约增长8.4%。请核对各数。',
          en: '“建筑业总产值”: 增长14.2%, more than all the parts that make it up (71.4亿元，增长10.6%；3.8亿元，下降21.4%), which give 增长8.4%. Check the numbers.',
          related: [
            {zh: '分项增速', en: 'The growth of a part'},
            {zh: '分项增速', en: 'The growth of a part'},
          ],
        },
      ],
    },
    {
      draft:
        '邮电业务总量71.2亿元，增长14.0%。其中，邮政业务总量26.1亿元，增长23.5%；电信业务总量45.1亿元，增长9.2%。\n',
    },
    {
      draft:
        '邮电业务总量71.2亿元，增长7.7%。其中，邮政业务总量26.1亿元，增长23.5%；电信业务总量35.1亿元，增长9.2%。\n',
    },
    {
      draft:
        '邮电业务总量71.2亿元，同口径增长7.7%。其中，邮政业务总量26.1亿元，增长23.5%；电信业务总量45.1亿元，增长9.2%。\n',
    },
    {
      draft:
        '地区生产总值658.2亿元，增长5.3%。其中，第一产业增加值121.1亿元，增长4.1%；第二产业增加值537.1亿元，增长5.6%。\n',
    },
  ],
  // A whole and two parts, each with its growth.
  where: ({mentions}) => mentions.length > 5,
  *check(reading) {
    const grown = reading.passage.kind === 'table' ? ofTable(reading) : ofProse(reading)
    for (let at = 0; at + 2 < grown.length; at++) {
      const parts = partsOf(grown, at)
      const detected = parts && judge(grown[at]!, parts)
      if (detected) yield detected
    }
  },
  say: ({name, growth, parts, result, above}) => ({
    zh: `${quote(name)}${growth}，而组成它的各项（${parts.join('；')}）增速都${above ? '低' : '高'}于它，按各项推算约${result}。请核对各数。`,
    en: `“${name}”: ${growth}, ${above ? 'more' : 'less'} than all the parts that make it up (${parts.join('；')}), which give ${result}. Check the numbers.`,
  }),
})

/** A level with what it has grown by, in percent with its sign. */
interface Grown {
  readonly level: ResolvedMention
  readonly value: Bounds
  readonly growth: ResolvedMention
  readonly rate: Bounds
  /** Whether nothing that counts in the same unit stands between it and the one before. */
  readonly follows: boolean
}

const otherBasis = /同口径|可比|不变价|剔除|扣除/

/** The levels of a paragraph that have grown, one after the other; none where a basis of its own is told. */
function ofProse(reading: Reading): readonly Grown[] {
  if (reading.passage.kind === 'table' || otherBasis.test(reading.passage.view.text)) return []
  const rates = changesOf(reading).changes.filter(({measure, annual}) => measure === 'percent' && !annual)
  if (rates.length < 3) return []
  const ofLevel = new Map<Figure, StatedChange[]>()
  for (const rate of rates) if (rate.to) ofLevel.set(rate.to, [...(ofLevel.get(rate.to) ?? []), rate])
  const found: Grown[] = []
  let follows = false
  for (const figure of figuresOf(reading)) {
    if (isBeside(figure)) continue
    const {mention, bounds} = figure
    const own = ofLevel.get(figure) ?? []
    const [rate] = own
    if (own.length === 1 && bounds && rate?.figure.bounds && rate.baseYear === null)
      found.push({
        level: mention,
        value: bounds,
        growth: rate.figure.mention,
        rate: times(rate.figure.bounds, rate.sign),
        follows,
      })
    follows = own.length === 1
  }
  return found
}

/** The rows of a table that have one level and one growth each. */
function ofTable({passage, mentions}: Reading): readonly Grown[] {
  if (passage.kind !== 'table' || passage.rows.length < 4) return []
  if (!mentions.some(({change}) => change === 'percent')) return []
  const inRow = new Map<number, ResolvedMention[]>()
  for (const mention of mentions) {
    const row = mention.cell?.row ?? 0
    const known = inRow.get(row)
    if (known) known.push(mention)
    else inRow.set(row, [mention])
  }
  const found: Grown[] = []
  for (const [row, own] of inRow) {
    if (row === 0) continue
    const levels = own.filter(({change, quantity}) => !change && !/^[%‰]$/.test(quantity.unit ?? ''))
    const rates = own.filter(({change, quantity}) => change === 'percent' && quantity.unit === '%')
    const [level, growth] = [levels[0], rates[0]]
    if (levels.length !== 1 || rates.length !== 1 || own.length !== 2) continue
    const [value, rate] = [boundsOf(level!.quantity), boundsOf(growth!.quantity)]
    const follows = found.at(-1)?.level.cell?.row === row - 1
    if (value && rate) found.push({level: level!, value, growth: growth!, rate, follows})
  }
  return found
}

const most = 12

/** The levels right behind one that add up to it; null where none do. */
function partsOf(grown: readonly Grown[], at: number): readonly Grown[] | null {
  const whole = grown[at]!
  // Two digits add up by accident.
  if ((whole.level.quantity.written ?? '').replace(/\D/g, '').length < 3) return null
  let sum: Bounds = {low: 0, high: 0}
  for (let to = at + 1; to < grown.length && to <= at + most; to++) {
    const part = grown[to]!
    if (!part.follows || part.level.quantity.unit !== whole.level.quantity.unit || part.value.low <= 0) return null
    sum = plus(sum, part.value)
    if (sum.low > whole.value.high) return null
    if (sum.high >= whole.value.low) return to > at + 1 ? grown.slice(at + 1, to + 1) : null
  }
  return null
}

function judge({level, growth, rate}: Grown, parts: readonly Grown[]): Detected<Facts> | null {
  const least = Math.min(...parts.map((it) => it.rate.low))
  const greatest = Math.max(...parts.map((it) => it.rate.high))
  if (rate.high >= least && rate.low <= greatest) return null
  const value = parts.reduce((sum, it) => sum + middle(it.value), 0)
  const before = parts.reduce((sum, it) => sum + middle(it.value) / (1 + middle(it.rate) / 100), 0)
  const result = (value / before - 1) * 100
  if (!Number.isFinite(result)) return null
  return {
    span: growth.span,
    facts: {
      name: level.name.text,
      growth: told(middle(rate), placesOf(growth.quantity.written)),
      parts: parts.map((it) => `${it.level.text}，${told(middle(it.rate), placesOf(it.growth.quantity.written))}`),
      above: rate.low > greatest,
      result: told(result, 1),
    },
    related: parts.map((it) => ({at: it.growth.span, message: {zh: '分项增速', en: 'The growth of a part'}})),
  }
}

const told = (rate: number, places: number): string =>
  `${rate < 0 ? '下降' : '增长'}${places ? shown(Math.abs(rate), places) : Math.round(Math.abs(rate))}%`
