import {partitionsOf} from '../../formulas/partitions.js'
import {type Sum, sumOf, sumsOf} from '../../formulas/sums.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {apart, boundsOf, middle} from '../../quantity/bounds.js'
import {toNumber} from '../../quantity/decimal.js'
import type {Span} from '../../text/span.js'
import {inWritingOf} from '../in-writing.js'
import {quote} from '../quote.js'
import {type Detected, passageRule, type Words} from '../rule.js'
import {totalsOf} from '../totals.js'

interface Facts {
  /** `36个＋28个＋20个`, shortened in the middle where it is long. */
  readonly formula: string
  readonly result: string
  readonly total: string
  /** What the total is called: 合计, or a whole that has no other parts. */
  readonly called: Words
  /** Only rounding lies between the two. */
  readonly rounding: boolean
}

export const sumMismatch = passageRule<Facts>({
  id: 'sum-mismatch',
  severity: 'warning',
  summary: {zh: '各分项之和与合计不等', en: 'Parts that do not add up to their total'},
  why: {
    zh: '分项与合计只差四舍五入，注明“未作机械调整”即可；差得更多，必有一数有误。核对“……，合计……”前连续列出的同单位各项，和表中“合计”“总计”行、列；税收与非税收入、三次产业、进口与出口、城镇与乡村人口、一般与专项债务、夏粮与秋粮、新增与再融资债券等不写合计也应等于总数；其余“其中”不表示列全，不核对；有空格、有层级的表不核对。容差为各项末位的一半之和。',
    en: 'Where only rounding lies between parts and total a note will do; more than that means a wrong number. Parts of one unit listed right before 合计 are added up, and rows and columns of tables called 合计 or 总计; Tax and other revenue, the three sectors, imports and exports, urban and rural population, general and special debt, summer and autumn grain, new and refinancing bonds make their whole without 合计; any other 其中 does not promise all parts, and tables with gaps or levels are left alone. The tolerance is half the last digit of every part.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '东部片区36个、中部片区28个、西部片区19个，合计⟦93个⟧。\n',
      says: [
        {
          zh: '36个＋28个＋19个＝83个，合计写“93个”。请核对各分项和合计。',
          en: '36个＋28个＋19个 = 83个, the total is “93个”. Check the parts and the total.',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
      ],
    },
    {
      draft:
        '| 片区 | 公共充电桩（个） |\n| --- | ---: |\n| 东部 | 36 |\n| 中部 | 28 |\n| 西部 | 19 |\n| 合计 | ⟦93⟧ |\n',
      says: [
        {
          zh: '36＋28＋19＝83个，合计写“93”。请核对各分项和合计。',
          en: '36＋28＋19 = 83个, the total is “93”. Check the parts and the total.',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
      ],
    },
    {
      draft: '东部片区3.3万户、中部片区3.3万户、西部片区3.3万户，合计⟦10.0万户⟧。\n',
      says: [
        {
          zh: '3.3万户＋3.3万户＋3.3万户＝9.9万户，合计写“10.0万户”，差额在四舍五入范围内。宜注明“部分数据因四舍五入未作机械调整”。',
          en: '3.3万户＋3.3万户＋3.3万户 = 9.9万户, the total is “10.0万户”; rounding explains the difference. A note that totals were not adjusted would help.',
          severity: 'hint',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
      ],
    },
    {
      draft:
        '一般公共预算收入⟦175.39亿元⟧，增长3.2%。其中，税收收入106.42亿元，下降9.5%；非税收入86.97亿元，增长2.1%。\n',
      says: [
        {
          zh: '106.42亿元＋86.97亿元＝193.39亿元，总数写“175.39亿元”。请核对各分项和合计。',
          en: '106.42亿元＋86.97亿元 = 193.39亿元, the whole is “175.39亿元”. Check the parts and the total.',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
      ],
    },

    {
      draft:
        '粮食产量⟦188.2万吨⟧，增产0.1%。其中，夏粮产量121.1万吨，减产0.4%；秋粮产量76.1万吨，增产0.9%。\n\n转贷债券118542万元，其中：一般债券⟦47730万元⟧（新增一般债券2720万元，再融资一般债券47460万元）。\n',
      says: [
        {
          zh: '121.1万吨＋76.1万吨＝197.2万吨，总数写“188.2万吨”。请核对各分项和合计。',
          en: '121.1万吨＋76.1万吨 = 197.2万吨, the whole is “188.2万吨”. Check the parts and the total.',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
        {
          zh: '2720万元＋47460万元＝50180万元，总数写“47730万元”。请核对各分项和合计。',
          en: '2720万元＋47460万元 = 50180万元, the whole is “47730万元”. Check the parts and the total.',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
      ],
    },
    {
      draft:
        '下达地方政府债券272.8亿元。其中，新增限额债券205.8亿元（一般债券11.8亿元，专项债券194.0亿元）。社会消费品零售总额1646亿元，其中限额以上城镇消费品零售额356亿元、限额以上乡村消费品零售额22亿元。\n',
    },
    {
      draft: '全年新增债券⟦67.3亿元⟧（其中：一般债券2亿元、专项债券63.5亿元）。\n',
      says: [
        {
          zh: '2亿元＋63.5亿元＝65.5亿元，总数写“67.3亿元”。请核对各分项和合计。',
          en: '2亿元＋63.5亿元 = 65.5亿元, the whole is “67.3亿元”. Check the parts and the total.',
          related: [
            {zh: '分项', en: 'A part'},
            {zh: '分项', en: 'A part'},
          ],
        },
      ],
    },
    {draft: '粮食产量188.2万吨，其中夏粮产量112.1万吨、早稻产量20.3万吨、秋粮产量55.8万吨。\n'},
    {draft: '东部片区36个、中部片区28个、西部片区19个，合计83个。\n'},
    {
      draft:
        '单位：亿元\n\n| 项目 | 合计 | 机关事业单位养老保险基金 | 职工医疗保险基金 | 居民医疗保险基金 |\n| --- | ---: | ---: | ---: | ---: |\n| 保险费收入 | 49.5 | 6.1 | 26.1 | 17.3 |\n| 财政补贴收入 | 34.4 | 3.7 | 0.5 | 30.2 |\n| 利息收入 | 0.9 | 0.1 | 0.5 | 0.3 |\n',
    },
    {draft: '地区生产总值1000亿元，其中第一产业增加值50.4亿元，第二产业增加值449.3亿元，第三产业增加值500.5亿元。\n'},
    {draft: '全市共有项目83个，其中东部片区36个、中部片区28个。\n'},
    {draft: '| 行业 | 增长（%） |\n| --- | ---: |\n| 采矿业 | 3.1 |\n| 制造业 | 5.2 |\n| 合计 | 4.6 |\n'},
  ],
  where: ({passage, mentions}) => (passage.kind === 'table' ? passage.rows.length > 3 : mentions.length > 2),
  *check(reading) {
    const sums = reading.passage.kind === 'table' ? totalsOf(reading) : [...sumsOf(reading), ...partitionsOf(reading)]
    for (const sum of sums) {
      const detected = judge(sum)
      if (detected) yield detected
    }
  },
  say: ({formula, result, total, called, rounding}) => ({
    zh: rounding
      ? `${formula}＝${result}，${called.zh}${quote(total)}，差额在四舍五入范围内。宜注明“部分数据因四舍五入未作机械调整”。`
      : `${formula}＝${result}，${called.zh}${quote(total)}。请核对各分项和合计。`,
    en: rounding
      ? `${formula} = ${result}, ${called.en} “${total}”; rounding explains the difference. A note that totals were not adjusted would help.`
      : `${formula} = ${result}, ${called.en} “${total}”. Check the parts and the total.`,
  }),
})

const asTotal: Words = {zh: '合计写', en: 'the total is'}
const ofParts: Words = {zh: '总数写', en: 'the whole is'}

function judge(sum: Sum): Detected<Facts, Span> | null {
  const {parts, total} = sum
  const bounds = sumOf(parts)
  const claim = boundsOf(total.quantity)
  if (!bounds || !claim) return null
  const off = apart(bounds, claim)
  // That parts of the accounts add up but for rounding needs no note.
  if (!off && (sum.whole || !isRounded(sum, middle(bounds)))) return null
  return {
    span: total.span,
    facts: {
      formula: formulaOf(parts),
      result: inWritingOf(total, middle(bounds)),
      total: total.text,
      called: sum.whole ? ofParts : asTotal,
      rounding: !off,
    },
    related: parts.slice(0, 12).map(({span}) => ({at: span, message: {zh: '分项', en: 'A part'}})),
    ...(off ? {} : {severity: 'hint' as const}),
  }
}

/** Whether plain numbers add up to another number than is printed, as rounding makes them. */
function isRounded({parts, total}: Sum, sum: number): boolean {
  if (![...parts, total].every(({quantity}) => quantity.qualifier === 'eq')) return false
  const {value} = total.quantity
  return value !== null && !('length' in value) && Math.abs(sum - toNumber(value)) > 1e-9 * Math.abs(sum)
}

const formulaOf = (parts: readonly ResolvedMention[]): string =>
  (parts.length > 6 ? [...parts.slice(0, 4), null, parts.at(-1)!] : parts).map((part) => part?.text ?? '…').join('＋')
