import {placeOf} from '../registered.js'
import {passageRule} from '../rule.js'
import {verdicts} from '../verdict.js'

interface Facts {
  readonly written: string
  readonly name: string
  readonly classification: 'internal' | 'restricted'
}

export const registryRestrictedFigure = passageRule<Facts>({
  id: 'registry-restricted-figure',
  severity: 'error',
  summary: {zh: '公开文稿写入了未公开的指标', en: 'A public draft states a figure that is not public'},
  why: {
    zh: '登记为internal或restricted的指标，写进按public登记库检查的文稿，一经公开即无法收回。名称确切匹配时指出，不论数值是否相符。',
    en: 'A figure registered as internal or restricted, in a draft that is checked with a public registry, cannot be taken back once printed. Reported where the name matches, whatever the value.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.reserve, name: 应急储备粮库存, unit: 吨, classification: internal, observations: [{asOf: "2020-12-31", value: 45000, qualifier: eq}]}`,
      draft: '截至2020年底，应急储备粮库存达到⟦4.5万吨⟧。\n',
      says: [
        {
          zh: '“4.5万吨”属于应急储备粮库存，登记为内部数据，不得写入公开文稿。请删去，或先办理公开手续。',
          en: '“4.5万吨” is 应急储备粮库存, registered as internal: it must not stand in a public draft. Delete it, or have it released first.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.reserve, name: 应急储备粮库存, unit: 吨, classification: restricted, observations: [{asOf: "2020-12-31", value: 45000, qualifier: eq}]}`,
      draft: '截至2020年底，应急储备粮库存达到⟦4.5万吨⟧。\n',
      says: [
        {
          zh: '“4.5万吨”属于应急储备粮库存，登记为限制数据，不得写入公开文稿。请删去，或先办理公开手续。',
          en: '“4.5万吨” is 应急储备粮库存, registered as restricted: it must not stand in a public draft. Delete it, or have it released first.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
        },
      ],
    },

    {
      registry: `indicators:
  - {id: ex.reserve, name: 应急储备粮库存, unit: 吨, classification: public, observations: [{asOf: "2020-12-31", value: 45000, qualifier: eq}]}`,
      draft: '截至2020年底，应急储备粮库存达到4.5万吨。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-restricted-figure').flatMap(({mention, verdict}) => {
      const {classification, name} = verdict.indicator
      if (classification !== 'internal' && classification !== 'restricted') return []
      const facts = {written: mention.text, name, classification}
      return [{span: mention.span, facts, related: [placeOf(verdict.level, verdict.by)]}]
    }),
  say: ({written, name, classification}) => ({
    zh: `“${written}”属于${name}，登记为${classification === 'internal' ? '内部' : '限制'}数据，不得写入公开文稿。请删去，或先办理公开手续。`,
    en: `“${written}” is ${name}, registered as ${classification}: it must not stand in a public draft. Delete it, or have it released first.`,
  }),
})
