import {isOwnFigure} from '../own-figure.js'
import {eachMention, passageRule} from '../rule.js'
import {isContradicted} from '../verdict.js'

interface Facts {
  readonly written: string
  readonly name: string
}

export const registryUnregistered = passageRule<Facts>({
  id: 'registry-unregistered',
  severity: 'hint',
  summary: {zh: '文中指标在登记库中没有条目', en: 'The registry has no entry for a figure of the draft'},
  why: {
    zh: '未登记的数值无从核对。这不是错误，而是覆盖情况：请登记，或确认不必入库。只对有名称的现状值和目标值提示；合计数、占比由文中其他数算出，不提示；没有登记库时不提示。',
    en: 'A figure without an entry has been checked against nothing. That is no error but a matter of coverage: register it, or decide that it need not be. Only named levels and targets are reported; totals and shares follow from other figures of the text, and without a registry nothing is said.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.parks, name: 口袋公园数, unit: 个, observations: [{asOf: "2020-12-31", value: 103, qualifier: eq}]}`,
      draft: '截至2020年底，全市建成口袋公园103个，办事窗口⟦86个⟧。\n',
      says: [
        {
          zh: '“办事窗口”（86个）在登记库中没有条目，未作核对。请登记，或确认不必入库。',
          en: '“办事窗口” (86个) has no entry in the registry and was not checked. Register it, or decide that it need not be.',
        },
      ],
    },
    {draft: '截至2020年底，全市建成口袋公园103个。\n'},
  ],
  check: eachMention((mention, reading, world) => {
    const {match, candidates, name, role, span, text} = mention
    if (match || candidates.length || (role !== 'baseline' && role !== 'target')) return null
    if (!world.registry.ids.length || !isOwnFigure(mention, reading.passage.source)) return null
    if (isContradicted(mention, reading, world)) return null
    return {span, facts: {written: text, name: name.text}}
  }),
  say: ({written, name}) => ({
    zh: `“${name}”（${written}）在登记库中没有条目，未作核对。请登记，或确认不必入库。`,
    en: `“${name}” (${written}) has no entry in the registry and was not checked. Register it, or decide that it need not be.`,
  }),
})
