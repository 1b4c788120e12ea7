import type {ResolvedMention} from '../../mentions/mention.js'
import {shareName} from '../../mentions/one-of-all.js'
import {showLevel} from '../../quantity/show.js'
import type {Claim, Indicator, Level} from '../../registry/schema.js'
import {sameMoment} from '../moment.js'
import {type Detected, eachMention, passageRule, type Words} from '../rule.js'
import {verdicts} from '../verdict.js'

interface Facts {
  readonly written: string
  readonly name: string
  /** What each source has, with the file that has it. */
  readonly claims: readonly Words[]
}

export const registrySourceConflict = passageRule<Facts>({
  id: 'registry-source-conflict',
  severity: 'warning',
  summary: {
    zh: '几处登记的数互相矛盾，文中的数无从核对',
    en: 'The registered figures contradict each other, so the figure cannot be checked',
  },
  why: {
    zh: '几个来源登记了同一指标同一时点的数，不可能都对，又没有写明以谁的为准（责任单位自己维护的一份优先）。此时任取其一核对，对错都靠不住；不说，则会被当作已经核对。因此在文中指出，请先核定登记库。',
    en: 'Several sources have a figure of one indicator and one time that cannot all be true, and nothing says whose counts (the copy that the owner keeps comes first). To check against any of them would prove nothing; to say nothing would pass for a check. So the draft says it: settle the registry first.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: bureau.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: 48200, qualifier: eq}]}
  - {id: civil.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: 46500, qualifier: eq}]}`,
      draft: '截至2020年底，养老床位数达到⟦4.82万张⟧。\n',
      says: [
        {
          zh: '“4.82万张”无法核对：养老床位数各处登记不一致，4.82万张（registry.metrics.yaml）、4.65万张（registry.metrics.yaml）。请先核定登记库以哪一个为准。',
          en: '“4.82万张” cannot be checked: the registered figures of 养老床位数 differ, 4.82万张 (registry.metrics.yaml), 4.65万张 (registry.metrics.yaml). Settle first which of them counts.',
          related: [
            {zh: '登记为4.82万张', en: 'Registered as 4.82万张'},
            {zh: '登记为4.65万张', en: 'Registered as 4.65万张'},
          ],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: bureau.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: 48200, qualifier: eq}]}
  - {id: civil.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: 48200, qualifier: eq}]}`,
      draft: '截至2020年底，养老床位数达到4.82万张。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-source-conflict')
      .map(({mention, verdict}) => say(mention, verdict.indicator.name, verdict.claims))
      .concat(namesakes(reading, world)),
  say: ({written, name, claims}) => ({
    zh: `“${written}”无法核对：${name}各处登记不一致，${claims.map(({zh}) => zh).join('、')}。请先核定登记库以哪一个为准。`,
    en: `“${written}” cannot be checked: the registered figures of ${name} differ, ${claims.map(({en}) => en).join(', ')}. Settle first which of them counts.`,
  }),
})

/** Figures whose name is that of several indicators, of which not all have the same. */
const namesakes = eachMention<Facts>((mention) => {
  const {match, candidates, role, change} = mention
  if (match || change !== null || (role !== 'baseline' && role !== 'target') || !shareName(candidates)) return null
  const claims = candidates.flatMap((indicator) => claimAt(mention, indicator) ?? [])
  return claims.length ? say(mention, mention.name.text, claims) : null
})

function claimAt({asOf: {time}, role}: ResolvedMention, indicator: Indicator): Claim | null {
  const {name, unit, observations, targets} = indicator
  const levels: readonly Level[] = role === 'target' ? targets : observations
  const level = levels.findLast((it) => time !== null && sameMoment(it.asOf, time))
  return level ? {name, unit, level, declaredAt: level.declaredAt} : null
}

function say({span, text}: ResolvedMention, name: string, claims: readonly Claim[]): Detected<Facts> {
  const told = claims
    .flatMap(({level, unit, declaredAt}) => (level ? {shown: showLevel(level, unit), at: declaredAt} : []))
    .slice(0, 5)
  return {
    span,
    facts: {
      written: text,
      name,
      claims: told.map(({shown, at: {path}}) => ({zh: `${shown}（${path}）`, en: `${shown} (${path})`})),
    },
    related: told.map(({shown, at}) => ({at, message: {zh: `登记为${shown}`, en: `Registered as ${shown}`}})),
  }
}
