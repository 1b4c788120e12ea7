import {type Figure, figuresOf} from '../../formulas/figures.js'
import {middle, plus} from '../../quantity/bounds.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'

interface Facts {
  readonly parts: string
  readonly whole: string
  readonly several: boolean
}

export const partExceedsWhole = passageRule<Facts>({
  id: 'part-exceeds-whole',
  severity: 'warning',
  summary: {zh: '“其中”的数大于总数', en: 'A part that is more than its whole'},
  why: {
    zh: '“其中”所列是总数的一部分，不能大于总数；几个分项之和也不能。只核对同段内单位相同、紧接总数的“其中”，逗号之后名称同类的逐项核对；前文另有同单位的数够大的不提示，人和户可能重复归类，只逐项核对。',
    en: '其中 lists parts, and a part cannot be more than its whole, nor can several together. Only parts in the unit of a whole right before them are compared, one by one behind commas where they are called alike; where another figure of the paragraph is large enough there is no finding, and people and households, which may fall into several classes, are compared one by one.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '全市建成公园120个，其中社区公园⟦150个⟧。\n',
      says: [
        {
          zh: '“其中”为“150个”，大于总数“120个”。请核对两数。',
          en: 'The part “150个” is more than the whole “120个”. Check both numbers.',
          related: [{zh: '总数', en: 'The whole'}],
        },
      ],
    },
    {
      draft: '完成投资80亿元，增长5%，其中交通⟦50亿元⟧、水利35亿元。\n',
      says: [
        {
          zh: '“其中”各项之和（50亿元＋35亿元）大于总数“80亿元”。请核对各数。',
          en: 'The parts together (50亿元＋35亿元) are more than the whole “80亿元”. Check the numbers.',
          related: [{zh: '总数', en: 'The whole'}],
        },
      ],
    },
    {
      draft: '粮食产量97万吨，增长1.2%，其中夏粮产量31万吨，增长0.8%，秋粮产量⟦660万吨⟧，增长1.4%。\n',
      says: [
        {
          zh: '“其中”为“660万吨”，大于总数“97万吨”。请核对两数。',
          en: 'The part “660万吨” is more than the whole “97万吨”. Check both numbers.',
          related: [{zh: '总数', en: 'The whole'}],
        },
      ],
    },
    {
      draft: '全市新增专项债券36亿元，其中棚户区改造债券⟦96亿元⟧。\n',
      says: [
        {
          zh: '“其中”为“96亿元”，大于总数“36亿元”。请核对两数。',
          en: 'The part “96亿元” is more than the whole “36亿元”. Check both numbers.',
          related: [{zh: '总数', en: 'The whole'}],
        },
      ],
    },
    {draft: '工业增加值74.2亿元，增长5%。其中，规模以上工业产值476.1亿元，增长1%。\n'},
    {draft: '粮食亩产491公斤，其中，夏粮亩产379公斤，秋粮亩产586公斤。\n'},
    {draft: '粮食面积11.7万亩，其中谷物面积11.6万亩；棉花面积12.4万亩。\n'},
    {draft: '食品抽检量超过每千人6.6批次，其中快检超5万批次。\n'},
    {
      draft: '民用汽车保有量400万辆，增长8%。民用轿车保有量335万辆，增长7%，其中私人轿车⟦361万辆⟧。\n',
      says: [
        {
          zh: '“其中”为“361万辆”，大于总数“335万辆”。请核对两数。',
          en: 'The part “361万辆” is more than the whole “335万辆”. Check both numbers.',
          related: [{zh: '总数', en: 'The whole'}],
        },
      ],
    },
    {
      draft:
        '发电装机容量1163万千瓦，增长10%。风电装机容量165万千瓦；太阳能装机容量390万千瓦。其中，可再生能源装机容量708万千瓦。\n',
    },
    {draft: '全市建成公园120个，其中社区公园80个、口袋公园40个。\n'},
    {draft: '全市累计建成公园160个，今年新建12个，其中社区公园150个。\n'},
    {draft: '初中招生14万人，其中招收随迁子女3万人，在校生40万人。\n'},
    {draft: '新增就业12万人，其中女性6万人、高校毕业生7万人。\n'},
    {draft: '建设冷库38个，其中大型冷库5个、中型冷库12个、小型冷库21个、改造旧冷库9个。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && passage.view.text.includes('其中'),
  *check(reading) {
    const figures = figuresOf(reading)
    const largest = new Map<string, number>()
    for (const first of figures) {
      const most = largest.get(first.unit) ?? 0
      largest.set(first.unit, Math.max(most, first.bounds?.high ?? 0))
      // Below a total of what is taken and given, a part may be anything.
      const whole = most > 0 && isFirstPart(first) ? wholeOf(figures, first) : null
      if (!whole) continue
      const parts = partsFrom(figures, first, whole)
      const over = excessOf(figures, {whole, most: isOfKind(whole, first) ? whole.bounds!.high : most}, parts)
      if (over)
        yield {
          span: over[0]!.mention.span,
          facts: {
            parts: over.map(({mention}) => mention.text).join('＋'),
            whole: whole.mention.text,
            several: over.length > 1,
          },
          related: [{at: whole.mention.span, message: {zh: '总数', en: 'The whole'}}],
        }
    }
  },
  say: ({parts, whole, several}) =>
    several
      ? {
          zh: `“其中”各项之和（${parts}）大于总数${quote(whole)}。请核对各数。`,
          en: `The parts together (${parts}) are more than the whole “${whole}”. Check the numbers.`,
        }
      : {
          zh: `“其中”为${quote(parts)}，大于总数${quote(whole)}。请核对两数。`,
          en: `The part “${parts}” is more than the whole “${whole}”. Check both numbers.`,
        },
})

/** 其中 and a name lead to a part; 其中2024年 tells a time apart, 占 a share, and 累计 another kind of figure. */
const isFirstPart = ({before, index}: Figure): boolean =>
  index > 0 && /^[,;。(]?其中[,:]?[^,;。:、()\d]{0,20}$/.test(before) && !other.test(before)

const other = /占|累计|年|季|月|最|均|每|比|较|完成|达标/

/** A level: what changes or is done each year is no whole and no part, nor is what is told of each acre or head. */
const isLevel = ({bounds, mention, unit}: Figure): boolean =>
  bounds !== null &&
  !mention.change &&
  unit !== '' &&
  !/[%‰]|百分点|倍|\//.test(unit) &&
  !/[亩单]产$|[均每]/.test(mention.name.text)

/** 新增专项债券36.4亿元 is the whole of what is new; 增加36.4亿元 is what more and less leave. */
const isAdded = ({mention, bounds, lead}: Figure): boolean =>
  bounds !== null && mention.change === 'absolute' && /新[增建开设]/.test(lead)

/** 民用轿车保有量335万辆，其中私人轿车361万辆: called alike, and the whole opens its sentence; behind a semicolon 其中 may be of all that is listed. */
function isOfKind(whole: Figure, first: Figure): boolean {
  const kind = first.mention.name.text.slice(-2)
  return (
    (whole.index === 0 || /[。!?\n]/.test(whole.before)) &&
    kind.length > 1 &&
    whole.mention.name.text.replace(/(?:保有|总|数)量$|总?数$/, '').endsWith(kind)
  )
}

/** 工业增加值74亿元，其中规模以上工业产值476亿元: what is made and what of it is added are measured apart. */
const measures = /(?:增加值|产值|收入|利润|税收|投资)$/

function isOneMeasure(whole: Figure, part: Figure): boolean {
  const [a, b] = [measures.exec(whole.mention.name.text)?.[0], measures.exec(part.mention.name.text)?.[0]]
  return !a || !b || a === b || !['增加值', '产值'].includes(a)
}

/** The level right before 其中, over its own changes. */
function wholeOf(figures: readonly Figure[], first: Figure): Figure | null {
  for (let at = first.index - 1; at >= 0 && at >= first.index - 3; at--) {
    const figure = figures[at]!
    // 每千人6.6批次 counts something else than 5万批次.
    if (isLevel(figure) || isAdded(figure))
      return figure.unit === first.unit && isOneMeasure(figure, first) && !/[每均][^,;。]{0,8}$/.test(figure.before)
        ? figure
        : null
    if (figure.opens || !(figure.mention.change || /[%倍]/.test(figure.unit))) return null
  }
  return null
}

/** The first part and those that 、 lists behind it; behind a comma the sentence may have gone on to something else. */
function partsFrom(figures: readonly Figure[], first: Figure, whole: Figure): readonly Figure[] {
  const isPart = (figure: Figure) => isLevel(figure) || (isAdded(whole) && isNamedAlone(figure))
  const parts = [first]
  for (let at = first.index + 1; at < figures.length; at++) {
    const figure = figures[at]!
    const isListed = /^[、和及与][^,;。:、()\d]{1,20}$/.test(figure.before) && !/其中|含/.test(figure.before)
    if (!isListed || other.test(figure.before) || figure.unit !== first.unit || !isPart(figure)) break
    parts.push(figure)
  }
  return parts.every(isPart) ? parts : []
}

/** A part of what is new: its name and nothing that it has grown by. */
const isNamedAlone = ({mention, bounds, before}: Figure): boolean =>
  bounds !== null && mention.change === 'absolute' && !/[增减降升][加长少低高]?$/.test(before)

/**
 * Parts that the sentence goes on to behind commas, over what each has grown by: called as the first is (夏粮产量…，秋粮产量…).
 * They may overlap, so each is only held against the whole. Under another name, and behind a semicolon (粮食面积…，其中谷物…；
 * 棉花面积…), the sentence may speak of something else.
 */
function furtherParts(figures: readonly Figure[], first: Figure, from: number): readonly Figure[] {
  const kind = first.mention.name.text.slice(-2)
  const parts: Figure[] = []
  for (let at = from; at < figures.length && at < from + 16; at++) {
    const figure = figures[at]!
    if (/[。;!?\n]|其中|含|加/.test(figure.before)) break
    if (figure.mention.change || /[%‰]/.test(figure.unit)) continue
    const isNamed = /^[,、][^,;。:、()\d]{2,16}$/.test(figure.before) && !other.test(figure.before)
    if (!isNamed || figure.unit !== first.unit || !isLevel(figure) || !figure.mention.name.text.endsWith(kind)) break
    parts.push(figure)
  }
  return kind.length > 1 ? parts : []
}

/** One part that is too large, or all of them together where they cannot overlap; `most` is the largest figure before them. */
function excessOf(
  figures: readonly Figure[],
  {whole, most}: {readonly whole: Figure; readonly most: number},
  parts: readonly Figure[],
): readonly Figure[] | null {
  if (!parts.length) return null
  const further = furtherParts(figures, parts[0]!, parts.at(-1)!.index + 1)
  const large = [...parts, ...further].find(({bounds}) => bounds && bounds.low > most)
  if (large) return [large]
  if (parts.length < 2 || /[人名户位]$/.test(whole.unit) || areWholeBefore(parts, whole)) return null
  const sum = parts.reduce((all, {bounds}) => (bounds ? plus(all, bounds) : all), {low: 0, high: 0})
  return sum.low > most && middle(sum) > most ? parts : null
}

/** 建设38个，其中大型5个、中型12个、小型21个、改造9个: parts that make up the whole are all of it, and what is listed behind them is something else. */
function areWholeBefore(parts: readonly Figure[], {bounds: whole}: Figure): boolean {
  let sum = {low: 0, high: 0}
  return parts.slice(0, -1).some(({bounds}, index) => {
    sum = bounds ? plus(sum, bounds) : sum
    return index > 0 && whole !== null && Math.abs(middle(sum) - middle(whole)) < 1e-6
  })
}
