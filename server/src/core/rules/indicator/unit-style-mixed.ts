import {type Contribution, changeOf, type Fix, groupRule, type Member, none, type Within} from '../rule.js'
import {unitFamily} from '../unit-family.js'
import {unitPlace} from '../unit-place.js'

interface Facts {
  readonly unit: string
  readonly usual: string
  /** How often the draft writes the usual form. */
  readonly times: number
}

export const unitStyleMixed = groupRule<Facts, string>({
  id: 'unit-style-mixed',
  severity: 'information',
  summary: {zh: '同一单位在文中有几种写法', en: 'One unit is written in several ways'},
  why: {
    zh: '公里、千米、km混用，读者会以为是不同的量。以全文用得最多的写法为准（相同时以先出现的为准），指出其余的；表格常用符号，不与正文比较。',
    en: '公里, 千米 and km side by side look like different quantities. The form used most (the first, if equal) counts as the draft’s own, and the others are reported; tables like symbols and are not compared with prose.',
  },
  norm: {
    zh: '出版物数字用法的规定：局部体例一致原则。',
    en: 'Rules for numbers in print: consistency within a text.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '轨道交通运营里程860公里。\n\n快速路总长220公里，其中新建⟦26.5千米⟧。\n',
      fixed: '轨道交通运营里程860公里。\n\n快速路总长220公里，其中新建26.5公里。\n',
      says: [
        {
          zh: '此处单位写作“千米”，文中另有2处写作“公里”。宜统一。',
          en: 'The unit is “千米” here and “公里” in 2 other place(s). Prefer one form.',
          related: [{zh: '此处写作“公里”', en: '“公里” here'}],
          fixes: [{zh: '改为“公里”', en: 'Change to “公里”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '轨道交通运营里程860公里，其中地下线路长度640公里，绿道长度1500公里。\n\n快速路总长⟦220千米⟧，其中新建⟦26.5千米⟧。\n',
      fixed:
        '轨道交通运营里程860公里，其中地下线路长度640公里，绿道长度1500公里。\n\n快速路总长220公里，其中新建26.5公里。\n',
      says: [
        {
          zh: '此处单位写作“千米”，文中另有3处写作“公里”。宜统一。',
          en: 'The unit is “千米” here and “公里” in 3 other place(s). Prefer one form.',
          related: [{zh: '此处写作“公里”', en: '“公里” here'}],
          fixes: [
            {zh: '改为“公里”', en: 'Change to “公里”', grade: 'choice'},
            {zh: '全文统一为“公里”', en: '“公里” throughout', grade: 'choice'},
          ],
        },
        {
          zh: '此处单位写作“千米”，文中另有3处写作“公里”。宜统一。',
          en: 'The unit is “千米” here and “公里” in 3 other place(s). Prefer one form.',
          related: [{zh: '此处写作“公里”', en: '“公里” here'}],
          fixes: [
            {zh: '改为“公里”', en: 'Change to “公里”', grade: 'choice'},
            {zh: '全文统一为“公里”', en: '“公里” throughout', grade: 'choice'},
          ],
        },
      ],
    },

    {draft: '轨道交通运营里程860公里，街道绿地面积12万平方米。\n'},
  ],
  gather({mentions, passage}) {
    if (passage.kind === 'table' || !mentions.length) return none
    const all: Contribution<string>[] = []
    for (const {quantity} of mentions) {
      const key = quantity.unit === null ? undefined : unitFamily(quantity.unit)
      const place = key === undefined ? null : unitPlace(quantity, passage.source)
      if (key !== undefined && place && quantity.unit)
        all.push({key, span: {from: quantity.number.from, to: place.to}, entry: quantity.unit})
    }
    return all
  },
  alike: (one, other) => one === other,
  *check(group) {
    const usual = mostUsed(group)
    const others = group.filter(({entry}) => entry !== usual)
    const times = group.length - others.length
    for (const member of others)
      yield {
        span: member,
        facts: {unit: member.entry, usual, times},
        related: [
          {
            at: group.find(({entry}) => entry === usual) ?? member,
            message: {zh: `此处写作“${usual}”`, en: `“${usual}” here`},
          },
        ],
        fixes: others.length > 1 ? [rewrite([member], usual), rewrite(others, usual)] : [rewrite([member], usual)],
      }
  },
  say: ({unit, usual, times}) => ({
    zh: `此处单位写作“${unit}”，文中另有${times}处写作“${usual}”。宜统一。`,
    en: `The unit is “${unit}” here and “${usual}” in ${times} other place(s). Prefer one form.`,
  }),
})

function mostUsed(group: readonly Member<string>[]): string {
  const counts = new Map<string, number>()
  for (const {entry} of group) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  return [...counts].reduce((most, it) => (it[1] > most[1] ? it : most))[0]
}

const rewrite = (members: readonly Member<string>[], usual: string): Fix<Within> => ({
  title:
    members.length > 1
      ? {zh: `全文统一为“${usual}”`, en: `“${usual}” throughout`}
      : {zh: `改为“${usual}”`, en: `Change to “${usual}”`},
  safe: false,
  edits: members.map(({of, to, entry}) => changeOf({from: to - entry.length, to, of}, usual)),
})
