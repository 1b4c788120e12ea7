import {showLevel} from '../../quantity/show.js'
import {detected, evidence, placeOf, type Registered, registered, useRegistered} from '../registered.js'
import {passageRule, type Words} from '../rule.js'
import {verdicts} from '../verdict.js'
import {sayTime} from '../words.js'

interface Facts extends Registered {
  /** The time that the draft gives. */
  readonly stated: Words
  /** What is registered for that time; null where nothing is. */
  readonly own: string | null
}

export const registryAsofMismatch = passageRule<Facts>({
  id: 'registry-asof-mismatch',
  severity: 'error',
  summary: {zh: '数值是登记库中另一时点的值', en: 'The figure is the registered one of another date'},
  why: {
    zh: '把6月底的数写在年底名下，或沿用上年文稿只改年份，数值本身查得到，时点却错了。登记库对文中时点另有登记值时为错误；没有登记值时，只对不易巧合的数字（两位以上有效数字或上百）作警告。文中没有明写时点的，不作判断。',
    en: 'A June figure under “end of the year”, or last year’s sentence with only the year changed: the figure exists, at another time. An error where the registry has another value for the stated time; where it has none, a warning, and only for figures that chance hardly repeats. Nothing is said of undated figures.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - id: ex.items
    name: 网上可办事项数
    unit: 项
    observations:
      - {asOf: "2020-12-31", value: 3166, qualifier: eq}
      - {asOf: "2021-07-31", value: 3197, qualifier: eq}`,
      draft: '截至2020年底，网上可办事项数达到⟦3197项⟧。\n',
      fixed: '截至2020年底，网上可办事项数达到3166项。\n',
    },
    {
      registry: `indicators:
  - id: ex.items
    name: 网上可办事项数
    unit: 项
    observations:
      - {asOf: "2020-12-31", value: 3166, qualifier: eq}
      - {asOf: "2021-07-31", value: 3197, qualifier: eq}`,
      draft: '截至2021年7月底，网上可办事项数达到3197项。\n',
    },
  ],
  *check(reading, world) {
    for (const {mention, verdict} of verdicts(reading, world, 'registry-asof-mismatch')) {
      const {own, indicator, level} = verdict
      const stated = sayTime(mention.asOf.time ?? level.asOf)
      const facts = {...registered(mention, verdict), stated, own: own && showLevel(own, indicator.unit)}
      const found = detected(mention, verdict, facts, own ? useRegistered(mention, {indicator, level: own}) : [])
      yield own ? {...found, related: [placeOf(own), placeOf(level)]} : found
    }
  },
  say: (facts) => ({
    zh: `“${facts.written}”写在${facts.stated.zh}名下，但${evidence(facts).zh}${facts.own ? `，${facts.stated.zh}为${facts.own}` : '，该时点没有登记值'}。请核对时点或数值。`,
    en: `“${facts.written}” is stated for ${facts.stated.en}, but ${evidence(facts).en}${facts.own ? `; ${facts.stated.en} is ${facts.own}` : '; nothing is registered for the stated time'}. Check the time or the figure.`,
  }),
})
