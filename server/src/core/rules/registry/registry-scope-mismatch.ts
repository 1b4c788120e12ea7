import {detected, evidence, type Registered, registered} from '../registered.js'
import {passageRule} from '../rule.js'
import {verdicts} from '../verdict.js'

interface Facts extends Registered {
  readonly spoken: string
  readonly registeredFor: string
}

export const registryScopeMismatch = passageRule<Facts>({
  id: 'registry-scope-mismatch',
  severity: 'warning',
  summary: {zh: '数值相同而区域或人群口径不同', en: 'The same figure, said of another area or population'},
  why: {
    zh: '全国的数写成本市，户籍的数写成常住，数值对得上，口径却变了。只有文中数值与登记值一致、而句中的区域或人群与登记不同时才指出；数值不同的，本来就是另一个口径，不作比较。',
    en: 'The country’s figure said of the city, registered residents for permanent ones: the number agrees and the scope does not. Reported only where the figure equals the registered one while the sentence names another area or population; a different figure is of another scope to begin with and is not compared.',
  },
  norm: {
    zh: '数字经济核心产业的范围见国家统计局令第33号。',
    en: 'The scope of the core industries of the digital economy: National Bureau of Statistics, Order No. 33.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `areas:
  CN: {label: 中国, aliases: [全国]}
  EX: {label: 云州市, aliases: [全市, 本市]}
indicators:
  - {id: ex.users, name: 网民规模, unit: 人, area: CN, observations: [{asOf: "2020-12-31", value: 989000000, step: 1000000, qualifier: eq}]}`,
      draft: '截至2020年底，本市网民规模达到⟦9.89亿人⟧。\n',
      says: [
        {
          zh: '“9.89亿人”与登记值相同，但文中说的是“本市”，登记的口径是“中国”（网民规模（2020年末）登记为9.89亿人）。请核对口径。',
          en: '“9.89亿人” equals the registered value, but the sentence is about “本市” and the entry about “中国” (网民规模 (the end of 2020) is registered as 9.89亿人). Check the scope.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
        },
      ],
    },
    {
      registry: `areas:
  CN: {label: 中国, aliases: [全国]}
  EX: {label: 云州市, aliases: [全市, 本市]}
indicators:
  - {id: ex.users, name: 网民规模, unit: 人, area: CN, observations: [{asOf: "2020-12-31", value: 989000000, step: 1000000, qualifier: eq}]}`,
      draft: '截至2020年底，全国网民规模达到9.89亿人，本市网民规模达到1800万人。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-scope-mismatch').map(({mention, verdict}) => {
      const {indicator, spoken} = verdict
      const area = world.registry.areas.find(({id}) => id === indicator.area)?.label ?? indicator.area
      const facts = {...registered(mention, verdict), spoken, registeredFor: indicator.scope ?? area ?? indicator.name}
      return detected(mention, verdict, facts)
    }),
  say: (facts) => ({
    zh: `“${facts.written}”与登记值相同，但文中说的是“${facts.spoken}”，登记的口径是“${facts.registeredFor}”（${evidence(facts).zh}）。请核对口径。`,
    en: `“${facts.written}” equals the registered value, but the sentence is about “${facts.spoken}” and the entry about “${facts.registeredFor}” (${evidence(facts).en}). Check the scope.`,
  }),
})
