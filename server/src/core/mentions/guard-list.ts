/** What stands around a number, cut short so that no guard looks far. */
export interface Around {
  /** Up to a dozen characters before the number. */
  readonly left: string
  readonly number: string
  /** Up to a dozen characters behind it. */
  readonly right: string
}

/** How far a guarded name reaches to the left and to the right of its number. */
export type Reach = readonly [left: number, right: number]

/** Tells from what stands around a number that it belongs to a name, a date, a reference or the like. */
export interface Guard {
  readonly id: string
  /** The signs one of which must stand directly before the number, and directly behind it; null for any or none. */
  readonly before: string | null
  readonly behind: string | null
  reach(around: Around): Reach | null
}

/** A side of a number: the signs that can stand there (null: any), and the expression that tells. */
type Side = readonly [signs: string | null, is: RegExp] | null

/** A guard on what stands directly before and behind; the matched parts belong to the name. The right is looked at first: it fails soonest. */
const beside = (id: string, left: Side, right: Side, number?: RegExp): Guard => ({
  id,
  before: left?.[0] ?? null,
  behind: right?.[0] ?? null,
  reach: (around) => {
    if (number && !number.test(around.number)) return null
    const behind = right ? right[1].exec(around.right) : EMPTY
    if (!behind) return null
    const before = left ? left[1].exec(around.left) : EMPTY
    return before && [before[0].length, behind[0].length]
  },
})

const EMPTY: readonly [string] = ['']
const YEAR = /^(?:19|20)\d\d$/
const HAN = /^[〇○零一二三四五六七八九十百千万两]+$/

