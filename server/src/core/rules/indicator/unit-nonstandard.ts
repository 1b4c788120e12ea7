import {passageRule, replaceWith, safely} from '../rule.js'
import {mayHold, search} from '../search.js'
import {unitPlace} from '../unit-place.js'

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
    zh: '“平米”“公分”“度（电）”是俗称，KM、KW大小写有误。大小不变的可以直接改写；“市斤”等换算后数值要变，只作提醒。亩、公里、公斤在公文中通行，不在此列；NFKC文本中的m2不指出。',
    en: '平米, 公分 and 度 (of electricity) are colloquial; KM and KW have the wrong case. What keeps its size is rewritten; 市斤 and the like would change the figure and are only pointed out. 亩, 公里 and 公斤 are current in official texts and left alone, and so is m2 in NFKC text.',
  },
  norm: {
    zh: '国务院关于在我国统一实行法定计量单位的命令（1984年）。',
    en: 'State Council order on legal units of measurement (1984).',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '新增公园绿地120万⟦平米⟧。\n',
      fixed: '新增公园绿地120万平方米。\n',
      says: [
        {
          zh: '“平米”不是规范的单位写法。应写作“平方米”。',
          en: '“平米” is not the standard form of the unit. Write “平方米”.',
          fixes: [{zh: '改为“平方米”', en: 'Change to “平方米”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '轨道交通运营里程达到860⟦KM⟧。\n',
      fixed: '轨道交通运营里程达到860km。\n',
      says: [
        {
          zh: '“KM”不是规范的单位写法。应写作“km”。',
          en: '“KM” is not the standard form of the unit. Write “km”.',
          fixes: [{zh: '改为“km”', en: 'Change to “km”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '示范步道全长2.6⟦英里⟧。\n',
      says: [
        {
          zh: '“英里”不是法定计量单位。请换算为法定单位。',
          en: '“英里” is not a legal unit. Convert the figure to one.',
        },
      ],
    },

    {draft: '新增公园绿地120万平方米，轨道交通运营里程达到860公里。\n'},
    {draft: '实验装置的原子核和电子温度均超过1亿度。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && mayHold(passage, signs),
  *check({mentions, passage}) {
    for (const {span, match} of search(passage, written)) {
      const [unit] = match
      const right = safe.get(unit) ?? null
      yield {span, facts: {written: unit, right}, fixes: right === null ? [] : [safely(replaceWith(span, right))]}
    }
    for (const {quantity, name} of mentions) {
      const span = quantity.unit === '度' && /电(?!子)/.test(name.text) ? unitPlace(quantity, passage.source) : null
      if (span) yield {span, facts: {written: '度', right: '千瓦时'}, fixes: [replaceWith(span, '千瓦时')]}
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
const safe: ReadonlyMap<string, string> = new Map([
  ['平米', '平方米'],
  ['公分', '厘米'],
  ['度电', '千瓦时'],
  ...['KM', 'Km', 'kM'].map((unit): [string, string] => [unit, 'km']),
  ...['KW', 'Kw', 'kw'].map((unit): [string, string] => [unit, 'kW']),
  ...['KWH', 'KWh', 'Kwh', 'kwh'].map((unit): [string, string] => [unit, 'kWh']),
  ...['KV', 'Kv', 'kv'].map((unit): [string, string] => [unit, 'kV']),
  ['KVA', 'kVA'],
  ...['KG', 'Kg'].map((unit): [string, string] => [unit, 'kg']),
  ['HZ', 'Hz'],
])

const resized = ['市斤', '英里', '英尺', '马力']

/** What each of them, and 度, has a sign of. */
const signs = /[KkH]|平米|公分|度|市斤|英[里尺]|马力/

/** Right after a number: 平米 in 平米数 and KM in a name are no units. */
const written = new RegExp(
  `(?<=[\\d万亿余多])(?:${[...safe.keys(), ...resized].sort((a, b) => b.length - a.length).join('|')})(?![A-Za-z0-9数])`,
  'g',
)
