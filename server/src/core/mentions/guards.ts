import type {Skipped} from '../quantity/quantity.js'
import type {TimePhrase} from '../quantity/time.js'
import type {Span} from '../text/span.js'
import {addresses, listNumbers, quoted} from './fences.js'

/** What stands around a number, cut short so that no guard looks far. */
interface Around {
  /** Up to a dozen characters before the number. */
  readonly left: string
  readonly number: string
  /** Up to a dozen characters behind it. */
  readonly right: string
}

/** How far a guarded name reaches to the left and to the right of its number. */
type Reach = readonly [left: number, right: number]

interface Guard {
  readonly id: string
  reach(around: Around): Reach | null
}

const WINDOW = 12

/**
 * The numbers of a view that belong to names, dates, references and the like, whatever stands further off: they are
 * masked before quantities are read. In order, without overlap; each holds at least one number.
 */
export function guarded(text: string, numbers: readonly Span[], phrases: readonly TimePhrase[]): readonly Skipped[] {
  const fences = [
    ...phrases.map(({span}) => ({span, guard: 'time'})),
    ...quoted(text),
    ...addresses(text),
    ...listNumbers(text),
  ]
  const found: Skipped[] = []
  const sorted = fences.sort((a, b) => a.span.from - b.span.from)
  let next = 0
  let to = 0
  for (const number of numbers) {
    if (number.from < to) {
      // A name that grew into a number holds all of it (5G3.5).
      const last = found.at(-1)!
      if (number.to > to) found[found.length - 1] = {...last, span: {from: last.span.from, to: number.to}}
      to = Math.max(to, number.to)
      continue
    }
    while (next < sorted.length && sorted[next]!.span.to <= number.from) next++
    const fence = sorted[next]
    const skipped = fence && fence.span.from <= number.from ? fence : guardAt(text, number)
    if (!skipped) continue
    found.push({
      guard: skipped.guard,
      span: {from: Math.max(to, skipped.span.from), to: Math.max(number.to, skipped.span.to)},
    })
    to = found.at(-1)!.span.to
  }
  return found
}

/** Signs beside an Arabic number that some guard looks for; without one of them none can hold. */
const beforeGuarded = signs('-—–~(（[［〔【〕】月第前后TOPtop·+＋×x*/每个一增为=大录件栏表图注 ')
const behindGuarded = signs(' 年月日号#时点:.-—–~/(（)）[]【】〕×x*+＋·版级星强届中政便市服报急消监举咨热电平专线五是')
const letters = /[A-Za-z]/

function signs(text: string): Uint8Array {
  const table = new Uint8Array(65536)
  for (const sign of text) table[sign.charCodeAt(0)] = 1
  return table
}

/** Most numbers stand between plain words: 增长5.5%, 达到12家. */
function isPlain(text: string, {from, to}: Span): boolean {
  const digit = text.charCodeAt(from)
  if (digit < 48 || digit > 57) return false
  const [before, behind] = [text[from - 1] ?? '', text[to] ?? '']
  if (beforeGuarded[before.charCodeAt(0) || 0] || behindGuarded[behind.charCodeAt(0) || 0]) return false
  if (letters.test(before) || letters.test(behind)) return false
  return !/[级星]/.test(text.slice(to + 1, to + 4))
}

function guardAt(text: string, span: Span): Skipped | null {
  if (isPlain(text, span)) return null
  const {from, to} = span
  const around = {
    left: text.slice(Math.max(0, from - WINDOW), from),
    number: text.slice(from, to),
    right: text.slice(to, to + WINDOW),
  }
  for (const {id, reach} of GUARDS) {
    const reached = reach(around)
    if (reached) return {guard: id, span: {from: from - reached[0], to: to + reached[1]}}
  }
  return null
}

/** A guard on what stands directly before and behind; the matched parts belong to the name. The right is looked at first: it fails soonest. */
const beside = (id: string, left: RegExp | null, right: RegExp | null, number?: RegExp): Guard => ({
  id,
  reach: (around) => {
    if (number && !number.test(around.number)) return null
    const behind = right ? right.exec(around.right) : EMPTY
    if (!behind) return null
    const before = left ? left.exec(around.left) : EMPTY
    return before && [before[0].length, behind[0].length]
  },
})

const EMPTY: readonly [string] = ['']
const YEAR = /^(?:19|20)\d\d$/
const HAN = /^[〇○零一二三四五六七八九十百千万两]+$/

