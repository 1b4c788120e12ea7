import type {Passage} from '../../markdown/passage.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import type {Span} from '../../text/span.js'
import {slice} from '../../text/span.js'
import {figureOf} from '../rephrase.js'
import {passageRule, replaceWith, safely} from '../rule.js'

interface Facts {
  readonly written: string
  /** Null where the legal unit has another size and the figure would change. */
  readonly right: string | null
}

export const unitNonstandard = passageRule<Facts>({
  id: 'unit-nonstandard',
  severity: 'warning',
  summary: {zh: '非法定或不规范的计量单位', en: 'A unit that is not legal, or not written as the standard has it'},
  why: {
    zh: '“平米”“公分”“度（电）”是俗称，KM、KW大小写有误。大小不变的可以直接改写；“斤”等换算后数值要变，只作提醒。亩、公里、公斤在公文中通行，不在此列；NFKC文本中的m2不指出。',
    en: '平米, 公分 and 度 (of electricity) are colloquial; KM and KW have the wrong case. What keeps its size is rewritten; 斤 and the like would change the figure and are only pointed out. 亩, 公里 and 公斤 are current in official texts and left alone, and so is m2 in NFKC text.',
  },
  norm: {
    zh: '国务院关于在我国统一实行法定计量单位的命令（1984年）。',
    en: 'State Council order on legal units of measurement (1984).',
  },
  halfWidth: 'alike',
  examples: [
    {draft: '新增公园绿地⟦120万平米⟧。\n', fixed: '新增公园绿地120万平方米。\n'},
    {draft: '轨道交通运营里程达到⟦860KM⟧。\n', fixed: '轨道交通运营里程达到860km。\n'},
    {draft: '新增公园绿地120万平方米，轨道交通运营里程达到860公里。\n'},
  ],
  *check({mentions, passage}) {
    for (const mention of mentions) {
      const place = mention.cell ? null : writtenUnit(mention, passage)
      const unit = place && slice(passage.source, place)
      if (!place || !unit) continue
      const right = safe[unit] ?? (unit === '度' && /电/.test(mention.name.text) ? '千瓦时' : null)
      if (right === null && !resized.has(unit)) continue
      yield {
        span: {from: figureOf(mention.quantity).from, to: place.to},
        facts: {written: unit, right},
        fixes: right === null ? [] : [unit in safe ? safely(replaceWith(place, right)) : replaceWith(place, right)],
      }
    }
  },
  say: ({written, right}) => ({
    zh:
      right === null
        ? `“${written}”不是法定计量单位。请换算为法定单位。`
        : `“${written}”不是规范的单位写法。应写作“${right}”。`,
    en:
      right === null
        ? `“${written}” is not a legal unit. Convert the figure to one.`
        : `“${written}” is not the standard form of the unit. Write “${right}”.`,
  }),
})

/** Other names and cases of the same size. */
const safe: Readonly<Record<string, string>> = {
  平米: '平方米',
  平方: '平方米',
  立方: '立方米',
  公分: '厘米',
  度电: '千瓦时',
  KM: 'km',
  Km: 'km',
  kM: 'km',
  KW: 'kW',
  Kw: 'kW',
  kw: 'kW',
  KWH: 'kWh',
  KWh: 'kWh',
  Kwh: 'kWh',
  kwh: 'kWh',
  KV: 'kV',
  Kv: 'kV',
  kv: 'kV',
  KVA: 'kVA',
  KG: 'kg',
  Kg: 'kg',
  HZ: 'Hz',
}

const resized = new Set(['斤', '市斤', '市尺', '英里', '英尺', '马力'])

/** The unit as written beside the number, whether or not the grammar knows it. */
function writtenUnit({quantity, span}: ResolvedMention, {source}: Passage): Span | null {
  const {to} = figureOf(quantity)
  const {unit} = quantity
  if (unit !== null) return slice(source, {from: to - unit.length, to}) === unit ? {from: to - unit.length, to} : null
  const after = source.slice(span.to, span.to + 4)
  const found = /^(?:[A-Za-z]+|公分|市斤|市尺)/.exec(after)?.[0]
  return found && found.length < 4 ? {from: span.to, to: span.to + found.length} : null
}
