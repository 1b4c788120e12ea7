import type {Reading} from '../mentions/mention.js'
import {type Figure, figuresOf, isBeside} from './figures.js'
import type {Sum} from './sums.js'

interface Partition {
  readonly whole: RegExp
  readonly parts: readonly RegExp[]
}

/**
 * What divides into so many parts and no others: the accounts define the whole as their sum. Names are tried against the
 * words right before a figure.
 */
const partitions: readonly Partition[] = [
  {
    whole: /(?:地区|国内)?生产总值(?:\(GDP\))?$/,
    parts: [/第一产业(?:增加值)?$/, /第二产业(?:增加值)?$/, /第三产业(?:增加值)?$/],
  },
  {whole: /(?<!调整|前|口径)(?:一般公共预算|公共财政预算)收入$/, parts: [/(?<!非)税收收入$/, /非税收入$/]},
  {whole: /进出口(?:总额|总值)$/, parts: [/(?<!进)出口(?:总额|总值|额|值)?$/, /进口(?:总额|总值|额|值)?$/]},
  {whole: /(?:常住|户籍|总)人口$/, parts: [/城镇(?:常住)?人口$/, /(?:乡村|农村)(?:常住)?人口$/]},
  {whole: /(?:常住|户籍|总)人口$/, parts: [/男性(?:人口)?$/, /女性(?:人口)?$/]},
  {whole: /政府债务限额$/, parts: [/一般债务(?:限额)?$/, /专项债务(?:限额)?$/]},
  {whole: /粮食(?:总)?产量$/, parts: [/夏粮(?:总?产量)?$/, /秋粮(?:总?产量)?$/]},
  {whole: /粮食(?:总)?产量$/, parts: [/夏粮(?:总?产量)?$/, /早稻(?:总?产量)?$/, /秋粮(?:总?产量)?$/]},
  {
    whole: /猪牛羊禽肉(?:总)?产量$/,
    parts: [/猪肉(?:产量)?$/, /牛肉(?:产量)?$/, /羊肉(?:产量)?$/, /禽肉(?:产量)?$/],
  },
  {whole: /社会消费品零售总额$/, parts: [/(?<!以上)城镇(?:消费品)?零售额$/, /(?<!以上)乡村(?:消费品)?零售额$/]},
  {whole: /农民工(?:总量)?$/, parts: [/外出农民工$/, /本地农民工$/]},
  {whole: /(?:地方)?政府债券$/, parts: [/(?<!新增|再融资)一般债券$/, /(?<!新增|再融资)专项债券$/]},
  {
    whole: /(?<!新增|再融资)(?:政府|一般|专项)债券$/,
    parts: [/新增(?:政府|一般|专项)?债券$/, /再融资(?:政府|一般|专项)?债券$/],
  },
  {
    whole: /(?<!新增|再融资)(?:政府|一般|专项)债券$/,
    parts: [/再融资(?:政府|一般|专项)?债券$/, /新增(?:政府|一般|专项)?债券$/],
  },
  {whole: /新增(?:政府)?债券$/, parts: [/(?:新增)?一般债券$/, /(?:新增)?专项债券$/]},
  {whole: /政府债务余额$/, parts: [/一般债务(?:余额)?$/, /专项债务(?:余额)?$/]},
]

/** What may stand between a name and its figure. */
const verbs = /(?:人?数|完成|实现|达到?|为|有|共?计|合计|约|[\s:,])+$/

/** Wholes with all of their parts behind them, in one paragraph and in one unit. */
export function partitionsOf(reading: Reading): readonly Sum[] {
  if (reading.passage.kind === 'table' || !signs.test(reading.passage.view.text)) return none
  const figures = figuresOf(reading)
  return figures.flatMap((whole) => {
    const name = nameOf(whole)
    if (!isLevel(whole) || /[%‰]/.test(whole.unit)) return none
    return partitions.flatMap((it) => (it.whole.test(name) ? partsOf(figures, whole, it) : none))
  })
}

/** Some first part of each. */
const signs = /第一产业|非税收入|进口|人口|男性|专项债务|夏粮|牛肉|乡村|本地农民工|专项债券|再融资/

const none: readonly Sum[] = []

const nameOf = ({lead}: Figure): string => lead.replace(/[“”"\s]|\[\d+\]/g, '').replace(verbs, '')

const isLevel = ({bounds, mention}: Figure): boolean =>
  bounds !== null && (!mention.change || isNewBond(mention)) && mention.quantity.qualifier === 'eq'

/** 新增债券: what is new of the bonds is an amount of its own. */
const isNewBond = ({quantity, name}: Figure['mention']): boolean => quantity.unit === '元' && name.text.endsWith('债券')

/** 肉类产量33.6万吨，其中牛肉0.5吨: a part that lost its 万 is another finding. */
const lacksMultiplier = ({mention: {quantity}}: Figure, whole: Figure): boolean =>
  quantity.multiplier === null && whole.mention.quantity.multiplier !== null

/** The parts that follow their whole, over growths and shares alone: another level between may be what they are parts of. */
function partsOf(figures: readonly Figure[], whole: Figure, {parts}: Partition): readonly Sum[] {
  const found: Figure[] = []
  for (const figure of figures.slice(whole.index + 1, whole.index + 20)) {
    const part = parts.findIndex((name) => name.test(nameOf(figure)))
    if (part < 0 && !isNewBond(figure.mention) && isBeside(figure)) continue
    if (
      part < 0 ||
      part !== found.length ||
      !isLevel(figure) ||
      figure.unit !== whole.unit ||
      lacksMultiplier(figure, whole)
    )
      break
    found.push(figure)
  }
  const isWhole =
    found.length === parts.length && found.every(({mention}) => mention.asOf.time === whole.mention.asOf.time)
  return isWhole ? [{parts: found.map(({mention}) => mention), total: whole.mention, whole: true}] : none
}