/** The first of them that holds decides. */
export const GUARDS: readonly Guard[] = [
  // G1: what of dates and clocks the time phrases leave over.
  beside('date', null, [' 年-—–~至到', /^ ?年?(?:[-—–~至到]+ ?(?:19|20)\d\d)?年(?!均)(?:度|版|代|级)?/], YEAR),
  beside('date', null, ['-./', /^[-./]\d{1,2}(?:[-./]\d{1,2})?(?![\d.%])/], YEAR),
  beside('date', ['(（—–~-', /[(（—–~-]$/], [')）-—–~', /^(?=[)）]|[-—–~]+(?:19|20)\d\d)/], YEAR),
  beside('date', null, ['-—–~', /^[-—–~]{1,2}(?:19|20)\d\d(?!\d|[万亿元个])/], YEAR),
  beside(
    'date',
    null,
    [' 月', /^ ?月(?:份|底|末|初)?(?:[\d一二三四五六七八九十]{1,3}[日号])?/],
    /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})$/,
  ),
  beside('date', ['月', /月$/], ['日号', /^[日号]/]),
  // 师生比达到1:15 is a ratio; 比 names one, and no time of day stands behind it.
  beside('clock', [null, /^(?!.*比[^,。;]{0,6}$)/], [':', /^:[0-5]\d(?![\d.:%])/], /^(?:[01]?\d|2[0-4])$/),
  beside('clock', null, ['时点', /^[时点](?:\d{1,2}分|整|许|半|$|[,。;:)—~-])/], /^(?:[01]?\d|2[0-4])$/),
  // G2: document and standard numbers.
  beside('document', ['〔[(（【', /[〔[(（【]$/], ['〕])）】', /^[〕\])）】]第? ?\d*号?/], YEAR),
  beside('document', ['〕】第 ', /[〕】]第? ?$/], [null, /^号?/], /^\d+$/),
  // 生产事故[5]77起: a number alone in square brackets may be the sign of a footnote.
  beside('document', [']第 ', /\]第? ?$/], ['号', /^号/], /^\d+$/),
  beside(
    'document',
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ ', /(?:GB|ISO|IEC|DB|HJ|JT|YD|SJ|CJ|JGJ|TSG|NY|QB|WS)(?:\/?[A-Z]{1,3})? ?$/],
    [null, /^[.\d]*(?:[-—–]+(?:19|20)\d\d)?/],
  ),
  beside('document', ['第 ', /第 ?$/], ['号', /^号/]),
  // G6, G13: digits that grow together with letters are a product, a road or a grade (5G, C919, PM2.5, L4级).
  {id: 'name', before: null, behind: null, reach: latin},
  beside('name', ['×x*', /[×x*]$/], [null, /^[A-Za-z]*/]),
  beside('name', null, ['×x*', /^[×x*] ?\d+(?:小时)?/]),
  // Sums of numbers without units are names of schemes (1+6+N, 5+2).
  beside('name', ['+＋', /[+＋]$/], null),
  beside('name', null, ['+＋', /^[+＋][\dNXn一二三四五六七八九十]/]),
  beside('name', ['·', /·$/], null),
  beside('name', null, ['·', /^·/]),
  // Numbered lines, buildings, plots, editions and hot lines.
  beside(
    'name',
    null,
    [' 号#', /^ ?(?:号(?!召)|#)(?:线|楼|院|机组|地块|井|路|令|文件|公告|通报|窗口|门|泊位|矿|炉)?/],
    /^[\dA-Z一二三四五六七八九十]+$/,
  ),
  beside('name', null, ['.版', /^(?:\.\d)?版/]),
  beside(
    'hotline',
    null,
    [
      '政便市服报急消监举咨热电平专',
      /^(?:政务服务|便民|市民|服务|报警|急救|消费|监督|举报|咨询)*(?:热线|电话|平台|报警|急救|专线)/,
    ],
    /^\d{3,6}$/,
  ),
  // G3: ordinals. 第, 前 and 首 before a number rank; so do 是 and 来 behind a lone Han numeral at a clause's head.
  beside('ordinal', ['第 ', /第 ?$/], [null, /^ ?(?:[个次届批期位名款项条章节编号轮产大方步类]|中全会)?/]),
  beside('rank', ['前Pp ', /(?:前|TOP|Top|top) ?$/], [null, /^ ?(?:[位名强列大%]|个?百分位)?/]),
  beside('rank', ['后 ', /(?:处于|位于|位列|排名|最|末)后 ?$/], ['%位名', /^[%位名]/]),
  beside('rank', null, [' 强', /^ ?强(?!度|制|化|国|省|市|县|力|大)/]),
  beside('rank', ['百', /百$/], ['强', /^强/]),
  beside('ordinal', [null, /(?<![^。,;:!? ])$/], ['是', /^是/], /^[一二三四五六七八九十]{1,2}$/),
  beside('ordinal', null, ['届中', /^(?:届|中全会)/]),
  beside('ordinal', ['的', /党的$/], ['大', /^大/]),
  // G7: words of level and scale.
  beside('level', null, ['元亿万吨人兆级星', /^(?:元|亿元|万元|吨|人|兆)?[级星](?!联|别地震)(?:级)?/]),
  beside('level', null, ['A', /^A级?(?=景区|级|旅游|及)/]),
  // G4: cross-references.
  beside(
    'reference',
    ['栏件表录图注 ', /(?:专栏|附件|附表|附录|附图|附注|脚注|图表|(?<![代电水仪钟手报外发])表|(?<![地版企意示])图) ?$/],
    [null, /^(?:[-—–.]\d+)*/],
  ),
  beside('footnote', ['[［', /[[［]$/], [']］', /^[\]］]/], /^\d{1,2}$/),
  beside('page', ['—–- ', /[—–-] ?$/], [' —–-', /^ ?[—–-](?=\D|$)/], /^\d{1,3}$/),
  // G13: the base of a per-unit indicator is part of its name (每千人口…, 万元GDP…, 百户居民…).
  beside(
    'per',
    ['每个一增', /每(?:个|一|新增)?$/],
    [null, /^[人名户个家辆台平方公里公里万元吨亩头只年天日周月次村班生户]{0,3}/],
  ),
  beside(
    'per',
    [null, /(?<![\d.一二三四五六七八九十百千万亿两几数上余多超近破过])$/],
    ['元人户吨公辆名亩', /^(?:元|人口?|户|吨|公里|辆|名|亩)(?=[\p{L}])/u],
    /^[十百千万亿]$/,
  ),
  // 以上年为100, (以女性为100): the base of an index. 连续两年为100% is a level.
  beside('base', ['为= ', /(?:上年|上月|基期|年)(?:价格)?(?:为|=) ?$/], [null, /^(?![.%‰])/], /^100$/),
  beside('base', ['为= ', /以[^,。;:()]{2,10}(?:为|=) ?$/], ['),;', /^(?=[),;])/], /^1(?:00)?$/),
  // Plan periods and meetings named by Han numerals.
  beside('plan', null, ['个五', /^(?=个五年|五年(?:规划|计划)|五(?:"|”|规划|时期|期间|末|以来))/], HAN),
]

/** Letters grown together with a number, unless they are a unit behind it or an acronym of a quantity before it. */
function latin({left, number, right}: Around): Reach | null {
  if (!/[A-Za-z-]$/.test(left) && !/^[A-Z]/.test(right)) return null
  // 14.9m2, 4.6亿m3: the power of a metre is part of the unit (㎡ reads so too).
  if (/^[23]$/.test(number) && /[\d万亿][kcd]?m$/.test(left)) return null
  const before = /[A-Za-z]+[-]?$/.exec(left)
  const behind = /^(?!P的?算力)[GKDBCATVHP](?![A-Za-z/²])(?:[-/]?[A-Z0-9]+)*/.exec(right)
  if (before) {
    // GDP1.2万元, TEU500万: an acronym of three capitals names, and the number behind it counts.
    const counts = /^(?:GDP|CPI|PPI|PUE|TEU|AQI|EFLOPS|R&D)$/.test(before[0]) && !/PM/.test(before[0])
    if (!counts) return [before[0].length, /^(?:[A-Za-z]+|\.\d+)?/.exec(right)![0].length]
  }
  // 算力达到3000P: behind 算力 the letter is the unit; 1080P alone is a format.
  if (!behind || /[.]/.test(number) || (behind[0] === 'P' && left.includes('算力'))) return null
  return [0, behind[0].length]
}
