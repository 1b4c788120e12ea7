import {countBefore} from '../../text/sorted.js'
import {syllables} from './syllables.js'

/** A name as it is typed on a Latin keyboard. */
export interface Spelling {
  /** `chengzhenhualu`; what is no Han character stays, in lower case, and signs are left out. */
  readonly full: string
  /** `chengzhenhualv`, as input methods have ü; null where there is none. */
  readonly typed: string | null
  /** `czhl`. */
  readonly initials: string
}

/**
 * Spells by the platform's own collation of Chinese, whose order is that of pinyin: a character has the last syllable
 * that does not sort behind it. Keep the speller: it remembers the characters that it has met.
 */
export function speller(): (name: string) => Spelling {
  const table = syllables.split(' ').map((it) => ({syllable: it.slice(0, -1), first: it.slice(-1)}))
  const {compare} = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
  const met = new Map<string, string>()
  const syllableOf = (character: string): string => {
    const known = met.get(character) ?? (isHan(character) ? search(character, table, compare) : plain(character))
    met.set(character, known)
    return known
  }
  return (name) => {
    const parts = [...reread(name)].map(syllableOf)
    const typed = parts.join('')
    const full = withoutV(typed)
    return {full, typed: typed === full ? null : typed, initials: parts.map((part) => part[0] ?? '').join('')}
  }
}

/** ü is v on a keyboard, and u to those who do not know; no syllable begins with v. */
export const withoutV = (typed: string): string => typed.replace(/(?<=[ln])v/g, 'u')

/**
 * Characters of several readings where words of plans have another than the usual one, with a character that is read so:
 * 供给 gōngjǐ, 调整 tiáozhěng, 重组 chóngzǔ, 分行业 hángyè but 执行情况 xíng.
 */
const readings: readonly (readonly [where: RegExp, alike: string])[] = [
  [/地/g, '第'],
  [/(?<!进|执|运)行(?=业)|(?<=[银支央])行|行(?=列)|行(?=情(?!况))/g, '航'],
  [/调(?=[整节控解理峰频试和剂蓄适停])|(?<=[协空失])调/g, '条'],
  [/(?<=[供自补配])给|给(?=[水排付予])/g, '己'],
  [/(?<![注看偏比严侧权])重(?=[复新建组构庆启塑置叠返修])|(?<=[双多])重/g, '虫'],
  [/还(?=[原款贷本林湖草清债付])|(?<=[返偿归退])还/g, '环'],
  [/都(?=市)|(?<=[首成])都/g, '督'],
  [/(?<!社)会(?=计(?!划))|(?<=财)会/g, '快'],
  [/着(?=[力眼手重])/g, '卓'],
  [/拓/g, '托'],
  [/(?<!湖)泊|薄(?=弱)/g, '博'],
  [/畜(?=[牧产])/g, '续'],
  [/(?<=(?<![项栏科题])目)的/g, '第'],
  [/校(?=[准对验正])/g, '教'],
  [/(?<=音)乐/g, '月'],
  [/了(?=解)/g, '料'],
  [/(?<![增成生市县校厅局省院])长/g, '常'],
]

const reread = (name: string): string => readings.reduce((text, [where, alike]) => text.replace(where, alike), name)

/** The order knows common ideographs only; the rest sort behind them all. */
const isHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fa5'

const plain = (character: string): string => (/[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '')

interface Syllable {
  readonly syllable: string
  /** The first character in the order that is read so. */
  readonly first: string
}

function search(character: string, table: readonly Syllable[], compare: (a: string, b: string) => number): string {
  const upTo = countBefore(table.length, (index) => compare(table[index]!.first, character) <= 0)
  return table[Math.max(0, upTo - 1)]?.syllable ?? ''
}
