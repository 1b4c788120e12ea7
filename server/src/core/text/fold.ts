/**
 * How the grammar reads single characters. Built once: a table over UTF-16 code units whose values are the signs below,
 * or (from `firstReplacement` up) the code unit to read instead.
 */
export const same = 0
export const dropped = 1
export const expanded = 2
export const blank = 3
/** A raised or lowered digit: `m³` reads `m3`, but `10³` must not read `103`. */
export const script = 4
/** The sign of `roundZeros`. */
export const roundZero = 5
const firstReplacement = 0x20

export const isReplacement = (sign: number): boolean => sign >= firstReplacement

/**
 * Units of one sign that read as words. NFKC ends the powers of a metre with a digit, which joins the number behind them:
 * 50㎡3套 is no 50m23套.
 */
const units: ReadonlyMap<string, string> = new Map([
  ['㎟', '平方毫米'],
  ['㎠', '平方厘米'],
  ['㍸', '平方分米'],
  ['㎡', '平方米'],
  ['㎢', '平方千米'],
  ['㎣', '立方毫米'],
  ['㎤', '立方厘米'],
  ['㍹', '立方分米'],
  ['㎥', '立方米'],
  ['㎦', '立方千米'],
  ['㏊', '公顷'],
])

/** What characters that stand for several read as: `㎏` is `kg`, `㎡` is `平方米`. */
export const expansions: ReadonlyMap<number, string> = new Map(
  [...range(0x2026, 0x2026), ...range(0x2025, 0x2025), ...compatible()].flatMap((code) => {
    const sign = String.fromCharCode(code)
    const plain = units.get(sign) ?? sign.normalize('NFKC')
    return plain.length > 1 ? [[code, plain] as const] : []
  }),
)

/**
 * Compatibility radicals that NFKC leaves alone and that broken PDF fonts put in place of whole characters
 * (Unicode, EquivalentUnifiedIdeograph).
 */
const radicals =
  '⺁厂⺄乙⺊卜⺎兀⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

/** Traditional forms of the grammar's own words: multipliers, units, comparators, verbs, time. */
const traditional =
  '萬万億亿兆兆個个達达約约過过餘余馀余噸吨畝亩頃顷戶户張张條条輛辆臺台項项處处間间場场隻只雙双對对級级歲岁時时點点鐘钟號号後后於于為为爲为與与較较長长來来現现實实將将減减幾几數数總总計计區区縣县鎮镇鄉乡圓圆從从當当標标準准據据劃划規规僅仅佔占漲涨擴扩縮缩確确爭争預预務务員员業业產产電电車车設设備备進进運运營营輪轮連连遠远週周歷历屆届兩两眾众衆众經经過过開开始始終终滿满無无徑径積积體体費费類类額额貨货貿贸資资稅税財财課课門门頁页頭头飛飞馬马魚鱼鳥鸟線线綫线網网纜缆'

/** Signs that head the items of a list as ● does. */
const bullets = '▶●►●▸●▷●➤●➢●★●☆●✓●✔●☑●'

/** What is typed for the zero of a year in Han numerals: `二○二五年`. */
export const roundZeros = '○◯Oo0Ｏｏ０'

/** The sign of each UTF-16 code unit. */
export const signs: Uint16Array = table()

function table(): Uint16Array {
  const signs = new Uint16Array(0x10000)
  for (const code of compatible()) {
    const plain = String.fromCharCode(code).normalize('NFKC')
    if (plain.length === 1 && plain.charCodeAt(0) !== code) signs[code] = plain.charCodeAt(0)
  }
  for (const code of expansions.keys()) signs[code] = expanded
  for (const pairs of [radicals, traditional, bullets])
    for (let at = 0; at < pairs.length; at += 2)
      if (pairs[at] !== pairs[at + 1]) signs[pairs.charCodeAt(at)] = pairs.charCodeAt(at + 1)
  for (const code of [
    0x09,
    0x0a,
    0x0b,
    0x0c,
    0x0d,
    0x20,
    0x85,
    0xa0,
    ...range(0x2000, 0x200a),
    0x2028,
    0x2029,
    0x202f,
    0x205f,
    0x3000,
  ])
    signs[code] = blank
  for (const code of [0xad, ...range(0x200b, 0x200f), ...range(0x202a, 0x202e), ...range(0x2060, 0x2064), 0xfeff])
    signs[code] = dropped
  for (const code of [0xb2, 0xb3, 0xb9, 0x2070, ...range(0x2074, 0x2079), ...range(0x2080, 0x2089)])
    signs[code] = script
  for (const zero of roundZeros) signs[zero.charCodeAt(0)] = roundZero
  return signs
}

const hanZero = '〇'.charCodeAt(0)
const hanDigits = new Set([...'〇零一二三四五六七八九'].map((digit) => digit.charCodeAt(0)))
const year = '年'.charCodeAt(0)

/** What a `roundZero` reads as: 〇 among Han digits or between them and 年, else itself in half width. */
export function zeroAt(source: string, at: number): number {
  if (isInHanNumber(source, at)) return hanZero
  const code = source.charCodeAt(at)
  return code >= 0xff01 ? code - 0xfee0 : code
}

function isInHanNumber(source: string, at: number): boolean {
  // Nearly every 0 stands behind a digit or a point.
  const last = source.charCodeAt(at - 1)
  if (last < 0x80 && signs[last] !== roundZero) return false
  const before = source.charCodeAt(pastZeros(source, at, -1))
  if (!hanDigits.has(before)) return false
  const behind = source.charCodeAt(pastZeros(source, at, 1))
  return hanDigits.has(behind) || behind === year
}

/** The first place that has no such zero; a year has two of them side by side at most. */
function pastZeros(source: string, at: number, step: 1 | -1): number {
  let place = at + step
  for (let zeros = 1; zeros < 2 && signs[source.charCodeAt(place)] === roundZero; zeros++) place += step
  return place
}

/**
 * Where NFKC is the reader's view. Left out on purpose, because a digit would join its neighbours or a value would be
 * lost: `①` (①2020年 is not 12020年), `⒈`, `½`, `㋀`, `㏠`, `㍘`.
 */
function compatible(): number[] {
  return [
    ...range(0xff01, 0xff5e), // full-width ASCII
    ...range(0xff61, 0xff65), // half-width Han punctuation
    ...range(0xffe0, 0xffe6),
    ...range(0xfe10, 0xfe19), // vertical forms
    ...range(0xfe31, 0xfe6b), // vertical and small forms, ﹪; ︰ is a ratio's colon, though NFKC makes two points of it
    ...range(0x2f00, 0x2fd5), // Kangxi radicals
    ...range(0xf900, 0xfad9), // compatibility ideographs
    ...range(0x2160, 0x217f), // Ⅲ
    ...range(0x2474, 0x2487), // ⑴
    ...range(0x3220, 0x3243), // ㈠
    ...range(0x3371, 0x33df), // ㎡ ㎏ ㏄
    0xb5,
    0x2103,
    0x2109,
    0x2116,
    0x2121,
    0x2126,
  ]
}

function range(first: number, last: number): number[] {
  return Array.from({length: last - first + 1}, (_, index) => first + index)
}
