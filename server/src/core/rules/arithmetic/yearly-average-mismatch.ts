import {type Figure, figuresOf} from '../../formulas/figures.js'
import {apart, type Bounds, middle, times} from '../../quantity/bounds.js'
import {hanNumber} from '../../text/han-number.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'

interface Facts {
  readonly total: string
  readonly years: number
  readonly result: string
  readonly written: string
}

export const yearlyAverageMismatch = passageRule<Facts>({
  id: 'yearly-average-mismatch',
  severity: 'warning',
  summary: {zh: '累计数除以年数与所写的年均数不符', en: 'A yearly average that total and years do not give'},
  why: {
    zh: '“五年累计投入500亿元，年均120亿元”，除一下就知道不对。只核对累计数写明年数（五年、2021—2025年）、与年均数紧挨着且单位相同的。',
    en: '“500亿元 in five years, 120亿元 a year” does not divide. Only a total over years that the text counts (五年, 2021—2025年) and a yearly figure right beside it in the same unit are compared.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '五年累计投入500亿元，年均⟦120亿元⟧。\n',
      says: [
        {
          zh: '500亿元÷5年＝100亿元，文中写年均“120亿元”。请核对累计数、年数和年均数。',
          en: '500亿元 ÷ 5 years = 100亿元, the draft has “120亿元” a year. Check the total, the years and the average.',
          related: [{zh: '累计数', en: 'The total'}],
        },
      ],
    },
    {
      draft: '年均新增充电桩⟦2.0万个⟧，五年累计新增12万个。\n',
      says: [
        {
          zh: '12万个÷5年＝2.4万个，文中写年均“2.0万个”。请核对累计数、年数和年均数。',
          en: '12万个 ÷ 5 years = 2.4万个, the draft has “2.0万个” a year. Check the total, the years and the average.',
          related: [{zh: '累计数', en: 'The total'}],
        },
      ],
    },
    {draft: '五年累计投入500亿元，年均100亿元。\n'},
    {draft: '五年累计投入500亿元，年均增长8%。\n'},
    {draft: '累计投入500亿元，年均120亿元。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && /年均|平均每年|每年平均/.test(passage.view.text),
  *check(reading) {
    const figures = figuresOf(reading)
    for (const average of figures) {
      const total = totalOf(figures, average)
      const years = total && yearsOf(total)
      const yearly = years && total?.bounds ? times(total.bounds, 1 / years) : null
      if (!yearly || !years || !average.bounds || !apart(yearly, average.bounds)) continue
      yield {
        span: average.mention.span,
        facts: {total: total!.mention.text, years, result: inWriting(total!, yearly), written: average.mention.text},
        related: [{at: total!.mention.span, message: {zh: '累计数', en: 'The total'}}],
      }
    }
  },
  say: ({total, years, result, written}) => ({
    zh: `${total}÷${years}年＝${result}，文中写年均${quote(written)}。请核对累计数、年数和年均数。`,
    en: `${total} ÷ ${years} years = ${result}, the draft has “${written}” a year. Check the total, the years and the average.`,
  }),
})

/** The total before its average, or right behind it (年均新增2万个，五年累计新增12万个). */
function totalOf(figures: readonly Figure[], average: Figure): Figure | null {
  const [before, behind] = [figures[average.index - 1], figures[average.index + 1]]
  if (before && isAverageOf(before, average)) return before
  return behind && isTotalOf(average, behind) ? behind : null
}

const isTotalOf = (average: Figure, total: Figure): boolean =>
  !total.opens &&
  total.unit === average.unit &&
  !/[%‰倍]|百分点/.test(average.unit) &&
  /(?:年均|平均每年|每年平均)(?:投入|完成|新增|建成|新建|改造)[^,;。]{0,10}$/.test(average.lead) &&
  /^[,、(](?:\d{1,2}|[两三四五六七八九十])年(?:来|间|内)?(?:累计|共)(?:投入|完成|新增|建成|新建|改造|约|达到?|为|超过)?$/.test(
    total.before,
  )

/** The yearly figure stands in the clause behind the total, in its unit; growth and shares are no averages of it. */
const isAverageOf = (total: Figure, average: Figure): boolean =>
  !average.opens &&
  average.unit === total.unit &&
  !/[%‰倍]|百分点/.test(average.unit) &&
  /^[,、(](?:年均|平均每年|每年平均)(?:投入|完成|新增|建成|新建|改造|约|达到?|为|超过)?$/.test(average.before) &&
  /累计|共|总/.test(total.lead)

/** 五年累计, 2021—2025年累计: the years that the total's own clause counts. */
function yearsOf({mention, lead}: Figure): number | null {
  const [from, to] = (mention.asOf.time ?? '').split('/').map(Number)
  if (from && to && to > from && to - from < 20) return to - from + 1
  const written = /(\d{1,2}|[两二三四五六七八九十])年(?:来|间|内)?(?:[^年]{0,8}|累计[^年]{0,20})$/.exec(lead)?.[1]
  if (!written) return null
  return /\d/.test(written) ? Number(written) : written === '两' ? 2 : hanNumber(written)
}

/** In the multiplier of the total: 100亿元. */
function inWriting({mention: {quantity}, bounds, unit}: Figure, yearly: Bounds): string {
  const digits = Number((quantity.written ?? '').replace(/[, ]/g, ''))
  const one = bounds && digits ? middle(bounds) / digits : 1
  return `${Number((middle(yearly) / one).toFixed(2))}${quantity.multiplier ?? ''}${unit}`
}
