import {syllables} from './syllables.js'

/** A name as it is typed on a Latin keyboard. */
export interface Spelling {
  /** `chengzhenhualu`; what is no Han character stays, in lower case, and signs are left out. */
  readonly full: string
  /** `czhl`. */
  readonly initials: string
}

/**
 * Spells by the platform's own collation of Chinese, whose order is that of pinyin: a character has the last syllable
 * that does not sort behind it. A character of several readings has its usual one, save 长. Keep the speller: it
 * remembers the characters that it has met.
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
    return {full: parts.join(''), initials: parts.map((part) => part[0] ?? '').join('')}
  }
}

/** 长 is zhǎng where something grows or leads (增长, 成长, 市长), cháng elsewhere (长期, 长度): plans are full of both. */
const reread = (name: string): string => name.replace(/(?<![增成生市县校])长/g, '常')

/** The order knows common ideographs only; the rest sort behind them all. */
const isHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fa5'

const plain = (character: string): string => (/[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '')

interface Syllable {
  readonly syllable: string
  /** The first character in the order that is read so. */
  readonly first: string
}

function search(character: string, table: readonly Syllable[], compare: (a: string, b: string) => number): string {
  let [low, high] = [0, table.length]
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (compare(table[middle]?.first ?? '', character) <= 0) low = middle
    else high = middle
  }
  return table[low]?.syllable ?? ''
}
