import {changesOf, type StatedChange} from '../../formulas/changes.js'
import {type Figure, figuresOf} from '../../formulas/figures.js'
import {apart, minus} from '../../quantity/bounds.js'
import {quote} from '../quote.js'
import {changeTo, passageRule, replaceWith} from '../rule.js'

interface Facts {
  readonly name: string
  readonly verb: string
  readonly written: string
  readonly proper: string
  /** What is written: `%` for the change of a percentage, or points for the change of an amount. */
  readonly wrote: 'percent' | 'points'
}

export const pointsVsPercent = passageRule<Facts>({
  id: 'points-vs-percent',
  severity: 'warning',
  summary: {
    zh: '百分比的变动写“%”，或数量的变动写“百分点”',
    en: 'Percent for a change of a percentage, or points for a change of an amount',
  },
  why: {
    zh: '“占比提高5%”有两种读法：提高5个百分点，或提高到原来的1.05倍。占比、覆盖率、合格率等百分比之间的变动写“个百分点”，产量、收入等数量的变动写“%”。事故率、死亡率等常作相对比较的，速率、效率等本身不是百分比的，以及增速的变动，不提示。',
    en: '占比提高5% can be read as five points or as a factor of 1.05. A change between percentages (shares, coverage, pass rates) is in points, a change of an amount in percent. Rates that are usually compared relatively (accidents, mortality), those that are no percentages (speeds, efficiency) and changes of growth are left alone.',
  },
  norm: {
    zh: '《编辑学报》关于百分数与百分点用法的论述',
    en: 'Acta Editologica on the use of percent and percentage points',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '到2025年，新能源公交车占比提高⟦5%⟧。\n',
      fixed: '到2025年，新能源公交车占比提高5个百分点。\n',
      says: [
        {
          zh: '“新能源公交车占比提高5%”有两种读法（5个百分点，或相对提高5%）。百分比的变动应写“个百分点”。',
          en: '“新能源公交车占比提高5%” can be read as points or as relative change. A change of a percentage is written in points (5个百分点).',
          fixes: [{zh: '改为“5个百分点”', en: 'Change to “5个百分点”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '2020年粮食产量比上年增加⟦12个百分点⟧。\n',
      fixed: '2020年粮食产量比上年增加12%。\n',
      says: [
        {
          zh: '“粮食产量”不是百分比，其变动不能用“百分点”。应写“12%”，请核对。',
          en: '“粮食产量” is no percentage, so its change cannot be in points. Write “12%” after checking.',
          fixes: [{zh: '改为“12%”', en: 'Change to “12%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '单位产值能耗强度下降⟦13.5个百分点⟧。\n',
      fixed: '单位产值能耗强度下降13.5%。\n',
      says: [
        {
          zh: '“单位产值能耗强度”不是百分比，其变动不能用“百分点”。应写“13.5%”，请核对。',
          en: '“单位产值能耗强度” is no percentage, so its change cannot be in points. Write “13.5%” after checking.',
          fixes: [{zh: '改为“13.5%”', en: 'Change to “13.5%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '示范点覆盖率提高⟦5%以上⟧。\n',
      says: [
        {
          zh: '“示范点覆盖率提高5%以上”有两种读法（5个百分点以上，或相对提高5%以上）。百分比的变动应写“个百分点”。',
          en: '“示范点覆盖率提高5%以上” can be read as points or as relative change. A change of a percentage is written in points (5个百分点以上).',
        },
      ],
    },
    {draft: '新能源公交车占比提高5个百分点，事故死亡率下降5%。\n'},
    {draft: '粮食产量增长3%，增速比上年提高2个百分点。\n'},
    {draft: '常住人口城镇化率提高到75%，生产效率提高20%。\n'},
    {draft: '非税收入拉动收入增长7.67个百分点。\n'},
  ],
  where: (reading) => figuresOf(reading).some(({unit}) => /^[%‰]$|百分点$/.test(unit)),
  *check(reading) {
    const figures = figuresOf(reading)
    const between = new Set(
      changesOf(reading)
        .changes.filter(isBetweenPercentages)
        .map(({figure}) => figure),
    )
    for (const figure of figures) {
      const facts = between.has(figure) ? difference(figure) : judge(figure, figures[figure.index - 1])
      if (!facts) continue
      const {quantity} = figure.mention
      const unit = {from: quantity.number.to, to: figure.mention.span.to}
      const plain =
        quantity.qualifier === 'eq' &&
        /^\s*(?:%|％|个百分点|百分点)$/.test(reading.passage.source.slice(unit.from, unit.to))
      yield {
        span: figure.mention.span,
        facts,
        fixes: plain ? [replaceWith(unit, facts.wrote === 'percent' ? '个百分点' : '%', changeTo(facts.proper))] : [],
      }
    }
  },
  say: ({name, verb, written, proper, wrote}) =>
    wrote === 'percent'
      ? {
          zh: `${quote(`${name}${verb}${written}`)}有两种读法（${proper}，或相对${verb}${written}）。百分比的变动应写“个百分点”。`,
          en: `“${name}${verb}${written}” can be read as points or as relative change. A change of a percentage is written in points (${proper}).`,
        }
      : {
          zh: `${quote(name)}不是百分比，其变动不能用“百分点”。应写${quote(proper)}，请核对。`,
          en: `“${name}” is no percentage, so its change cannot be in points. Write “${proper}” after checking.`,
        },
})

const change =
  /^(?:[,、])?([^,;。:、\d]{2,20}?)(?:(?:比|较)[^,;。:、]{1,10}?|同比|环比|累计|共|预计|力争|再|进一步)?(提高|提升|上升|增加|增长|下降|降低|减少)了?$/

/** Percentages by their name. 率 alone is no sign: 速率, 效率, 汇率, 容积率 are none, 死亡率 and 发病率 are counted by the ten thousand. */
const percentage =
  /(?:占比|比重|(?:覆盖|普及|合格|达标|优良|通达|利用|处理|处置|回收|绿化|城镇化|入学|入园|巩固|参保|参与|知晓|满意|就业|办结|办理|签约|完好|供应|自给|渗透|贡献|接入|应用|开通|上云|使用|达成|安装|配备|持证|监测|净化|完成|采用|数字化|机械化|自动化|信息化|保障|达产|投产|分担|准点|正点|命中|受理|公开|共享|开放)率)$/
const amount =
  /(?:产量|总量|总额|总值|收入|支出|投资额?|销售额|交易额|成交额|人数|户数|用户数|数量|面积|里程|吞吐量|客运量|货运量|发电量|用电量|用水量|规模|利润|税收|存款余额|贷款余额|保有量)$/
const intensity = /(?:能耗强度|碳排放强度|排放强度|碳强度|用水强度|能耗|水耗|电耗)$/

/**
 * A change of a level in percent: the difference of the two, or said with a verb of percentages (提高, 下降) of a level
 * whose name is one's. 由40%提高到85%，提高112.5% is a relative change and may stand.
 */
function isBetweenPercentages({figure, measure, annual, to, from}: StatedChange): boolean {
  if (measure !== 'percent' || annual || to?.unit !== '%' || !to.bounds || !figure.bounds) return false
  if (from && !from.derived)
    return [minus(to.bounds, from.bounds), minus(from.bounds, to.bounds)].some((it) => !apart(it, figure.bounds!))
  const {text: name} = to.mention.name
  return (
    /(?:提高|提升|上升|下降|降低)了?$/.test(figure.lead) &&
    /(?:率|占比|比重|比例|水平)$/.test(name) &&
    !/效率|速率/.test(name)
  )
}

function difference({mention: {text}, lead}: Figure): Facts {
  const [verb = ''] = /(?:提高|提升|上升|增加|增长|下降|降低|减少)了?$/.exec(lead) ?? []
  return {name: '', verb, written: text, proper: text.replace(/\s*[%％]/, '个百分点'), wrote: 'percent'}
}

function judge(figure: Figure, last: Figure | undefined): Facts | null {
  if (figure.unit !== '%' && !figure.unit.endsWith('百分点')) return null
  const [, words = '', verb = ''] = change.exec(figure.lead.replace(/^.*\d年[初末底]?/, '')) ?? []
  // 拉动收入增长7.67个百分点: what a part adds to the growth of a whole is said in points.
  if (
    !verb ||
    /增速|增幅|增长率|涨幅|占|比例|贡献|拉动|拉低/.test(words.replace(/占比$|比例$/, '')) ||
    /年均/.test(words)
  )
    return null
  const name = words.replace(/^(?:使|其中|全市|本市|全省|推动|促进|实现|带动)/, '')
  const {text, quantity} = figure.mention
  const inUnit = (unit: string): string => text.replace(/\s*(?:个百分点|百分点|%|％)/, unit)
  if (figure.unit === '%' && percentage.test(name) && !/倍|相对/.test(figure.after.slice(0, 4)))
    return {name, verb, written: text, proper: inUnit('个百分点'), wrote: 'percent'}
  const points = quantity.unit?.endsWith('百分点') ?? false
  // 收入增长6%，提高2个百分点 speaks of the growth before it.
  if (points && !(last && !figure.opens && last.unit === '%') && (amount.test(name) || intensity.test(name)))
    return {name, verb, written: text, proper: inUnit('%'), wrote: 'points'}
  return null
}