const GUARDS: readonly Guard[] = [
  // G1: what of dates and clocks the time phrases leave over.
  beside('date', null, /^ ?年?(?:[-—–~至到]+ ?(?:19|20)\d\d)?年(?!均)(?:度|版|代|级)?/, YEAR),
  beside('date', null, /^[-./]\d{1,2}(?:[-./]\d{1,2})?(?![\d.%])/, YEAR),
  beside('date', /[(（—–~-]$/, /^(?=[)）]|[-—–~]+(?:19|20)\d\d)/, YEAR),
  beside('date', null, /^[-—–~]{1,2}(?:19|20)\d\d(?!\d|[万亿元个])/, YEAR),
  beside(
    'date',
    null,
    /^ ?月(?:份|底|末|初)?(?:[\d一二三四五六七八九十]{1,3}[日号])?/,
    /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})$/,
  ),
  beside('date', /月$/, /^[日号]/),
  // 师生比达到1:15 is a ratio; 比 names one, and no time of day stands behind it.
  beside('clock', /^(?!.*比[^,。;]{0,6}$)/, /^:[0-5]\d(?![\d.:%])/, /^(?:[01]?\d|2[0-4])$/),
  beside('clock', null, /^[时点](?:\d{1,2}分|整|许|半|$|[,。;:)—~-])/, /^(?:[01]?\d|2[0-4])$/),
  // G2: document and standard numbers.
  beside('document', /[〔[(（【]$/, /^[〕\])）】]第? ?\d*号?/, YEAR),
  beside('document', /[〕\]】]第? ?$/, /^号?/, /^\d+$/),
  beside(
    'document',
    /(?:GB|ISO|IEC|DB|HJ|JT|YD|SJ|CJ|JGJ|TSG|NY|QB|WS)(?:\/?[A-Z]{1,3})? ?$/,
    /^[.\d]*(?:[-—–]+(?:19|20)\d\d)?/,
  ),
  beside('document', /第 ?$/, /^号/),
  // G6, G13: digits that grow together with letters are a product, a road or a grade (5G, C919, PM2.5, L4级).
  {id: 'name', reach: latin},
  beside('name', /[×x*]$/, /^[A-Za-z]*/),
  beside('name', null, /^[×x*] ?\d+(?:小时)?/),
  // Sums of numbers without units are names of schemes (1+6+N, 5+2).
  beside('name', /[+＋]$/, /^/),
  beside('name', null, /^[+＋][\dNXn一二三四五六七八九十]/),
  beside('name', /·$|\d[·]$/, /^/),
  beside('name', null, /^·/),
  // Numbered lines, buildings, plots, editions and hot lines.
  beside(
    'name',
    null,
    /^ ?(?:号(?!召)|#)(?:线|楼|院|机组|地块|井|路|令|文件|公告|通报|窗口|门|泊位|矿|炉)?/,
    /^[\dA-Z一二三四五六七八九十]+$/,
  ),
  beside('name', null, /^(?:\.\d)?版/),
  beside(
    'hotline',
    null,
    /^(?:政务服务|便民|市民|服务|报警|急救|消费|监督|举报|咨询)*(?:热线|电话|平台|报警|急救|专线)/,
    /^\d{3,6}$/,
  ),
  // G3: ordinals. 第, 前 and 首 before a number rank; so do 是 and 来 behind a lone Han numeral at a clause's head.
  beside('ordinal', /第 ?$/, /^ ?(?:[个次届批期位名款项条章节编号轮产大方步类]|中全会)?/),
  beside('rank', /(?:前|TOP|Top|top) ?$/, /^ ?(?:[位名强列大%]|个?百分位)?/),
  beside('rank', /(?:处于|位于|位列|排名|最|末)后 ?$/, /^[%位名]/),
  beside('rank', null, /^ ?强(?!度|制|化|国|省|市|县|力|大)/),
  beside('rank', /百$/, /^强/),
  beside('ordinal', /(?<![^。,;:!? ])$/, /^是/, /^[一二三四五六七八九十]{1,2}$/),
  beside('ordinal', null, /^(?:届|中全会)/),
  beside('ordinal', /党的$/, /^大/),
  // G7: words of level and scale.
  beside('level', null, /^(?:元|亿元|万元|吨|人|兆)?[级星](?!联|别地震)(?:级)?/),
  beside('level', null, /^A级?(?=景区|级|旅游|及)/),
  // G4: cross-references.
  beside(
    'reference',
    /(?:专栏|附件|附表|附录|附图|附注|脚注|图表|(?<![代电水仪钟手报外发])表|(?<![地版企意示])图) ?$/,
    /^(?:[-—–.]\d+)*/,
  ),
  beside('footnote', /[[［]$/, /^[\]］]/, /^\d{1,2}$/),
  beside('page', /[—–-] ?$/, /^ ?[—–-](?=\D|$)/, /^\d{1,3}$/),
  // G13: the base of a per-unit indicator is part of its name (每千人口…, 万元GDP…, 百户居民…).
  beside('per', /每(?:个|一|新增)?$/, /^[人名户个家辆台平方公里公里万元吨亩头只年天日周月次村班生户]{0,3}/),
  beside(
    'per',
    /(?<![\d.一二三四五六七八九十百千万亿两几数上余多超近破过])$/,
    /^(?:元|人口?|户|吨|公里|辆|名|亩)(?=[\p{L}])/u,
    /^[十百千万亿]$/,
  ),
  // 以上年为100, (以女性为100): the base of an index. 连续两年为100% is a level.
  beside('base', /(?:上年|上月|基期|年)(?:价格)?(?:为|=) ?$/, /^(?![.%‰])/, /^100$/),
  beside('base', /以[^,。;:()]{2,10}(?:为|=) ?$/, /^(?=[),;])/, /^1(?:00)?$/),
  // Plan periods and meetings named by Han numerals.
  beside('plan', null, /^(?=个五年|五年(?:规划|计划)|五(?:"|”|规划|时期|期间|末|以来))/, HAN),
]

/** Letters grown together with a number, unless they are a unit behind it or an acronym of a quantity before it. */
function latin({left, number, right}: Around): Reach | null {
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
