import type {World} from '../../config/world.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {touches} from '../../quantity/interval.js'
import {figure, measured} from '../measure.js'
import {type Against, evidence, placeOf, type Registered, registered} from '../registered.js'
import {eachMention, passageRule} from '../rule.js'

interface Facts extends Registered {
  readonly said: string
}

export const registryConfusable = passageRule<Facts>({
  id: 'registry-confusable',
  severity: 'warning',
  summary: {
    zh: '名称属于登记库注明“并非此指标”的近似名',
    en: 'The name is one that the registry marks as not this indicator',
  },
  why: {
    zh: '登记库的notThis列出容易混同的名称。文中用了这样的名称、数值却正是该指标的登记值时指出：多半是名称写错。数值不同的，可能确是另一指标，不作判断。',
    en: 'The registry’s notThis lists names that are easily taken for an indicator. Reported where a draft uses one and states just that indicator’s value: most likely the name is wrong. Another value may well be another indicator, and nothing is said.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.sensors, name: 智能传感终端数, aliases: [智能传感终端], notThis: [物联感知终端], unit: 个, observations: [{asOf: "2020-12-31", value: 600000, qualifier: nearly}]}`,
      draft: '截至2020年底，全市物联感知终端⟦近60万个⟧。\n',
      says: [
        {
          zh: '“物联感知终端”不是“智能传感终端数”，而“近60万个”正是后者的数值：智能传感终端数（2020年末）登记为近60万个。请核对名称。',
          en: '“物联感知终端” is not “智能传感终端数”, yet “近60万个” is the latter’s value: 智能传感终端数 (the end of 2020) is registered as 近60万个. Check the name.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.sensors, name: 智能传感终端数, aliases: [智能传感终端], notThis: [物联感知终端], unit: 个, observations: [{asOf: "2020-12-31", value: 600000, qualifier: nearly}]}`,
      draft: '截至2020年底，全市物联感知终端近100万个。\n',
    },
  ],
  check: eachMention((mention, _, world) => {
    const meant = mention.match || mention.role === 'increment' ? null : meantBy(mention, world)
    if (!meant) return null
    const facts = {...registered(mention, meant), said: mention.name.text}
    return {span: mention.span, facts, related: [placeOf(meant.level)]}
  }),
  say: (facts) => ({
    zh: `“${facts.said}”不是“${facts.name}”，而“${facts.written}”正是后者的数值：${evidence(facts).zh}。请核对名称。`,
    en: `“${facts.said}” is not “${facts.name}”, yet “${facts.written}” is the latter’s value: ${evidence(facts).en}. Check the name.`,
  }),
})

/** The indicator that the name is marked not to be, where the figure is its own. */
function meantBy(mention: ResolvedMention, {registry}: World): Against | null {
  const entries = mention.name.text ? registry.named(mention.name.text) : []
  if (!entries.length || entries.some(({kind}) => kind !== 'notThis')) return null
  for (const entry of entries) {
    const indicator = registry.indicator(entry.indicator)
    const said = indicator && measured(mention.quantity, indicator, registry)
    const level =
      said &&
      indicator.observations.find(({value, step}) => value !== null && touches(figure({value, step}), figure(said)))
    if (level) return {indicator, level}
  }
  return null
}
