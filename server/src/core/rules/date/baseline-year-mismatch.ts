import {yearAt} from '../../mentions/course/when.js'
import {quote} from '../quote.js'
import {passageRule, replaceWith} from '../rule.js'
import {groupSpan, mayHold, search} from '../search.js'

interface Facts {
  readonly written: string
  readonly registered: number
}

/** 以2019年为基期, 基期年为2019年, 2019年（基期）: what the draft says that it counts from. */
const pattern =
  /以((?:19|20)\d\d)年(?:末|底)?(?:数据|数值|数)?(?:为|作为)(?:规划)?基(?:期|准年|年)|基(?:期|准)年?(?:份)?(?:为|是|:)?((?:19|20)\d\d)年|((?:19|20)\d\d)年(?:\(基期\)|基期)/dg

export const baselineYearMismatch = passageRule<Facts>({
  id: 'baseline-year-mismatch',
  severity: 'warning',
  summary: {zh: '所说的基期与配置或登记库不同', en: 'A stated base year that is not the registry’s'},
  why: {
    zh: '基期一错，全部增幅和累计数都跟着错。与配置的 plan.baseline（没有的，以登记库的 baseline 为准）相差不超过四年的才提示：碳排放等指标另有约定的基期，相距较远。',
    en: 'With a wrong base year every growth and total is wrong. Compared with `plan.baseline` of the configuration, or else the registry’s `baseline`; only years within four of it are reported, since emissions and the like have an agreed base of their own, much earlier.',
  },
  halfWidth: 'alike',
  examples: [
    {
      config: 'plan: {baseline: 2020-12-31}\n',
      draft: '本规划以⟦2019年⟧为基期，规划期为2021—2025年。\n',
      fixed: '本规划以2020年为基期，规划期为2021—2025年。\n',
      says: [
        {
          zh: '文中以“2019年”为基期，登记的基期是2020年。请核对。',
          en: 'The draft counts from “2019年”, the registered base is 2020. Check it.',
          fixes: [{zh: '改为“2020年”', en: 'Change to “2020年”', grade: 'choice'}],
        },
      ],
    },
    {config: 'plan: {baseline: 2020-12-31}\n', draft: '本规划以2020年为基期。碳排放强度以2005年为基期。\n'},
    {draft: '本规划以2019年为基期。\n'},
  ],
  where: ({passage}) => mayHold(passage, /基[期准年]/),
  *check({passage}, {config, registry}) {
    const base = yearAt(config.plan.baseline ?? registry.baseline)
    if (base === null) return
    for (const found of search(passage, pattern)) {
      const group = [1, 2, 3].find((it) => found.match[it] !== undefined)!
      const year = Number(found.match[group])
      const digits = groupSpan(found, group)
      if (!digits || year === base || Math.abs(year - base) > 4) continue
      const span = {from: digits.from, to: digits.to + 1}
      yield {span, facts: {written: `${year}年`, registered: base}, fixes: [replaceWith(span, `${base}年`)]}
    }
  },
  say: ({written, registered}) => ({
    zh: `文中以${quote(written)}为基期，登记的基期是${registered}年。请核对。`,
    en: `The draft counts from “${written}”, the registered base is ${registered}. Check it.`,
  }),
})
