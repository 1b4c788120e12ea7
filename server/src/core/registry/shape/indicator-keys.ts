import {qualifierWords} from '../file/indicator.js'
import {
  aggregationMeanings,
  attributeMeanings,
  basisMeanings,
  breakMeanings,
  classificationMeanings,
  directionMeanings,
  frequencyMeanings,
  kindMeanings,
  priceMeanings,
  qualifierMeanings,
  revisionMeanings,
  statusMeanings,
} from './meanings.js'
import {
  about,
  amount,
  date,
  either,
  flag,
  idOf,
  list,
  meaning,
  number,
  perhapsIdOf,
  record,
  type Shape,
  text,
  time,
  word,
} from './shape.js'

/** The keys of an indicator (domain notes 4.2). */

export const verified = about(
  either(flag, word('partly')),
  '是否已经核实：true、false 或 partly',
  'whether it has been verified',
)

export const note = about(text, '备注', 'a remark for the keepers')

export const classification = about(
  meaning(classificationMeanings),
  '密级范围；涉密数据不得入库',
  'who may see it; nothing secret belongs here',
)

const source = about(
  either(
    perhapsIdOf('document'),
    record({
      doc: about(idOf('document'), '文件代码，见 documents', 'the id of a document, see documents'),
      line: about(number, '行号', 'the line'),
      page: about(number, '页码', 'the page'),
      table: about(text, '表名或表号', 'the table'),
      cell: about(text, '单元格', 'the cell'),
      url: about(text, '网址', 'the address'),
      note: about(text, '出处的说明', 'a remark on the source'),
    }),
  ),
  '数据来源：文件代码，或 {doc: 文件代码, page: 页码}',
  'where the figure was read: a document id, or {doc: id, page: number}',
)

const level = {
  asOf: about(
    time,
    '时点或时期，如 2020、2020-12-31、2021-06、2024-Q1、2023-H1、2016/2020',
    'the day or period, such as 2020, 2020-12-31, 2021-06, 2024-Q1, 2023-H1 or 2016/2020',
  ),
  asOfBasis: about(meaning(basisMeanings), '时点的依据', 'how the time is known'),
  value: about(
    either(amount, list(amount)),
    '数值，用 unit 所写的单位，万、亿折算或写在数后；null 表示没有数据，不等于 0；区间写作 [低, 高]',
    'the figure in the unit itself, 万 and 亿 multiplied out or written behind it; null is “not known”, never 0; a range is [low, high]',
  ),
  step: about(number, '四舍五入到哪一位，如 3.2万 为 1000', 'the step to which the value was rounded: 1000 for 3.2万'),
  qualifier: about(
    either(meaning(qualifierMeanings), word(...Object.keys(qualifierWords))),
    '限定：对真实数值知道多少',
    'what is known of the true figure',
  ),
  qualitative: about(text, '只有文字没有数值时的表述', 'the wording where there is no figure'),
  status: about(meaning(statusMeanings), '数据状态：这个数有多确定', 'how firm the figure is'),
  vintage: about(date, '取得这个数的日期', 'the day on which this figure was obtained'),
  break: about(meaning(breakMeanings), '与上一期不可比的原因', 'why it cannot be compared with the one before'),
  source,
  approvedBy: about(text, '审定单位或文号', 'who approved it'),
  note,
  verified,
}

const revision = record(
  {
    vintage: about(date, '旧数的日期', 'the day of the former figure'),
    value: about(amount, '被替换的旧数', 'the former figure'),
    kind: about(meaning(revisionMeanings), '修订还是更正', 'a revision or a correction'),
    reason: about(text, '原因', 'the reason'),
    source,
  },
  'value',
)

const observation = record(
  {...level, revisions: about(list(revision), '被修订、更正的旧数', 'former figures that were revised or corrected')},
  'asOf',
)

