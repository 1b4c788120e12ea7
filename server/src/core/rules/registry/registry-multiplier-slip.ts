import type {World} from '../../config/world.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import type {Decimal} from '../../quantity/decimal.js'
import type {Quantity} from '../../quantity/quantity.js'
import {isUnitLent} from '../cell-writing.js'
import {isPair} from '../measure.js'
import {partSlips} from '../part-slips.js'
import {isUndated, placeOf, type Registered, registered, useRegistered} from '../registered.js'
import {bareFigure, figureOf, replaceFigure, stateFigure} from '../rephrase.js'
import {type Detected, type Fix, none, passageRule} from '../rule.js'
import {isContradicted, type VerdictOf, verdicts} from '../verdict.js'

interface Facts {
  readonly written: string
  /** Written ÷ right is 10 to this power. */
  readonly power: number
  /** What the registry says, or else what the same sentence says in another place, or the whole that it would close. */
  readonly against: Registered | string | {readonly whole: string; readonly multiplier: string}
}

export const registryMultiplierSlip = passageRule<Facts>({
  id: 'registry-multiplier-slip',
  severity: 'error',
  summary: {zh: '漏写或多写“万”“亿”，或小数点错位', en: 'A 万 or 亿 dropped or added, or a shifted decimal point'},
  why: {
    zh: '数字相同而数量级相差10的整数次方，几乎总是笔误。与登记值比较；没有登记时，同一句中同一数字（四位以上有效数字）一处带“万”一处不带，或者各分项补上“万”才合总数的，也会指出。“超过400”对登记的“超过4000”虽然成立，同样可疑，作警告。',
    en: 'The same digits a power of ten apart are nearly always a slip of the pen. Compared with the registered value; without one, the same digits (four or more) in one sentence, once with 万 and once without, are reported too, and so are parts that make up their whole only with its 万. 超过400 of a registered 超过4000 is true and just as doubtful: a warning.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市公共充电桩数为⟦3.2个⟧。\n',
      fixed: '截至2020年底，全市公共充电桩数为3.2万个。\n',
      says: [
        {
          zh: '“3.2个”与登记值3.2万个（公共充电桩数，2020年末）相差10000倍，疑漏写“万”。请核对数量级。',
          en: '“3.2个” is a factor of 10^4 from the registered 3.2万个 (公共充电桩数, the end of 2020): a 万 left out? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“3.2万个”', en: 'Change the figure to “3.2万个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市公共充电桩数为⟦3.2亿个⟧。\n',
      fixed: '截至2020年底，全市公共充电桩数为3.2万个。\n',
      says: [
        {
          zh: '“3.2亿个”与登记值3.2万个（公共充电桩数，2020年末）相差10000倍，疑多写“万”。请核对数量级。',
          en: '“3.2亿个” is a factor of 10^4 from the registered 3.2万个 (公共充电桩数, the end of 2020): a 万 too many? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“3.2万个”', en: 'Change the figure to “3.2万个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市公共充电桩数为⟦32万个⟧。\n',
      fixed: '截至2020年底，全市公共充电桩数为3.2万个。\n',
      says: [
        {
          zh: '“32万个”与登记值3.2万个（公共充电桩数，2020年末）相差10倍，疑小数点错位或多写、漏写了零。请核对数量级。',
          en: '“32万个” is a factor of 10 from the registered 3.2万个 (公共充电桩数, the end of 2020): a shifted decimal point or a zero too many or too few? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '改为“3.2万个”', en: 'Change to “3.2万个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.ids, name: 标识注册量, unit: 个, observations: [{asOf: "2020-12-31", value: 1600000000, qualifier: eq}]}`,
      draft: '截至2020年底，全市标识注册量为⟦16个⟧。\n',
      fixed: '截至2020年底，全市标识注册量为16亿个。\n',
      says: [
        {
          zh: '“16个”与登记值16亿个（标识注册量，2020年末）相差100000000倍，疑漏写“亿”。请核对数量级。',
          en: '“16个” is a factor of 10^8 from the registered 16亿个 (标识注册量, the end of 2020): an 亿 left out? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“16亿个”', en: 'Change the figure to “16亿个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.ids, name: 标识注册量, unit: 个, observations: [{asOf: "2020-12-31", value: 16, qualifier: eq}]}`,
      draft: '截至2020年底，全市标识注册量为⟦16亿个⟧。\n',
      fixed: '截至2020年底，全市标识注册量为16个。\n',
      says: [
        {
          zh: '“16亿个”与登记值16个（标识注册量，2020年末）相差100000000倍，疑多写“亿”。请核对数量级。',
          en: '“16亿个” is a factor of 10^8 from the registered 16个 (标识注册量, the end of 2020): an 亿 too many? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“16个”', en: 'Change the figure to “16个”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '肉类产量33.62万吨，增长3%。其中，猪肉产量21.41万吨，增长2%；牛肉产量⟦0.57吨⟧，增长1%；禽肉产量11.64万吨，增长5%。\n',
      fixed:
        '肉类产量33.62万吨，增长3%。其中，猪肉产量21.41万吨，增长2%；牛肉产量0.57万吨，增长1%；禽肉产量11.64万吨，增长5%。\n',
      says: [
        {
          zh: '“0.57吨”以万计，各分项之和才等于总数“33.62万吨”，疑漏写“万”。请核对。',
          en: 'Only with “0.57吨” counted in 万 do the parts make up “33.62万吨”: a 万 left out? Check it.',
          related: [{zh: '总数', en: 'The whole'}],
          fixes: [{zh: '数值改为“0.57万吨”', en: 'Change the figure to “0.57万吨”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '肉类产量33.62万吨，增长3%。其中，猪肉产量21.41万吨，鹿肉产量570.5吨，禽肉产量11.64万吨。工业产量33.05万吨。\n',
    },
    {
      draft: '专项资金安排12345.6万元，比上年的⟦12345.6元⟧有所增加。\n',
      fixed: '专项资金安排12345.6万元，比上年的12345.6万元有所增加。\n',
      says: [
        {
          zh: '“12345.6元”与同一句中的“12345.6万元”数字相同而相差10000倍，疑漏写“万”。请核对。',
          en: '“12345.6元” and “12345.6万元” in the same sentence share their digits and are 10^4 apart: a 万 left out? Check them.',
          related: [{zh: '同一句中的另一处', en: 'The other place in the sentence'}],
          fixes: [{zh: '改为“12345.6万元”', en: 'Change to “12345.6万元”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市公共充电桩数为⟦3.2亿个⟧。\n',
      fixed: '截至2020年底，全市公共充电桩数为3.2万个。\n',
      says: [
        {
          zh: '“3.2亿个”与登记值3.2万个（公共充电桩数，2020年末）相差10000倍，疑多写“万”。请核对数量级。',
          en: '“3.2亿个” is a factor of 10^4 from the registered 3.2万个 (公共充电桩数, the end of 2020): a 万 too many? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“3.2万个”', en: 'Change the figure to “3.2万个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.ids, name: 图书馆数, unit: 个, observations: [{asOf: "2020-12-31", value: 16, qualifier: eq}]}`,
      draft: '截至2020年底，全市图书馆数为⟦16亿个⟧。\n',
      fixed: '截至2020年底，全市图书馆数为16个。\n',
      says: [
        {
          zh: '“16亿个”与登记值16个（图书馆数，2020年末）相差100000000倍，疑多写“亿”。请核对数量级。',
          en: '“16亿个” is a factor of 10^8 from the registered 16个 (图书馆数, the end of 2020): an 亿 too many? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“16个”', en: 'Change the figure to “16个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.ids, name: 图书馆数, unit: 个, observations: [{asOf: "2020-12-31", value: 16, qualifier: eq}]}`,
      draft: '截至2020年底，全市图书馆数为⟦16万个⟧。\n',
      fixed: '截至2020年底，全市图书馆数为16个。\n',
      says: [
        {
          zh: '“16万个”与登记值16个（图书馆数，2020年末）相差10000倍，疑多写“万”。请核对数量级。',
          en: '“16万个” is a factor of 10^4 from the registered 16个 (图书馆数, the end of 2020): a 万 too many? Check the magnitude.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '数值改为“16个”', en: 'Change the figure to “16个”', grade: 'choice'}],
        },
      ],
    },

    {
      registry: `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 32000, step: 1000, qualifier: eq}]}`,
      draft: '截至2020年底，全市公共充电桩数为3.2万个。\n',
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-multiplier-slip')
      .map(detect)
      .concat(inOneSentence(reading, world), inOneSum(reading, world)),
  say({written, power, against}) {
    const times = `10${power === 1 || power === -1 ? '' : `^${Math.abs(power)}`}`
    if (typeof against !== 'string' && 'whole' in against)
      return {
        zh: `“${written}”以${against.multiplier}计，各分项之和才等于总数“${against.whole}”，疑${suspected(power).zh}。请核对。`,
        en: `Only with “${written}” counted in ${against.multiplier} do the parts make up “${against.whole}”: ${suspected(power).en}? Check it.`,
      }
    return typeof against === 'string'
      ? {
          zh: `“${written}”与同一句中的“${against}”数字相同而相差${spell(power)}倍，疑${suspected(power).zh}。请核对。`,
          en: `“${written}” and “${against}” in the same sentence share their digits and are ${times} apart: ${suspected(power).en}? Check them.`,
        }
      : {
          zh: `“${written}”与登记值${against.level}（${against.name}，${against.time.zh}）相差${spell(power)}倍，疑${suspected(power).zh}。请核对数量级。`,
          en: `“${written}” is a factor of ${times} from the registered ${against.level} (${against.name}, ${against.time.en}): ${suspected(power).en}? Check the magnitude.`,
        }
  },
})

interface Slip {
  readonly mention: ResolvedMention
  readonly verdict: VerdictOf<'registry-multiplier-slip'>
}

function detect({mention, verdict}: Slip): Detected<Facts> {
  const {severity, level, power} = verdict
  const repaired = isUndated(mention) ? [] : withMultiplier(mention, power)
  return {
    span: mention.span,
    facts: {written: mention.text, power, against: registered(mention, verdict)},
    related: [placeOf(level, verdict.by)],
    fixes: repaired.length ? repaired : useRegistered(mention, verdict),
    ...(severity ? {severity} : {}),
  }
}

const spell = (power: number): string => String(10 ** Math.min(Math.abs(power), 15))

function suspected(power: number): {zh: string; en: string} {
  if (power === -4) return {zh: '漏写“万”', en: 'a 万 left out'}
  if (power === -8) return {zh: '漏写“亿”', en: 'an 亿 left out'}
  if (power === 4) return {zh: '多写“万”', en: 'a 万 too many'}
  if (power === 8) return {zh: '多写“亿”', en: 'an 亿 too many'}
  return {zh: '小数点错位或多写、漏写了零', en: 'a shifted decimal point or a zero too many or too few'}
}

const powers: Readonly<Record<string, number>> = {'': 0, 万: 4, 亿: 8, 万亿: 12}

/** The figure with the multiplier that makes it right, where there is one: 3.2 → 3.2万, 240万 → 240亿. */
function withMultiplier(mention: ResolvedMention, power: number): readonly Fix[] {
  const {quantity} = mention
  // A column of plain numbers in 户 or 万户 stays one.
  if (isUnitLent(mention)) return []
  const {written, multiplier, unit, comparators} = quantity
  const figure = figureOf(quantity)
  const wanted = Object.keys(powers).find((word) => powers[word] === (powers[multiplier ?? ''] ?? Number.NaN) - power)
  const isPlain = !comparators.some(({from, to}) => figure.from <= from && to <= figure.to)
  return wanted === undefined || written === null || !isPlain
    ? []
    : [replaceFigure(quantity, written + wanted + (unit ?? ''))]
}

/** A figure with so many digits does not come twice by chance (a total once in 元 and once in 万元). */
const telling = 1000

function inOneSentence(reading: Reading, world: World): readonly Detected<Facts>[] {
  const {mentions, passage} = reading
  if (mentions.length < 2) return none
  const all: Detected<Facts>[] = []
  const seen = new Map<Decimal['digits'], ResolvedMention>()
  let sentence = -1
  for (const mention of mentions) {
    const {value, unit} = mention.quantity
    if (value === null || isPair(value) || unit === null || value.digits < telling || mention.cell) continue
    if (mention.sentence !== sentence) seen.clear()
    sentence = mention.sentence
    const other = seen.get(value.digits)
    if (!other) seen.set(value.digits, mention)
    const power = other?.quantity.unit === unit ? powerApart(value, other.quantity.value) : 0
    if (!other || power === 0) continue
    const [small, large] = power < 0 ? [mention, other] : [other, mention]
    if (isContradicted(small, reading, world) || isContradicted(large, reading, world)) continue
    all.push({
      span: small.span,
      facts: {written: small.text, power: -Math.abs(power), against: large.text},
      related: [{at: large.span, message: {zh: '同一句中的另一处', en: 'The other place in the sentence'}}],
      fixes: [stateFigure(small.quantity, bareFigure(large.quantity, passage.source))],
    })
  }
  return all
}

/** 牛肉0.5吨 among parts in 万吨 that would add up to their whole. */
function inOneSum(reading: Reading, world: World): readonly Detected<Facts>[] {
  if (!/[万亿]/.test(reading.passage.source)) return none
  return partSlips(reading).flatMap(({whole, slipped, multiplier}) =>
    isContradicted(whole.mention, reading, world)
      ? []
      : slipped.map(({mention}) => ({
          span: mention.span,
          facts: {written: mention.text, power: -powers[multiplier]!, against: {whole: whole.mention.text, multiplier}},
          related: [{at: whole.mention.span, message: {zh: '总数', en: 'The whole'}}],
          fixes: withMultiplier(mention, -powers[multiplier]!),
        })),
  )
}

/** How many powers of ten apart two figures of the same digits are, where 万 or 亿 explains it; else 0. */
function powerApart(a: Decimal, b: Quantity['value']): number {
  const power = b === null || isPair(b) ? 0 : a.exponent - b.exponent
  return power % 4 === 0 ? power : 0
}
