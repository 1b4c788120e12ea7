import type {Kind} from './kind.js'
import type {Random} from './random.js'
import type {Sample} from './sample.js'
import {otherNumber, outside, sites} from './sites.js'

/** What whoever goes over a draft with a calculator would find. */
export const sumKinds: readonly Kind[] = [
  {
    id: 'part: more than its whole',
    rules: ['part-exceeds-whole', 'registry-value-mismatch', 'registry-multiplier-slip', 'registry-qualifier-false'],
    plant: sites(parts, aboveWhole),
  },
  {
    id: 'whole: not its known parts',
    rules: ['sum-mismatch', 'registry-value-mismatch', 'registry-multiplier-slip'],
    reach: 'sentence',
    plant: sites(
      /生产总值(\d+(?:\.\d+)?)亿元[^。]*(?:。其中)?[^。]*第三产业|收入(\d+(?:\.\d+)?)亿元[^。；\n]*[，。]其中[^。\n]{0,2}税收收入|进出口总额(\d+(?:\.\d+)?)亿元[^。]*。其中，出口|债务[限余]额(\d+(?:\.\d+)?)亿元，其中一般|常住人口(\d+(?:\.\d+)?)万人，其中城镇/g,
      outside,
    ),
  },
  {
    id: 'growth: outside that of the parts',
    rules: ['growth-outside-parts', 'registry-value-mismatch'],
    plant: sites(
      /(?:生产总值|进出口总额|公共预算收入|肉类总产量|建筑业总产值)\d+(?:\.\d+)?(?:亿元|万吨)，(?:比上年)?增长(\d+(?:\.\d+)?)%。(?=其中，[^；。]{4,24}，[增下]|建筑工程)/g,
      (written) => (Number(written) + 20).toFixed(1),
    ),
  },
  {
    id: 'growth: of an amount more or less',
    rules: ['growth-mismatch'],
    plant: sites(/(?:增支|减收)\d+(?:\.\d+)?亿元，(?:增长|下降)(\d+(?:\.\d+)?)%/g, outside),
  },
  {
    id: 'multiplier: of one of the parts',
    rules: ['registry-multiplier-slip'],
    plant: sites(/[猪牛禽]肉产量\d+\.\d+(万)吨/g, () => ''),
  },
  {
    id: 'number: its groups',
    rules: ['number-grouping'],
    plant: sites(/\d{1,2},\d{3}(?=万元)/g, ungrouped),
  },
  {
    id: 'rate: enrolment without 毛',
    rules: ['ratio-out-of-range'],
    reach: 'sentence',
    plant: sites(/阶段(毛)入学率1/g, () => ''),
  },
  {
    id: 'balance: a total',
    rules: ['balance-mismatch'],
    plant: sites(/(?:收入总计|支出总计)(\d+(?:\.\d+)?)亿元/g, outside),
  },
  {
    id: 'balance: what is left',
    rules: ['balance-mismatch'],
    plant: sites(/(?:年终结余结转|本年收支结余)(\d+(?:\.\d+)?)亿元/g, outside),
  },
  {
    id: 'balance: carried on',
    rules: ['balance-mismatch'],
    plant: sites(/(?:年初余额|加上上年结余)[^。\n]*(?:年末余额|年末滚存结余)(\d+(?:\.\d+)?)亿元/g, outside),
  },
  {
    id: 'growth: in all and yearly',
    rules: ['total-growth-mismatch'],
    plant: sites(/五年累计(?:增长|下降)\d+(?:\.\d+)?%、年均(?:增长|下降)(\d+(?:\.\d+)?)%/g, outside),
  },
  {
    id: 'points: from last year’s share',
    rules: ['growth-mismatch'],
    plant: sites(/比上年(?:提高|下降)(\d+(?:\.\d+)?)个百分点/g, outside),
  },
  {
    id: 'completion',
    rules: ['completion-mismatch'],
    plant: sites(/为年度计划\d+(?:\.\d+)?亿元的(\d+(?:\.\d+)?)%/g, outside),
  },
  {
    id: 'yearly average',
    rules: ['yearly-average-mismatch'],
    plant: sites(/年累计[^\d，。]{2,14}\d+(?:\.\d+)?亿元，年均(\d+(?:\.\d+)?)亿元/g, outside),
  },
  {id: 'table: growth and totals', rules: ['table-change-mismatch'], plant: sites(changeCells, outside)},
  {
    id: 'count: binding or anticipatory',
    rules: ['table-attribute-count'],
    plant: sites(/(?:约束性|预期性)指标(\d+)项/g, oneMore),
  },
  {
    id: 'count: indicators of the table',
    rules: ['table-indicator-count'],
    plant: sites(/设置(\d+)项主要指标/g, oneMore),
  },
  {
    id: 'count: what headings announce',
    rules: ['section-count-mismatch'],
    plant: sites(/实施([三四五六])大(?:工程|行动)/g, otherHan),
  },
  {
    id: 'count: names listed',
    rules: ['list-count-mismatch'],
    plant: sites(/、[^，。、；\d]{2,10}([三四五六])(?:大|个|类)(?:产业|片区|体系|重点工程)/g, otherHan),
  },
  {
    id: 'count: items that follow',
    rules: ['structure-count-mismatch'],
    plant: sites(/([三四五六])(?:项|方面|级)(?:机制|原则|工作|联动)：一是/g, otherHan),
  },
  {
    id: 'rate: past its bounds',
    rules: ['ratio-out-of-range', 'registry-value-mismatch', 'registry-target-mismatch', 'registry-multiplier-slip'],
    plant: sites(
      /(?:覆盖率|普及率|处理率|利用率|执行率|达标率|占比|水质比例)(?:达到|为)(\d+(?:\.\d+)?)%/g,
      (written) => `1${written.padStart(2, '0')}`,
    ),
  },
  {
    id: 'goal: said twice, otherwise',
    rules: ['self-conflict'],
    plant: sites(repeatedGoals, otherNumber),
  },
  {
    id: 'respectively: a value left out',
    rules: ['respectively-count'],
    reach: 'sentence',
    plant: sites(/分别[^，。；\d、]{0,8}\d+(?:\.\d+)?%?((?:、|和)\d+(?:\.\d+)?%?)(?=[，。；])/g, () => ''),
  },
]