const target = record(
  {...level, modality: about(text, '目标的语气，如 力争、确保', 'how firmly the target is put: 力争, 确保')},
  'asOf',
)

export const indicatorShape: Shape = record(
  {
    id: about(
      text,
      '指标代码：英文字母、数字和点，登记后不再改变',
      'the id: letters, digits and dots; stable for ever',
    ),
    name: about(text, '指标全称', 'the full name'),
    aliases: about(list(text), '文中可以用来指这个指标的其他名称', 'other names that a draft may use for exactly this'),
    notThis: about(list(text), '容易混淆、但不是本指标的名称', 'names that look alike and are something else'),
    definition: about(
      either(
        text,
        record({
          text: about(text, '定义的文字', 'the definition'),
          note: about(text, '定义的说明', 'a remark'),
          verified,
        }),
      ),
      '指标定义',
      'what it counts',
    ),
    scope: about(text, '统计范围', 'what it covers'),
    formula: about(
      either(
        text,
        record({
          numerator: about(text, '分子', 'the numerator'),
          denominator: about(text, '分母', 'the denominator'),
        }),
      ),
      '计算方法',
      'how it is worked out',
    ),
    unit: about(
      idOf('unit'),
      '计量单位；万、亿是倍数，不写在单位里',
      'the unit; 万 and 亿 are multipliers, never part of it',
    ),
    unitAccept: about(list(idOf('unit')), '也可以接受的单位', 'units that are accepted too'),
    unitElided: about(flag, '文中可以省去单位', 'whether a draft may leave the unit out'),
    decimals: about(number, '小数位数', 'how many decimals it has'),
    display: about(
      record({
        mult: about(word('万', '亿', '万亿'), '显示用的倍数', 'the multiplier it is shown in'),
        decimals: about(number, '显示的小数位数', 'the decimals it is shown with'),
      }),
      '显示方式',
      'how it is shown',
    ),
    kind: about(meaning(kindMeanings), '指标类型', 'what sort of figure it is'),
    aggregation: about(meaning(aggregationMeanings), '汇总方式', 'how it adds up over time'),
    priceBasis: about(
      meaning(priceMeanings),
      '价格基准；只有现价才核算增速',
      'the price basis; growth is recomputed for current prices only',
    ),
    direction: about(meaning(directionMeanings), '高低哪个好', 'which way is better'),
    attribute: about(meaning(attributeMeanings), '指标属性', 'whether the target binds'),
    owner: about(
      either(
        perhapsIdOf('organization'),
        record({
          org: about(perhapsIdOf('organization'), '单位代码，见 organizations', 'the id of an organization'),
          contact: about(text, '联系方式', 'whom to ask'),
          verified,
          basis: about(idOf('document'), '职责依据的文件代码', 'the document that says so'),
          note,
        }),
      ),
      '责任单位',
      'who answers for it',
    ),
    source: about(text, '数据来自何处', 'where the figures come from'),
    frequency: about(meaning(frequencyMeanings), '更新频率', 'how often there is a figure'),
    area: about(
      idOf('area'),
      '所属区域代码，见 areas；不写则为本库的区域',
      'the id of its area; else the registry’s own',
    ),
    classification,
    validFrom: about(time, '从何时起使用', 'since when it is in use'),
    validTo: about(time, '用到何时为止', 'until when it is in use'),
    replacedBy: about(idOf('indicator'), '代替它的指标的代码', 'the id of the indicator that takes its place'),
    observations: about(list(observation), '实绩，按时间先后排列', 'what was observed, in the order of time'),
    targets: about(list(target), '目标，按时间先后排列', 'what is aimed at, in the order of time'),
    wording: about(
      record({
        prefer: about(text, '推荐的写法', 'the wording to use'),
        forbid: about(list(text), '不用的写法', 'wordings not to use'),
      }),
      '行文要求',
      'how a draft should put it',
    ),
    note,
    verified,
  },
  'id',
  'name',
  'unit',
)
