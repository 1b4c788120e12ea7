import {detected, evidence, type Registered, registered, useRegistered} from '../registered.js'
import {passageRule} from '../rule.js'
import {verdicts} from '../verdict.js'

export const registryTargetMismatch = passageRule<Registered>({
  id: 'registry-target-mismatch',
  severity: 'error',
  summary: {
    zh: '目标值与登记的同年目标（含上位规划）不一致',
    en: 'A target differs from the registered one of the same year',
  },
  why: {
    zh: '同一指标同一目标年，本规划与上位规划只能有一个数。“达到80%”“不低于80%”“80%以上”说的是同一目标，不作区分；只比数字。目标年不同的，不作比较。',
    en: 'One indicator has one target for one year, in this plan and in the plan above it. 达到80%, 不低于80% and 80%以上 are the same target: only the number is compared, and only for the same year.',
  },
  norm: {
    zh: '中发〔2018〕44号：避免规划之间交叉重复和矛盾冲突。',
    en: 'Zhongfa 〔2018〕 No. 44: plans must not contradict one another.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.reuse, name: 再生水利用率, unit: "%", targets: [{asOf: "2025", value: 25, qualifier: ge}]}`,
      draft: '到2025年，再生水利用率达到⟦30%⟧。\n',
      fixed: '到2025年，再生水利用率达到25%。\n',
      says: [
        {
          zh: '目标“30%”与登记的目标不一致：再生水利用率（2025年）登记为25%以上。请与上位规划衔接，或核对登记。',
          en: 'The target “30%” differs from the registered one: 再生水利用率 (2025) is registered as 25%以上. Align it with the plan above, or check the entry.',
          related: [{zh: '登记值（2025年）', en: 'Registered value (2025)'}],
          fixes: [{zh: '改为“25%”', en: 'Change to “25%”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.reuse, name: 再生水利用率, unit: "%", targets: [{asOf: "2025", value: 25, qualifier: ge}]}`,
      draft: '到2025年，再生水利用率达到25%。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-target-mismatch').map(({mention, verdict}) =>
      detected(mention, verdict, registered(mention, verdict), useRegistered(mention, verdict)),
    ),
  say: (facts) => ({
    zh: `目标“${facts.written}”与登记的目标不一致：${evidence(facts).zh}。请与上位规划衔接，或核对登记。`,
    en: `The target “${facts.written}” differs from the registered one: ${evidence(facts).en}. Align it with the plan above, or check the entry.`,
  }),
})
