import {type Figure, figuresOf} from '../../formulas/figures.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'

interface Facts {
  readonly names: readonly string[]
  readonly values: number
}

export const respectivelyCount = passageRule<Facts>({
  id: 'respectively-count',
  severity: 'error',
  summary: {zh: '“分别”前的名称与后面的数值个数不等', en: '分别 with more names than values, or fewer'},
  why: {
    zh: '“甲、乙、丙分别为1个、2个”总少一个数，读者无从对应。名称里可能含有顿号或“和”的（计算机、通信和其他电子设备制造业），只要有一种分法能对上就不提示；数值后面还有“持平”等文字的不提示。',
    en: '甲、乙、丙分别为1个、2个 lacks a value, and nobody can tell which. Names may hold enumeration marks themselves, so nothing is reported where some way of dividing them fits, nor where words such as 持平 follow the values.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '东部、中部、西部片区项目分别为⟦36个、28个⟧。\n',
      says: [
        {
          zh: '“分别”前有3项（“东部”“中部”“西部片区项目”），后有2个数值。请补齐或删减，使其一一对应。',
          en: 'There are 3 names before 分别 (东部, 中部, 西部片区项目) and 2 values behind it. Make them match one to one.',
        },
      ],
    },
    {
      draft: '新能源汽车产量、销量分别达到⟦98万辆、86万辆、12万辆⟧。\n',
      says: [
        {
          zh: '“分别”前有2项（“新能源汽车产量”“销量”），后有3个数值。请补齐或删减，使其一一对应。',
          en: 'There are 2 names before 分别 (新能源汽车产量, 销量) and 3 values behind it. Make them match one to one.',
        },
      ],
    },
    {
      draft: '卫生技术人员8.6万人，其中医师3.2万人、护士4.0万人，分别占⟦37.2%⟧。\n',
      says: [
        {
          zh: '“分别”前有2项（“3.2万人”“4.0万人”），后有1个数值。请补齐或删减，使其一一对应。',
          en: 'There are 2 names before 分别 (3.2万人, 4.0万人) and 1 value behind it. Make them match one to one.',
        },
      ],
    },
    {
      draft: '2024年，旅客吞吐量、货邮吞吐量分别增长⟦8%⟧。2027年力争分别增长9%。\n',
      says: [
        {
          zh: '“分别”前有2项（“旅客吞吐量”“货邮吞吐量”），后有1个数值。请补齐或删减，使其一一对应。',
          en: 'There are 2 names before 分别 (旅客吞吐量, 货邮吞吐量) and 1 value behind it. Make them match one to one.',
        },
      ],
    },
    {draft: '文明城市、文化名城分别增至37座、14座，6部作品获奖。\n'},
    {draft: '电视、广播综合人口覆盖率分别达到99%以上。\n'},
    {draft: '到2030年，包装废弃物、餐厨废弃物产生强度分别下降9%。\n'},
    {draft: '东部、中部、西部片区项目分别为36个、28个和19个。\n'},
    {draft: '交通运输、仓储和邮政业，租赁和商务服务业增加值分别增长8.2%和9.1%。\n'},
    {draft: '农村供电可靠率、自来水普及率分别达到99.9%、94.5%。\n'},
    {draft: '化妆品类、家用电器和音像器材类分别增长49.2%、17.5%。\n'},
    {draft: '新材料技术、生物与新医药技术增加值分别增长53.7%、11.9%。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && passage.view.text.includes('分别'),
  *check(reading) {
    const figures = figuresOf(reading)
    for (const first of figures) {
      const [, list = ''] =
        /(?:^|[,;。:!?\n])([^,;。:()!?\n]{3,60})分别(?:为|是|达|达到|有|增长|下降|提高到?|增加到?|增至|占|完成|实现|建成)?$/.exec(
          first.before,
        ) ?? []
      const parts = list ? [] : partsBefore(figures, first)
      if (parts.length > 1 && valuesFrom(figures, first).length === 1 && !goesOn(first))
        yield {
          span: first.mention.span,
          facts: {names: parts.map(({mention}) => mention.text), values: 1},
        }
      // A heading run together with its text (七、交通和旅游 全市…) is no list.
      if (!list || /[\d\s]/.test(list)) continue
      const names = namesIn(list)
      const values = valuesFrom(figures, first)
      const last = values.at(-1)!
      if (!names || (values.length < 2 && !isOneFor(first, names)) || values.length === names.length || goesOn(last))
        continue
      yield {
        span: {from: first.mention.span.from, to: last.mention.span.to},
        facts: {names, values: values.length},
      }
    }
  },
  say: ({names, values}) => ({
    zh: `“分别”前有${names.length}项（${names.map(quote).join('')}），后有${values}个数值。请补齐或删减，使其一一对应。`,
    en: `There are ${names.length} names before 分别 (${names.join(', ')}) and ${values} ${values === 1 ? 'value' : 'values'} behind it. Make them match one to one.`,
  }),
})

/** The word that joins two names; 普及率 and 涉及面 hold none. */
const joint = /^(.+?)(?:以及|和|与|(?<![普涉])及(?!时|格))(.+)$/

/** The names of a list, where it can be divided in one way only; null where marks or 和 may belong to a name. */
function namesIn(list: string): readonly string[] | null {
  const parts = list.split('、')
  const [, before = '', last = ''] = joint.exec(parts.at(-1) ?? '') ?? []
  const names = before ? [...parts.slice(0, -1), before, last] : parts
  if (names.length < 2 || names.slice(0, -1).some((name) => joint.test(name))) return null
  // 新材料技术、生物与新医药技术: a short member before 与 may be half of a name that ends as the others do.
  const head = (parts[0] ?? '').slice(-2)
  if (parts.length > 1 && before.length === 2 && last.includes(head) && !before.endsWith(head)) return null
  // 计算机、通信和其他…制造业 is one name; lists of plain names are short, and all but the last of much the same length.
  const heads = names.slice(1, -1)
  const even = heads.every((name) => Math.abs(name.length - heads[0]!.length) <= 1)
  if (names.some((name) => /业|等|其他|各|类$/.test(name)) || heads.some((name) => name.length > 5) || !even)
    return null
  return names.length > 2 || !before ? names : names.every((name) => name.length > 1) ? names : null
}

/**
 * 覆盖率、普及率分别达到90%以上 says one bound of each, and 力争分别下降8% one change that is set for each. A plain number behind 分别 is
 * that of one.
 */
const isOneFor = ({mention, after}: Figure, names: readonly string[]): boolean =>
  names.length === 2 &&
  mention.quantity.qualifier === 'eq' &&
  !(mention.change && mention.willed) &&
  /^[,;。]/.test(after)

/** 医师3.2万人、护士4.0万人，分别占37.5%: the levels that shares are given of. */
function partsBefore(figures: readonly Figure[], share: Figure): readonly Figure[] {
  if (share.unit !== '%' || share.mention.quantity.qualifier !== 'eq') return []
  if (!/^,?分别占(?:其|总数)?(?:的?比重)?(?:为|达)?$/.test(share.before) || !/^[,;。]/.test(share.after)) return []
  const parts: Figure[] = []
  for (let at = share.index - 1; at >= 0; at--) {
    const figure = figures[at]!
    if (figure.unit === '%' || figure.mention.change || figure.unit !== figures[share.index - 1]!.unit) break
    parts.unshift(figure)
    if (!/^(?:、|和|与|及)[^,;。:、()\d]{1,14}$/.test(figure.before)) break
  }
  return parts
}

/** The values that the list goes on with: one unit's kind, joined by nothing but marks and 和. */
function valuesFrom(figures: readonly Figure[], first: Figure): readonly Figure[] {
  const values = [first]
  for (let at = first.index + 1; at < figures.length; at++) {
    const figure = figures[at]!
    if (!/^(?:[、,]|和|与|及|以及|、和)?$/.test(figure.before)) break
    // 增至37座、14座，6部作品获奖: behind a comma another unit begins another clause.
    if (figure.before === ',' && figure.unit !== first.unit) break
    values.push(figure)
  }
  return values
}

/** Whether the enumeration does not end with its last number: 持平, 与上年相同, 第3位. */
const goesOn = ({after}: Figure): boolean => /^(?:[、和与及]|以及|,(?:\d|持平|与|和|及))/.test(after)
