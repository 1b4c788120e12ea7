import {detected, evidence, type Registered, registered, useRegistered} from '../registered.js'
import {passageRule} from '../rule.js'
import {verdicts} from '../verdict.js'

export const registryValueMismatch = passageRule<Registered>({
  id: 'registry-value-mismatch',
  severity: 'error',
  summary: {
    zh: '文中数值与登记库同一时点的登记值不符',
    en: 'A figure differs from the registered value of the same time',
  },
  why: {
    zh: '比较的是印出的数字所代表的区间：3.2万个与登记的31960个并不矛盾，因为31960四舍五入正是3.2万。时点、区域或口径不同，名称只是近似，或登记值未定时，不作判断。时点仅由配置推定时，降为警告。',
    en: 'Intervals are compared, not digits: 3.2万 does not contradict a registered 31960, which rounds to it. Nothing is said where time, area or population differ, where the name is only close, or where the registry has no value. A time that only the configuration supplies makes it a warning.',
  },
  norm: {
    zh: '《党政机关公文处理工作条例》第二十条：审核文稿时应核对数字是否准确。',
    en: 'Regulation on official documents, Art. 20: reviewers check that numbers are accurate.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.parks, name: 口袋公园数, unit: 个, observations: [{asOf: "2020-12-31", value: 103, qualifier: eq}]}`,
      draft: '截至2020年底，全市建成口袋公园⟦105个⟧。\n',
      fixed: '截至2020年底，全市建成口袋公园103个。\n',
      says: [
        {
          zh: '“105个”与登记库不符：口袋公园数（2020年末）登记为103个。请改用登记值，或核对登记。',
          en: '“105个” differs from the registry: 口袋公园数 (the end of 2020) is registered as 103个. Use the registered value, or check the entry.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '改为“103个”', en: 'Change to “103个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - id: ex.gdp
    name: 地区生产总值
    unit: 元
    observations:
      - {asOf: "2021-Q1", value: 198000000000, qualifier: eq}
      - {asOf: "2021-H1", value: 423000000000, qualifier: eq}`,
      draft: '2021年上半年，全市地区生产总值为⟦4100亿元⟧。\n',
      fixed: '2021年上半年，全市地区生产总值为4230亿元。\n',
      says: [
        {
          zh: '“4100亿元”与登记库不符：地区生产总值（2021年上半年）登记为4230亿元。请改用登记值，或核对登记。',
          en: '“4100亿元” differs from the registry: 地区生产总值 (H1 2021) is registered as 4230亿元. Use the registered value, or check the entry.',
          related: [{zh: '登记值（2021年上半年）', en: 'Registered value (H1 2021)'}],
          fixes: [{zh: '改为“4230亿元”', en: 'Change to “4230亿元”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - id: ex.gdp
    name: 地区生产总值
    unit: 元
    observations:
      - {asOf: "2021-Q1", value: 198000000000, qualifier: eq}
      - {asOf: "2021-H1", value: 423000000000, qualifier: eq}`,
      draft: '2021年第一季度，全市地区生产总值为⟦2180亿元⟧。\n',
      fixed: '2021年第一季度，全市地区生产总值为1980亿元。\n',
      says: [
        {
          zh: '“2180亿元”与登记库不符：地区生产总值（2021年第一季度）登记为1980亿元。请改用登记值，或核对登记。',
          en: '“2180亿元” differs from the registry: 地区生产总值 (Q1 2021) is registered as 1980亿元. Use the registered value, or check the entry.',
          related: [{zh: '登记值（2021年第一季度）', en: 'Registered value (Q1 2021)'}],
          fixes: [{zh: '改为“1980亿元”', en: 'Change to “1980亿元”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `organizations: {bureau: {label: 市统计局}, parks: {label: 市园林局}}
indicators:
  - id: ex.parks
    name: 口袋公园数
    unit: 个
    owner: {org: parks}
    observations: [{asOf: "2020-12-31", value: 103, qualifier: eq, approvedBy: bureau, vintage: "2021-03-15"}]`,
      draft: '2020年底，全市有口袋公园⟦130个⟧。\n',
      fixed: '2020年底，全市有口袋公园103个。\n',
      says: [
        {
          zh: '“130个”与登记库不符：口袋公园数（2020年末）登记为103个。请改用登记值，或核对登记。',
          en: '“130个” differs from the registry: 口袋公园数 (the end of 2020) is registered as 103个. Use the registered value, or check the entry.',
          related: [
            {
              zh: '登记值（2020年末）：市统计局核定，2021年3月15日取得',
              en: 'Registered value (the end of 2020): approved by 市统计局, obtained on 2021-03-15',
            },
          ],
          fixes: [{zh: '改为“103个”', en: 'Change to “103个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `organizations: {parks: {label: 市园林局}}
indicators:
  - id: ex.greenways
    name: 绿道长度
    unit: 公里
    owner: {org: parks}
    observations: [{asOf: "2020-12-31", value: 240, qualifier: eq}]`,
      draft: '2020年底，全市绿道长度为⟦260公里⟧。\n',
      fixed: '2020年底，全市绿道长度为240公里。\n',
      says: [
        {
          zh: '“260公里”与登记库不符：绿道长度（2020年末）登记为240公里。请改用登记值，或核对登记。',
          en: '“260公里” differs from the registry: 绿道长度 (the end of 2020) is registered as 240公里. Use the registered value, or check the entry.',
          related: [
            {
              zh: '登记值（2020年末）：市园林局负责',
              en: 'Registered value (the end of 2020): kept by 市园林局',
            },
          ],
          fixes: [{zh: '改为“240公里”', en: 'Change to “240公里”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.trees, name: 行道树总数, unit: 株, observations: [{asOf: "2020-12-31", value: 31960, qualifier: eq}]}`,
      draft: '截至2020年底，全市行道树总数3.2万株。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-value-mismatch').map(({mention, verdict}) =>
      detected(mention, verdict, registered(mention, verdict), useRegistered(mention, verdict)),
    ),
  say: (facts) => ({
    zh: `“${facts.written}”与登记库不符：${evidence(facts).zh}。请改用登记值，或核对登记。`,
    en: `“${facts.written}” differs from the registry: ${evidence(facts).en}. Use the registered value, or check the entry.`,
  }),
})
