import type {attributes, classifications, directions, kinds, priceBases, qualifiers} from '../file/indicator.js'
import type {Meanings, Said} from './shape.js'

/** What each word of a list that the readers know by name stands for. */
type Of<List extends readonly string[]> = Readonly<Record<List[number], Said>>

const said = (zh: string, en: string): Said => ({zh, en})

export const kindMeanings: Of<typeof kinds> = {
  stock: said('存量：某一时点的数量', 'a stock: how many there are at a point in time'),
  flow: said('流量：一段时期的数量', 'a flow: how much came in a stretch of time'),
  ratio: said('比率', 'a ratio'),
  rate: said('速率、增速', 'a rate'),
  index: said('指数', 'an index'),
  coverage: said('覆盖情况', 'a coverage'),
  rank: said('位次', 'a rank'),
}

export const aggregationMeanings: Meanings = {
  period: said('当期数', 'of the period itself'),
  cumulative: said('累计数', 'cumulative'),
  annual: said('年度数', 'of the year'),
  average: said('平均数', 'an average'),
}

export const priceMeanings: Of<typeof priceBases> = {
  current: said('现价', 'at current prices'),
  constant: said('不变价', 'at constant prices'),
  comparable: said('可比价', 'at comparable prices'),
}

export const directionMeanings: Of<typeof directions> = {
  up: said('越高越好', 'more is better'),
  down: said('越低越好', 'less is better'),
  range: said('以落在区间内为好', 'best within a range'),
  neutral: said('无所谓高低', 'neither is better'),
}

export const attributeMeanings: Of<typeof attributes> = {
  预期性: said('主要靠市场主体自主行为实现', 'anticipatory: expected, left to the market'),
  约束性: said('政府必须履行的职责', 'binding: an obligation of the government'),
}

export const classificationMeanings: Of<typeof classifications> = {
  public: said('可以公开', 'may be published'),
  internal: said('内部使用', 'for internal use'),
  restricted: said('限制范围', 'for few'),
}

export const frequencyMeanings: Meanings = {
  monthly: said('每月', 'every month'),
  quarterly: said('每季', 'every quarter'),
  annual: said('每年', 'every year'),
  'five-yearly': said('每五年', 'every five years'),
  adhoc: said('不定期', 'now and then'),
}

/** What is known of the true figure, by the wording that says so. */
export const qualifierMeanings: Of<typeof qualifiers> = {
  eq: said('为、达到：就是这个数（按所写位数四舍五入）', 'exactly, to the digits written'),
  gt: said('超过、突破：大于', 'more than'),
  ge: said('以上、不少于：大于或等于', 'at least'),
  lt: said('不足、低于：小于', 'less than'),
  le: said('以内、不超过：小于或等于', 'at most'),
  about: said('约、左右：上下都可能', 'about'),
  nearly: said('近、接近：略小于', 'nearly, a little less'),
  'just-over': said('余、多：略大于', 'just over'),
  range: said('区间：value 写作 [低, 高]', 'a range: value is [low, high]'),
}

export const statusMeanings: Meanings = {
  estimate: said('估计数', 'an estimate'),
  preliminary: said('初步核算数', 'preliminary'),
  final: said('最终核实数', 'final'),
  revised: said('修订数', 'revised'),
  'plan-text': said('取自规划文本', 'from the text of a plan'),
  press: said('取自新闻发布', 'from the press'),
  forecast: said('预测数', 'a forecast'),
  secondary: said('取自转引', 'second-hand'),
}

export const basisMeanings: Meanings = {
  explicit: said('原文写明', 'written with the figure'),
  inherited: said('承接上文', 'taken from the text above'),
  assumed: said('按默认基期推定', 'assumed to be the default'),
}

export const breakMeanings: Meanings = {
  scope: said('范围变了', 'the scope changed'),
  method: said('方法变了', 'the method changed'),
  area: said('区域变了', 'the area changed'),
  price: said('价格基准变了', 'the price basis changed'),
}

export const revisionMeanings: Meanings = {
  revision: said('修订：数据按规定更新', 'a revision: the figure was updated'),
  correction: said('更正：原数有误', 'a correction: the figure was wrong'),
}

export const documentKindMeanings: Meanings = {
  plan: said('规划', 'a plan'),
  outline: said('纲要', 'an outline of a plan'),
  opinion: said('意见', 'opinions'),
  measure: said('办法、措施', 'measures'),
  regulation: said('条例、规定', 'a regulation'),
  notice: said('通知', 'a notice'),
  guideline: said('指南、导则', 'a guideline'),
  standard: said('标准', 'a standard'),
  workplan: said('方案、行动计划', 'a work plan'),
  press: said('新闻报道', 'a report of the press'),
  communique: said('公报', 'a communiqué'),
  report: said('报告', 'a report'),
}

export const documentStatusMeanings: Meanings = {
  draft: said('征求意见或起草中', 'a draft'),
  'in-force': said('现行有效', 'in force'),
  amended: said('已修改', 'amended'),
  superseded: said('已被代替', 'superseded'),
  repealed: said('已废止', 'repealed'),
  expired: said('已到期失效', 'expired'),
  secondary: said('只见于转引', 'known second-hand only'),
}

export const termMeanings: Meanings = {
  system: said('系统、平台的名称', 'the name of a system'),
  brand: said('品牌', 'a brand'),
  slogan: said('口号', 'a slogan'),
  concept: said('概念', 'a concept'),
  abbreviation: said('缩略语', 'an abbreviation'),
  place: said('地名', 'a place'),
}

export const quotedMeanings: Meanings = {
  always: said('每次都加引号', 'always in quotes'),
  first: said('首次出现加引号', 'in quotes where it first occurs'),
  never: said('不加引号', 'never in quotes'),
  any: said('不作要求', 'either way'),
}

export const firstUseMeanings: Meanings = {
  required: said('首次出现须写全称', 'in full where it first occurs'),
  optional: said('不作要求', 'either way'),
}

export const unitKindMeanings: Meanings = {
  count: said('计数单位', 'counts things'),
  currency: said('货币', 'a currency'),
  ratio: said('比例', 'a ratio'),
  points: said('百分点', 'percentage points'),
  rate: said('速率', 'a rate'),
  physical: said('物理单位', 'a physical unit'),
}

export const roleMeanings: Meanings = {
  keeper: said('维护单位，负责整个文件', 'keeps the file'),
  contributor: said('提供数据的单位', 'provides figures'),
  reader: said('只读', 'reads only'),
}

export const relationMeanings: Meanings = {
  sum: said('合计：total 等于 parts 之和', 'total is the sum of parts'),
  share: said('占比：ratio 等于 part 除以 whole', 'ratio is part over whole'),
  ratio: said('比值', 'a ratio of two indicators'),
  order: said('大小顺序：由小到大', 'from the smallest to the largest'),
  monotone: said('只增不减', 'only ever grows'),
  notComparable: said('不可比', 'not to be compared'),
  note: said('说明', 'a note'),
}
