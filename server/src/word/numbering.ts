import {hanNumeral} from './han-numeral.js'
import {type Element, element, elements, numberOf, type Part, valOf} from './xml.js'

/** One level of a numbering. */
interface Level {
  readonly format: string
  /** `第%1章`: `%1` stands for the number of the first level. */
  readonly text: string
  readonly start: number
  /** What stands between number and text. */
  readonly behind: string
  /** The highest level whose next number starts this one again, from 1; 0 for never. */
  readonly restart: number
  /** Whether all numbers in it are Arabic: 1.1 below 第一章. */
  readonly isLegal: boolean
}

/** The numbers that Word shows before paragraphs and that stand in no text: counted in the order of the document. */
export class Numbering {
  readonly #abstract = new Map<string, ReadonlyMap<number, Level>>()
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>()
  readonly #families = new Map<string, string>()
  readonly #overrides = new Set<string>()
  readonly #counts = new Map<string, number[]>()
  readonly #linked = new Map<string, {num: string; level: number}>()

  constructor(part: Part | null) {
    const root = part?.root
    for (const it of elements(root, 'w:abstractNum')) this.#readAbstract(it)
    for (const it of elements(root, 'w:num')) this.#readNum(it)
    for (const it of elements(root, 'w:abstractNum')) this.#linkStyles(it)
  }

  /** The number of the next paragraph of this numbering and level (from 0), with what stands behind it; '' for a bullet without text. */
  next(num: string, level: number): {label: string; isBullet: boolean} | null {
    const levels = this.#levels.get(num)
    const own = levels?.get(level)
    if (!levels || !own || own.format === 'none') return null
    const counts = this.#count(num, level, levels)
    if (own.format === 'bullet') return {label: '', isBullet: true}
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = levels.get(at)
      return shown ? written(counts[at] ?? shown.start, own.isLegal ? 'decimal' : shown.format) : ''
    })
    return {label: label && label + own.behind, isBullet: false}
  }

  /** The numbering that a style has by being named in a level. */
  ofStyle(style: string): {num: string; level: number} | null {
    return this.#linked.get(style) ?? null
  }

  #count(num: string, level: number, levels: ReadonlyMap<number, Level>): readonly number[] {
    const family = this.#families.get(num) ?? num
    // A list that says where it starts counts for itself from its first paragraph on.
    if (this.#overrides.delete(num)) this.#counts.delete(family)
    const counts = this.#counts.get(family) ?? []
    this.#counts.set(family, counts)
    counts[level] = (counts[level] ?? (levels.get(level)?.start ?? 1) - 1) + 1
    for (let below = level + 1; below < counts.length; below++) {
      const {restart = below} = levels.get(below) ?? {}
      if (restart > level) delete counts[below]
    }
    return counts
  }

  #readAbstract(of: Element): void {
    const id = of.attributes.get('w:abstractNumId') ?? ''
    this.#abstract.set(id, new Map(elements(of, 'w:lvl').map((it) => [levelNumber(it), levelOf(it)])))
  }

  #readNum(of: Element): void {
    const id = of.attributes.get('w:numId') ?? ''
    const family = valOf(of, 'w:abstractNumId') ?? ''
    const levels = new Map(this.#abstract.get(family))
    for (const override of elements(of, 'w:lvlOverride')) {
      const at = levelNumber(override)
      const own = element(override, 'w:lvl')
      const start = element(override, 'w:startOverride') ? numberOf(override, 'w:startOverride', numbers) : null
      const level = own ? levelOf(own) : levels.get(at)
      if (level) levels.set(at, start === null ? level : {...level, start})
      if (start !== null) this.#overrides.add(id)
    }
    this.#levels.set(id, levels)
    this.#families.set(id, family)
  }

  /** A style that a level names is numbered by it. */
  #linkStyles(of: Element): void {
    const family = of.attributes.get('w:abstractNumId')
    const num = [...this.#families].find(([, it]) => it === family)?.[0]
    for (const level of elements(of, 'w:lvl')) {
      const style = valOf(level, 'w:pStyle')
      if (style && num) this.#linked.set(style, {num, level: levelNumber(level)})
    }
  }
}

/** What Word counts with. */
const numbers = [0, 32_767] as const

const levelNumber = (of: Element): number => Number(of.attributes.get('w:ilvl') ?? 0)

const levelOf = (of: Element): Level => ({
  format: valOf(of, 'w:numFmt') ?? 'decimal',
  text: valOf(of, 'w:lvlText') ?? '',
  start: valOf(of, 'w:start') === null ? 1 : numberOf(of, 'w:start', numbers),
  behind: behind(valOf(of, 'w:suff'), valOf(of, 'w:lvlText') ?? ''),
  restart: Number(valOf(of, 'w:lvlRestart') ?? levelNumber(of)),
  isLegal: element(of, 'w:isLgl') !== null,
})

/** A tab or a space is one space in the draft; none behind 、 and ）, where Chinese has none. */
const behind = (suffix: string | null, text: string): string =>
  suffix === 'nothing' || /[、）：。]$/.test(text) ? '' : ' '

const chinese = /^(chinese|ideograph|japanese|taiwanese|korean)/
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const stems = '甲乙丙丁戊己庚辛壬癸'

/** A number in a format of Word (ST_NumberFormat). */
function written(number: number, format: string): string {
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return circled[number - 1] ?? String(number)
  if (format === 'ideographTraditional') return stems[number - 1] ?? String(number)
  if (format === 'decimalZero') return String(number).padStart(2, '0')
  if (format === 'decimalFullWidth')
    return String(number).replace(/\d/g, (it) => String.fromCharCode(0xff10 + Number(it)))
  if (/^(upper|lower)Letter$/.test(format)) return letter(number, format)
  if (/^(upper|lower)Roman$/.test(format)) return roman(number, format)
  return chinese.test(format) ? hanNumeral(number) : String(number)
}

const inCase = (text: string, format: string): string => (format.startsWith('lower') ? text.toLowerCase() : text)

/** a … z, aa, bb …: as Word goes on. */
const letter = (number: number, format: string): string =>
  inCase(String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26)), format)

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number, format: string): string {
  let [left, text] = [Math.min(number, 3999), '']
  for (const [worth, sign] of romans) for (; left >= worth; left -= worth) text += sign
  return inCase(text, format)
}
