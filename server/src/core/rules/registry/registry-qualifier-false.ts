import type {World} from '../../config/world.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {compare, type Decimal, decimal, multiply} from '../../quantity/decimal.js'
import {isPair, measured} from '../measure.js'
import {detected, evidence, type Registered, registered, useRegistered} from '../registered.js'
import {bareFigure, stateComparator} from '../rephrase.js'
import {type Fix, passageRule} from '../rule.js'
import {type VerdictOf, verdicts} from '../verdict.js'

interface Facts extends Registered {
  /** The comparator as written. */
  readonly wording: string
  readonly undersold: boolean
}

export const registryQualifierFalse = passageRule<Facts>({
  id: 'registry-qualifier-false',
  severity: 'error',
  summary: {
    zh: '近、超过、余、以上等限定语与登记值不合',
    en: 'A qualifier (近, 超过, 余, 以上 …) is not true of the registered value',
  },
  why: {
    zh: '“近n”要求登记值小于n且相差不超过5%；“超过n”不含n，“n以上”含n；“n余”要求登记值大于n、小于n加末位一个单位；“约n”允许上下5%（比例可在登记库的policy中设定）。“约”“近”偏离过多为警告；限定语成立但登记值已超出两成的，只作提示。登记值本身带限定语时，两个区间毫无交集才指出。',
    en: '近n needs a value below n by at most 5 %; 超过n excludes n, n以上 includes it; n余 needs a value above n and below n plus one unit of its last digit; 约n allows 5 % either way (the shares are set in the registry’s policy). 约 and 近 that are merely too far off are a warning; a true qualifier that the value has left a fifth behind is a hint. Where the registered value is itself qualified, only intervals that cannot meet are reported.',
  },
  norm: {
    zh: '《民法典》第一千二百五十九条：“以上”“以下”“以内”包括本数，“超过”“不满”“以外”不包括本数。',
    en: 'Civil Code, Art. 1259: 以上, 以下, 以内 include the number; 超过, 不满, 以外 do not.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: 143000, qualifier: eq}]}`,
      draft: '截至2020年底，全市养老床位数⟦近14万张⟧。\n',
      fixed: '截至2020年底，全市养老床位数超过14万张。\n',
      says: [
        {
          zh: '“近14万张”与登记库不符：养老床位数（2020年末）登记为14.3万张，“近”不成立。请改正限定语或数值，或核对登记。',
          en: '“近14万张” contradicts the registry: 养老床位数 (the end of 2020) is registered as 14.3万张, so “近” is not true. Correct the qualifier or the figure, or check the entry.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [
            {zh: '改为“超过14万张”', en: 'Change to “超过14万张”', grade: 'choice'},
            {zh: '改为“14.3万张”', en: 'Change to “14.3万张”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.beds, name: 养老床位数, unit: 张, observations: [{asOf: "2020-12-31", value: 138600, qualifier: eq}]}`,
      draft: '截至2020年底，全市养老床位数近14万张。\n',
    },
    {
      registry: `indicators:
  - {id: ex.routes, name: 公交线路数, unit: 条, observations: [{asOf: "2020-12-31", value: 986, qualifier: eq}]}`,
      draft: '截至2020年底，全市公交线路数达到⟦1000余条⟧。\n',
      fixed: '截至2020年底，全市公交线路数达到近1000条。\n',
      says: [
        {
          zh: '“1000余条”与登记库不符：公交线路数（2020年末）登记为986条，“余”不成立。请改正限定语或数值，或核对登记。',
          en: '“1000余条” contradicts the registry: 公交线路数 (the end of 2020) is registered as 986条, so “余” is not true. Correct the qualifier or the figure, or check the entry.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [
            {zh: '改为“近1000条”', en: 'Change to “近1000条”', grade: 'choice'},
            {zh: '改为“986条”', en: 'Change to “986条”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 32000, qualifier: eq}]}`,
      draft: '截至2020年底，全市公共充电桩数⟦超过2万个⟧。\n',
      fixed: '截至2020年底，全市公共充电桩数3.2万个。\n',
      says: [
        {
          zh: '“超过2万个”虽然成立，但公共充电桩数（2020年末）登记为3.2万个，已超出较多。可改用登记值。',
          en: '“超过2万个” holds, but 公共充电桩数 (the end of 2020) is registered as 3.2万个, well beyond it. The registered value says more.',
          severity: 'hint',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '改为“3.2万个”', en: 'Change to “3.2万个”', grade: 'choice'}],
        },
      ],
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-qualifier-false').map(({mention, verdict}) => {
      const wording =
        mention.quantity.comparators.find(({code}) => code === mention.quantity.qualifier)?.text ?? mention.text
      const facts = {...registered(mention, verdict), wording, undersold: verdict.undersold}
      const fixes = verdict.undersold ? [] : rephrased(mention, verdict, world, reading.passage.source)
      return detected(mention, verdict, facts, [...fixes, ...useRegistered(mention, verdict)])
    }),
  say: (facts) => ({
    zh: facts.undersold
      ? `“${facts.written}”虽然成立，但${evidence(facts).zh}，已超出较多。可改用登记值。`
      : `“${facts.written}”与登记库不符：${evidence(facts).zh}，“${facts.wording}”不成立。请改正限定语或数值，或核对登记。`,
    en: facts.undersold
      ? `“${facts.written}” holds, but ${evidence(facts).en}, well beyond it. The registered value says more.`
      : `“${facts.written}” contradicts the registry: ${evidence(facts).en}, so “${facts.wording}” is not true. Correct the qualifier or the figure, or check the entry.`,
  }),
})

/** The wording that is true of the registered value: 超过 somewhat above the figure, 近 just below it, none at it. */
function rephrased(
  {quantity}: ResolvedMention,
  {indicator, level}: VerdictOf<'registry-qualifier-false'>,
  world: World,
  source: string,
): readonly Fix[] {
  const said = measured(quantity, indicator, world.registry)
  if (!said || isPair(said.value) || level.value === null || isPair(level.value) || level.qualifier !== 'eq') return []
  const {nearly, justOver} = world.registry.policy
  const {value} = level
  const order = compare(value, said.value)
  if (!isWithin(value, said.value, order < 0 ? 1 - nearly : 1 + justOver, order)) return []
  const word = order < 0 ? '近' : order > 0 ? '超过' : ''
  return [stateComparator(quantity, word, word + bareFigure(quantity, source))]
}

const isWithin = (value: Decimal, said: Decimal, share: number, order: number): boolean => {
  const limit = multiply(said, decimal(String(share)) ?? said)
  return order < 0 ? compare(limit, value) <= 0 : compare(value, limit) <= 0
}
