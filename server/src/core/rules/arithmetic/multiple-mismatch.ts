import type {StatedChange} from '../../formulas/changes.js'
import {apart, type Bounds, middle, over, placesOf, shown} from '../../quantity/bounds.js'
import {changesIn, type Ends, rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {renumber} from '../rephrase.js'
import {groupRule, type Member, replaceWith, within} from '../rule.js'
import {type Said, type SaidChange, saidOf} from '../said.js'

interface Facts {
  readonly formula: string
  readonly factor: string
  readonly written: string
  /** 增长n倍 where 增长到n倍 is meant. */
  readonly confused: boolean
}

export const multipleMismatch = groupRule<Facts, Said>({
  id: 'multiple-mismatch',
  severity: 'warning',
  summary: {zh: '翻番、倍数与前后两个数不符', en: 'A doubling or multiple that the two levels do not give'},
  why: {
    zh: '翻一番是2倍，翻两番是4倍；“增长n倍”是原来的n＋1倍，“增长到n倍”“是…的n倍”是n倍。倍数按印出的位数取舍入区间；“翻一番”未满一番、或超出一番半以上才提示，“翻了一番多”一类说法不提示。',
    en: '翻一番 is twice, 翻两番 four times; 增长n倍 is n + 1 times the base, 增长到n倍 and 是…的n倍 are n times. Multiples stand for the interval of their printed digits; a doubling is reported only where it falls short or goes half as far again beyond.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '千兆用户由160万户增加到640万户，⟦翻一番⟧。\n',
      fixed: '千兆用户由160万户增加到640万户，翻两番。\n',
      says: [
        {
          zh: '640万户÷160万户＝4.0倍，文中写“翻一番”。请核对两端的数，或改为算出的倍数。',
          en: '640万户÷160万户 = 4.0 times, the draft has “翻一番”. Check both numbers, or write the multiple they give.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“翻两番”', en: 'Change to “翻两番”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '公共充电桩由2.4万个增加到6.0万个，增长⟦2.5倍⟧。\n',
      fixed: '公共充电桩由2.4万个增加到6.0万个，增长1.5倍。\n',
      says: [
        {
          zh: '6.0万个÷2.4万个＝2.5倍，文中写“2.5倍”。“增长n倍”是原来的n＋1倍，应写增长到的倍数或减去1。',
          en: '6.0万个÷2.4万个 = 2.5 times, the draft has “2.5倍”. An increase by n times makes n + 1 times the base: write “to”, or take one off.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“1.5倍”', en: 'Change to “1.5倍”', grade: 'choice'}],
        },
      ],
    },
    {draft: '轨道交通运营里程为286.4公里，比2015年底增加143.6公里，是2015年底的2.0倍。\n'},
    {draft: '集装箱铁水联运量达到36万标准箱，比2020年的18万标准箱翻一番。\n'},
    {draft: '千兆用户由160万户增加到350万户，翻了一番多。\n'},
  ],
  gather: saidOf,
  check: (group, world) =>
    changesIn(group, isOurs, world).flatMap(({member, change, ends}) => judge(member, change, ends) ?? []),
  say: ({formula, factor, written, confused}) => ({
    zh: `${formula}＝${factor}倍，文中写${quote(written)}。${confused ? '“增长n倍”是原来的n＋1倍，应写增长到的倍数或减去1。' : '请核对两端的数，或改为算出的倍数。'}`,
    en: `${formula} = ${factor} times, the draft has “${written}”. ${confused ? 'An increase by n times makes n + 1 times the base: write “to”, or take one off.' : 'Check both numbers, or write the multiple they give.'}`,
  }),
})

const isOurs = ({measure, annual}: StatedChange): boolean => !annual && (measure === 'multiple' || measure === 'factor')

function judge(member: Member<SaidChange>, change: StatedChange, ends: Ends) {
  const {figure, measure, sign} = change
  const {quantity, text} = figure.mention
  const ratio = over(ends.to.bounds, ends.from.bounds)
  if (!ratio || !figure.bounds || sign < 0) return null
  const fan = /翻/.test(text) || figure.unit === '番'
  if (fan && /^[多余]/.test(figure.after)) return null
  const claim = claimOf(change, fan)
  if (!apart(ratio, claim)) return null
  const factor = middle(ratio)
  const replacement = fan
    ? fanOf(factor, text)
    : quantity.qualifier === 'eq'
      ? rewritten(quantity, measure === 'multiple' ? factor - 1 : factor)
      : null
  return {
    span: within(member, member),
    facts: {
      formula: `${ends.to.text}÷${ends.from.text}`,
      factor: shown(factor, placesOf(quantity.written)),
      written: text,
      confused: measure === 'multiple' && !apart(ratio, figure.bounds),
    },
    related: ends.related,
    fixes: replacement
      ? [
          fan
            ? replaceWith(within(member, figure.mention.span), replacement)
            : renumber(within(member, quantity.number), figure.mention, replacement),
        ]
      : [],
  }
}

/** The factors that the words allow. A doubling is said of what reaches it and of what stays nearer to it than to the next. */
function claimOf({measure, figure}: StatedChange, fan: boolean): Bounds {
  const {low, high} = figure.bounds ?? {low: 0, high: 0}
  if (fan) return {low: ((low + high) / 2) * 0.95, high: ((low + high) / 2) * 1.5}
  return measure === 'multiple' ? {low: low + 1, high: high + 1} : {low, high}
}

/** 翻两番 for four times; null where the factor is no doubling. */
function fanOf(factor: number, text: string): string | null {
  const doublings = Math.round(Math.log2(factor))
  const count = ['', '一', '两', '三', '四'][doublings]
  if (!count || Math.abs(factor / 2 ** doublings - 1) > 0.05) return null
  const replaced = text.replace(/[一二两三四](?=番)/, count)
  return replaced === text ? null : replaced
}