/** The part behind 其中, where the whole right before it is of the same unit. */
function* parts({text}: Sample): Generator<readonly [number, number]> {
  for (const match of text.matchAll(part)) {
    const at = match.indices?.[3]
    if (at && Number(match[3]) < Number(match[1])) yield at
  }
}

const part =
  /(\d+(?:\.\d+)?)(万?[个家公里项栋处名米人]+|万平方米|亿元)(?:，(?:增长|下降)[^，。；]{2,6})?，其中[^，。；、\d]{2,12}?(\d+(?:\.\d+)?)\2/dg

/** No whole of the drafts is so large. */
function aboveWhole(written: string): string {
  return written.includes('.') ? `99${written}` : `9${written}999`
}

/** Figures under 年均增长 and 累计 of a table of indicators. */
function* changeCells({text}: Sample): Generator<readonly [number, number]> {
  for (const table of text.matchAll(/^\|[^\n]*(?:年均增长（%）|累计) \|[^\n]*\n(?:\|[^\n]*(?:\n|$))+/gm))
    for (const row of table[0].matchAll(/^(\|.*)\| \[?(\d+(?:\.\d+)?)\]? \| (?:预期性|约束性) \|/dgm)) {
      const [from, to] = row.indices?.[2] ?? [0, 0]
      // What is done over the years is summed up, and is no difference of its last year and its first.
      if (to && !/新增|改造/.test(row[1] ?? '')) yield [table.index + from, table.index + to]
    }
}

/** A goal that no time governs, at its second place. */
function* repeatedGoals({text}: Sample): Generator<readonly [number, number]> {
  const seen = new Set<string>()
  for (const match of text.matchAll(/力争([^，。\d]{4,20})达到(\d+(?:\.\d+)?)/dg)) {
    const place = match.indices?.[2]
    if (seen.has(match[1] ?? '') && place) yield place
    seen.add(match[1] ?? '')
  }
}

function oneMore(written: string, random: Random): string {
  return String(Number(written) + (random.below(2) ? 1 : -1))
}

function otherHan(written: string, random: Random): string {
  const others = ['三', '四', '五', '六', '七'].filter((it) => it !== written)
  return random.pick(others) ?? '七'
}

/** 12,460 with a blank behind its comma, or with the comma a place too far. */
function ungrouped(written: string, random: Random): string {
  return random.below(2) ? written.replace(',', ', ') : written.replace(/,(\d)/, '$1,')
}
