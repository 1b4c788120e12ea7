import {zh, zhComparators} from '../../language/zh.js'
import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import type {Comparator, Qualifier} from '../quantity.js'

type Code = Exclude<Qualifier, 'range' | 'vague'>

/**
 * Words before a number, the longer tried first: 不少于 must not be read as 少于. 了, 有, 为 and 于 that belong to the
 * word stand in it (约有, 超过了).
 */
const codesBefore = table(zhComparators.before)

const codesAfter = table(zhComparators.behind)

/** Most numbers have no comparator: one look at the neighbouring character tells so. */
const endsOne = among([...codesBefore.keys()].map((word) => word.at(-1)).join(''))

const beginsOne = among(['内', ...codesAfter.keys()].map((word) => word[0]).join(''))

/** The lengths of the words that end in a sign, the longest first. */
const lengthsBefore: ReadonlyMap<string, readonly number[]> = lengthsByEnd([...codesBefore.keys()])

function lengthsByEnd(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const word of words) lengths.set(word.at(-1)!, (lengths.get(word.at(-1)!) ?? new Set()).add(word.length))
  return new Map([...lengths].map(([sign, all]) => [sign, [...all].sort((a, b) => b - a)]))
}

const longestAfter = Math.max(...[...codesAfter.keys()].map((word) => word.length))

/** Words that end in 近, 约 or 超 and compare nothing: 附近5个, 节约30%, 签约500亿元, 反超. */
const others: ReadonlySet<string> = new Set(zhComparators.none.split(' '))

const none: readonly Comparator[] = []

/** The comparators that stand directly before `at`, in order (不超过约30). None reaches back beyond `floor`. */
export function comparatorsBefore(text: string, at: Offset, floor: Offset): readonly Comparator[] {
  const last = lastBefore(text, at, floor)
  if (!last) return none
  const found = [last]
  for (let one = lastBefore(text, last.from, floor); one && found.length < 3; one = lastBefore(text, one.from, floor))
    found.unshift(one)
  return found
}

/** Verbs that may stand between a comparator and its number: 至少建成5个. */
const between = zh.between.split(' ')

/** What may part them ends in one of these. */
const isBetween = among([...between, '的'].map((word) => word.at(-1)).join(''))

/**
 * The comparator that a verb or a noun with 的 parts from its number: 至少建成5个, 约占年消费量的5%. Null where there is none.
 */
export function comparatorApart(text: string, at: Offset, floor: Offset): Comparator | null {
  if (!isBetween(text, at - 1)) return null
  const verb = between.find((word) => text.startsWith(word, at - word.length))
  const near = verb === undefined ? null : lastBefore(text, at - verb.length, floor)
  if (near && near.code !== 'nearly' && near.text !== '最高' && near.text !== '最低') return near
  if (text[at - 1] !== '的') return null
  for (let from = at - 3; from >= Math.max(floor, at - 14); from--) {
    if (',，。;；、:：'.includes(text[from] ?? ' ')) return null
    if (text.startsWith('约占', from)) return lastBefore(text, from + 2, floor)
  }
  return null
}

/** The comparators that stand directly at `at`, in order. */
export function comparatorsAfter(text: string, at: Offset): readonly Comparator[] {
  if (!beginsOne(text, at)) return none
  const found: Comparator[] = []
  if (text[at] === '内' && closesTime(text, at)) return [{from: at, to: at + 1, code: 'le', text: '内'}]
  let from = at
  for (let one = firstAfter(text, from); one && found.length < 3; one = firstAfter(text, from)) {
    found.push(one)
    from = one.to
  }
  return found
}

/** 1个工作日内: behind a length of time, at the end of what is said, 内 is 以内; 3日内办结 goes on. */
const closesTime = (text: string, at: Offset): boolean => {
  const next = text.charCodeAt(at + 1)
  return '日天时钟年月秒周'.includes(text[at - 1] ?? ' ') && !(next >= 0x3400 && next <= 0x9fff)
}

/** What several comparators claim together: the first that is not merely about (约30万人以上 is at least 30万). */
export function qualifierOf(comparators: readonly Comparator[]): Qualifier {
  const strict = comparators.find(({code}) => code !== 'about' && code !== 'eq')
  return strict?.code ?? comparators.find(({code}) => code !== 'eq')?.code ?? 'eq'
}

function lastBefore(text: string, to: Offset, floor: Offset): Comparator | null {
  if (!endsOne(text, to - 1)) return null
  for (const length of lengthsBefore.get(text[to - 1]!)!) {
    const from = to - length
    if (from < floor) continue
    const word = text.slice(from, to)
    const code = codesBefore.get(word)
    if (code === undefined) continue
    const first = text[from - 1]
    // The > of a tag that ran into the text (<td>366) compares nothing.
    if (word === '>' && first !== undefined && /[\w"'/>]/.test(first)) return null
    if (word.length <= 2 && first !== undefined && others.has(first + word[0])) return null
    return {from, to, code, text: word}
  }
  return null
}

function firstAfter(text: string, from: Offset): Comparator | null {
  if (!beginsOne(text, from)) return null
  for (let to = Math.min(text.length, from + longestAfter); to > from; to--) {
    const word = text.slice(from, to)
    const code = codesAfter.get(word)
    if (code !== undefined) return {from, to, code, text: word}
  }
  return null
}

function table(words: Readonly<Record<Code, string>>): ReadonlyMap<string, Code> {
  const pairs = Object.entries(words) as [Code, string][]
  return new Map(
    pairs.flatMap(([code, list]) =>
      list
        .split(' ')
        .filter(Boolean)
        .map((word): [string, Code] => [word, code]),
    ),
  )
}
