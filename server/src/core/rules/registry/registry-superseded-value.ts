import {detected, evidence, type Registered, registered, useRegistered} from '../registered.js'
import {passageRule} from '../rule.js'
import {verdicts} from '../verdict.js'

export const registrySupersededValue = passageRule<Registered>({
  id: 'registry-superseded-value',
  severity: 'warning',
  summary: {zh: '数值是已被修订或更正的旧值', en: 'The figure is an earlier one that has been revised or corrected'},
  why: {
    zh: '统计数经最终核实、普查修订后，旧值仍会留在文稿里。数值与登记的修订前数值相符、与现值不符时指出；修订是正常的统计工作，因此是警告而不是错误。',
    en: 'Statistics are revised after final verification or a census, and the old figure lives on in drafts. Reported where the figure equals a registered earlier value and not the present one; a revision is ordinary work, so it is a warning.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - id: ex.gdp
    name: 地区生产总值
    unit: 元
    observations:
      - {asOf: "2020", value: 1013567000000, step: 1000000, qualifier: eq, revisions: [{vintage: "2021-01-18", value: 1015986000000, kind: revision}]}`,
      draft: '2020年，全市地区生产总值达到⟦10159.86亿元⟧。\n',
      fixed: '2020年，全市地区生产总值达到10135.67亿元。\n',
      says: [
        {
          zh: '“10159.86亿元”是修订前的数值：地区生产总值（2020年）登记为10135.67亿元。请改用修订后的数值。',
          en: '“10159.86亿元” is the value before a revision: 地区生产总值 (2020) is registered as 10135.67亿元. Use the revised value.',
          related: [{zh: '登记值（2020年）', en: 'Registered value (2020)'}],
          fixes: [{zh: '改为“10135.67亿元”', en: 'Change to “10135.67亿元”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - id: ex.gdp
    name: 地区生产总值
    unit: 元
    observations:
      - {asOf: "2020", value: 1013567000000, step: 1000000, qualifier: eq, revisions: [{vintage: "2021-01-18", value: 1015986000000, kind: revision}]}`,
      draft: '2020年，全市地区生产总值达到10135.67亿元。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-superseded-value').map(({mention, verdict}) =>
      detected(mention, verdict, registered(mention, verdict), useRegistered(mention, verdict)),
    ),
  say: (facts) => ({
    zh: `“${facts.written}”是修订前的数值：${evidence(facts).zh}。请改用修订后的数值。`,
    en: `“${facts.written}” is the value before a revision: ${evidence(facts).en}. Use the revised value.`,
  }),
  tag: () => 'deprecated',
})
