import type {ResolvedMention} from '../../mentions/mention.js'
import {apart, type Bounds, boundsOf} from '../../quantity/bounds.js'
import {showLevel} from '../../quantity/show.js'
import type {Indicator, Observation, Registry} from '../../registry/schema.js'
import {isDeedOf} from '../deed.js'
import {measured} from '../measure.js'
import {quote} from '../quote.js'
import {passageRule, type Related} from '../rule.js'
import {isContradicted} from '../verdict.js'
import {sayTime} from '../words.js'

interface Facts {
  readonly name: string
  readonly baseline: string
  readonly target: string
  /** Which way the indicator should go. */
  readonly direction: 'up' | 'down'
}

const registry = `
indicators:
  - {id: ex.bus, name: 新能源公交车占比, unit: "%", kind: ratio, direction: up, observations: [{asOf: "2020-12-31", value: 82, qualifier: eq, status: final, source: {doc: a}}]}
  - {id: ex.pm, name: PM2.5年均浓度, unit: 微克/立方米, kind: stock, direction: down, observations: [{asOf: "2020-12-31", value: 32, qualifier: eq, status: final, source: {doc: a}}]}
`

export const targetNotBeyondBaseline = passageRule<Facts>({
  id: 'target-not-beyond-baseline',
  severity: 'warning',
  summary: {zh: '目标值没有越过基期值', en: 'A target on the wrong side of its baseline'},
  why: {
    zh: '登记方向为“升”的指标，目标低于基期就是倒退，多半是写错或基期用错。按登记的方向比较同一段（同一行）的基期值，没有的按登记的基期值；目标与基期可能相等的不提示，没有登记方向的不判断。',
    en: 'For an indicator registered to rise, a target below the baseline is a step back and mostly a slip. The baseline of the same paragraph or row is used, else the registered one; a target that may equal it is left alone, and so is an indicator without a registered direction.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry,
      draft: '到2025年，新能源公交车占比达到⟦78%⟧。\n',
      says: [
        {
          zh: '“新能源公交车占比”登记为应升，目标“78%”却低于基期“2020年末82%”。请核对两数，或说明目标倒退的原因。',
          en: '“新能源公交车占比” is registered to go up, but the target “78%” is below the baseline “2020年末82%”. Check both, or explain.',
          related: [{zh: '基期值', en: 'The baseline'}],
        },
      ],
    },
    {
      registry,
      draft:
        '| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| PM2.5年均浓度 | 微克/立方米 | 32 | ⟦35⟧ | 约束性 |\n',
      says: [
        {
          zh: '“PM2.5年均浓度”登记为应降，目标“35”却高于基期“32”。请核对两数，或说明目标倒退的原因。',
          en: '“PM2.5年均浓度” is registered to go down, but the target “35” is above the baseline “32”. Check both, or explain.',
          related: [{zh: '基期值', en: 'The baseline'}],
        },
      ],
    },
    {registry, draft: '到2025年，新能源公交车占比达到95%，PM2.5年均浓度不高于28微克/立方米。\n'},
    {registry, draft: '到2025年，新能源公交车占比保持在82%以上。\n'},
  ],
  where: ({mentions}) => mentions.some(({role, match}) => role === 'target' && match !== null),
  *check(reading, world) {
    const {mentions, passage} = reading
    const {registry} = world
    for (let index = 0; index < mentions.length; index++) {
      const target = mentions[index]!
      const indicator = target.match?.indicator
      const direction = indicator?.direction
      if (!indicator || target.role !== 'target' || target.change || (direction !== 'up' && direction !== 'down'))
        continue
      const aim = inUnit(target, indicator, registry)
      const base = aim && baselineOf(statedBeside(mentions, index, indicator), target, indicator, registry)
      if (
        !base ||
        !apart(aim, base.bounds) ||
        (direction === 'up' ? aim.low >= base.bounds.low : aim.high <= base.bounds.high) ||
        isDeedOf(indicator, target, passage) ||
        isContradicted(target, reading, world)
      )
        continue
      yield {
        span: target.span,
        facts: {name: indicator.name, baseline: textOf(base.stated, indicator), target: target.text, direction},
        related: [{at: placeOf(base.stated), message: {zh: '基期值', en: 'The baseline'}}],
      }
    }
  },
  say: ({name, baseline, target, direction}) => ({
    zh: `${quote(name)}登记为${direction === 'up' ? '应升' : '应降'}，目标${quote(target)}却${direction === 'up' ? '低于' : '高于'}基期${quote(baseline)}。请核对两数，或说明目标倒退的原因。`,
    en: `“${name}” is registered to go ${direction}, but the target “${target}” is ${direction === 'up' ? 'below' : 'above'} the baseline “${baseline}”. Check both, or explain.`,
  }),
})

interface Baseline {
  readonly bounds: Bounds
  /** By the draft, or by the registry. */
  readonly stated: ResolvedMention | Observation
}

const textOf = (stated: Baseline['stated'], indicator: Indicator): string =>
  'span' in stated ? stated.text : `${sayTime(stated.asOf).zh}${showLevel(stated, indicator.unit)}`

const placeOf = (stated: Baseline['stated']): Related['at'] => ('span' in stated ? stated.span : stated.declaredAt)

/** No sentence or row that states both has more figures than this to either side. */
const reach = 40

/** The first baseline of an indicator in the sentence, or row of a table, of the figure at `index`. */
function statedBeside(
  mentions: readonly ResolvedMention[],
  index: number,
  indicator: Indicator,
): ResolvedMention | undefined {
  const target = mentions[index]!
  let from = index
  while (from > 0 && index - from < reach && isBeside(mentions[from - 1]!, target)) from--
  for (let at = from; at < mentions.length && at < index + reach && isBeside(mentions[at]!, target); at++) {
    const {role, change, match} = mentions[at]!
    if (role === 'baseline' && !change && match?.indicator === indicator) return mentions[at]
  }
  return undefined
}

const isBeside = ({cell, sentence}: ResolvedMention, target: ResolvedMention): boolean =>
  target.cell ? cell?.row === target.cell.row : sentence === target.sentence

/** The baseline beside a target, else the registered observation before the target's time. */
function baselineOf(
  beside: ResolvedMention | undefined,
  target: ResolvedMention,
  indicator: Indicator,
  registry: Registry,
): Baseline | null {
  if (beside) {
    const bounds = inUnit(beside, indicator, registry)
    return bounds && {bounds, stated: beside}
  }
  const until = target.asOf.time ?? '9999'
  let last: Observation | null = null
  for (const it of indicator.observations)
    if (it.value && !('length' in it.value) && it.asOf < until && (!last || it.asOf > last.asOf)) last = it
  if (!last) return null
  const bounds = boundsOf(last)
  return bounds && {bounds, stated: last}
}

function inUnit({quantity}: ResolvedMention, indicator: Indicator, registry: Registry): Bounds | null {
  const same = measured(quantity, indicator, registry)
  return same && boundsOf({qualifier: quantity.qualifier, value: same.value, step: same.step})
}
