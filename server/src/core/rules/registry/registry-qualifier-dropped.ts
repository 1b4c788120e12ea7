import type {ResolvedMention} from '../../mentions/mention.js'
import {showLevel} from '../../quantity/show.js'
import {isUnitLent, writeLike} from '../cell-writing.js'
import {isPair} from '../measure.js'
import {detected, evidence, type Registered, registered} from '../registered.js'
import {stateFigure} from '../rephrase.js'
import {type Fix, passageRule} from '../rule.js'
import {type Verdict, verdicts} from '../verdict.js'

export const registryQualifierDropped = passageRule<Registered>({
  id: 'registry-qualifier-dropped',
  severity: 'warning',
  summary: {zh: '登记值带限定语，文中写成确数', en: 'The registered value is qualified, the draft states it as exact'},
  why: {
    zh: '登记库只知道“超过4000项”时，“4000项”就多说了话。只在数字相同而限定语丢失时指出；数字不同的，由其他检查判断。',
    en: 'Where the registry only knows 超过4000项, 4000项 says more than anybody knows. Reported only where the number is the same and the qualifier is gone; other numbers are for other checks.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.sets, name: 开放数据集数, unit: 项, observations: [{asOf: "2020-12-31", value: 4000, qualifier: gt}]}`,
      draft: '截至2020年底，全市开放数据集⟦4000项⟧。\n',
      fixed: '截至2020年底，全市开放数据集超过4000项。\n',
      says: [
        {
          zh: '“4000项”写成了确数：开放数据集数（2020年末）登记为超过4000项。请补上限定语，或登记确数。',
          en: '“4000项” is stated as exact: 开放数据集数 (the end of 2020) is registered as 超过4000项. Restore the qualifier, or register the exact value.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '改为“超过4000项”', en: 'Change to “超过4000项”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.sets, name: 开放数据集数, unit: 项, observations: [{asOf: "2020-12-31", value: 4000, qualifier: gt}]}`,
      draft: '截至2020年底，全市开放数据集数超过4000项。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-qualifier-dropped').map(({mention, verdict}) =>
      detected(mention, verdict, registered(mention, verdict), [asRegistered(mention, verdict)]),
    ),
  say: (facts) => ({
    zh: `“${facts.written}”写成了确数：${evidence(facts).zh}。请补上限定语，或登记确数。`,
    en: `“${facts.written}” is stated as exact: ${evidence(facts).en}. Restore the qualifier, or register the exact value.`,
  }),
})

/** The figure with the qualifier that the registry has for it. */
const asRegistered = (mention: ResolvedMention, {level, indicator}: Verdict): Fix => {
  const {quantity} = mention
  const isWrittenOut = !isUnitLent(mention) || level.value === null || isPair(level.value)
  const text = isWrittenOut
    ? showLevel(level, quantity.unit ?? indicator.unit)
    : writeLike(level.value, level.qualifier, mention)
  return stateFigure(quantity, text)
}
