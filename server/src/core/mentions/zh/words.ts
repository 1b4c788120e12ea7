import {zh} from '../../language/zh.js'

/** A closed class of words, asked for at a place of a text. Lookups cost nothing where no word begins or ends. */
class Words {
  /** Made when it is first asked for: none of the classes is needed to start. */
  made: Made | null = null

  constructor(readonly lists: readonly string[]) {}

  get set(): ReadonlySet<string> {
    return tablesOf(this).set
  }
}

function tablesOf(of: Words): Made {
  of.made ??= made(of.lists)
  return of.made
}

interface Made {
  readonly set: ReadonlySet<string>
  /** The lengths of the words that begin, and end, with a character, a word of n characters being bit n: most have none. */
  readonly firsts: Uint16Array
  readonly lasts: Uint16Array
  /** The same with a pair of characters. */
  readonly starts: Uint16Array
  readonly ends: Uint16Array
}

/** A power of two. A place of its own for every pair would be gigabytes of zeros. */
const places = 0x2000
const alone = 1 << 1

const placeOf = (text: string, at: number): number => text.charCodeAt(at) & (places - 1)
const placeOfPair = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 0x1f5) ^ text.charCodeAt(at + 1)) & (places - 1)

/** 引进*: the verb itself, 新引进 and 引进了. */
const formsOf = (word: string): readonly string[] => {
  const verb = word.slice(0, -1)
  return word.endsWith('*') && verb ? [verb, `新${verb}`, `${verb}了`] : [word]
}

/** A class from space-separated lists of words of at most 15 characters. */
export const words = (...lists: readonly string[]): Words => new Words(lists)

function made(lists: readonly string[]): Made {
  const set = new Set(lists.flatMap((list) => list.split(/\s+/).filter(Boolean).flatMap(formsOf)))
  const [firsts, lasts, starts, ends] = [table(), table(), table(), table()]
  for (const word of set) {
    const {length} = word
    firsts[placeOf(word, 0)]! |= 1 << length
    lasts[placeOf(word, length - 1)]! |= 1 << length
    if (length === 1) continue
    starts[placeOfPair(word, 0)]! |= 1 << length
    ends[placeOfPair(word, length - 2)]! |= 1 << length
  }
  return {set, firsts, lasts, starts, ends}
}

const table = (): Uint16Array => new Uint16Array(places)

/** Length of the longest word of the class that ends at `at`, 0 without one. */
export function endingAt(text: string, at: number, of: Words, floor = 0): number {
  if (at <= floor) return 0
  const {set, lasts, ends} = of.made ?? tablesOf(of)
  let lengths = lasts[placeOf(text, at - 1)]!
  if (lengths === 0) return 0
  for (lengths &= at - floor > 1 ? ends[placeOfPair(text, at - 2)]! | alone : alone; lengths; ) {
    const length = longestOf(lengths)
    if (length <= at - floor && set.has(text.slice(at - length, at))) return length
    lengths ^= 1 << length
  }
  return 0
}

/** Length of the longest word of the class that starts at `at`, 0 without one. */
export function startingAt(text: string, at: number, of: Words, ceiling = text.length): number {
  if (at >= ceiling) return 0
  const {set, firsts, starts} = of.made ?? tablesOf(of)
  let lengths = firsts[placeOf(text, at)]!
  if (lengths === 0) return 0
  for (lengths &= ceiling - at > 1 ? starts[placeOfPair(text, at)]! | alone : alone; lengths; ) {
    const length = longestOf(lengths)
    if (length <= ceiling - at && set.has(text.slice(at, at + length))) return length
    lengths ^= 1 << length
  }
  return 0
}

const longestOf = (lengths: number): number => 31 - Math.clz32(lengths)

/** Verbs of change. With 到, 至 or 为 behind them they state a level (提高到45%), alone a change (提高7个百分点). */
export const CHANGE = words(zh.change)

/** Verbs that state a level. */
export const STATE = words(zh.state)

/** Verbs of doing that no noun begins with in official text: what follows them is what is counted. */
export const DOING = words(zh.doing)

/** Verbs that also stand inside nouns (出口总值, 建设用地): they are verbs only behind an adverb or with nothing around. */
export const DOUBTFUL = words(zh.doubtful)

/** Adverbs that stand between a name and its number. */
export const TRAILING = words(zh.trailing)

/** Adverbs and aspect words in front of a verb, none of which begins a noun. */
export const LEADING = words(zh.leading)

/** Scope words: the area a plan is about; not part of an indicator's name. */
export const SCOPE = words(zh.scope)

/** Connectives in front of a name. */
export const CONNECTIVE = words(zh.connective)

/** What joins a name to the list before it; only directly behind the number before. */
export const LISTED = words(zh.listed)

/** Words that sum up; alone before a number they are the name themselves (合计83个). */
export const TOTAL = words(zh.total)

/** Aggregators: outside the span, kept apart. */
export const AGGREGATOR = words(zh.aggregator)

/** Ends of a noun phrase to the right of a number: adverbs, prepositions, auxiliaries and verbs of sentence. */
export const BREAK = words(zh.break)

/** Verbs that end one thing's name inside a clause and begin another's (平台汇聚感知设备130万台). */
export const CUT = words(zh.cut)

/** Predicates of clauses that state no figure: what stands before them is their subject. */
export const PREDICATE = words(zh.predicate)

/** Measure nouns: what a list of members shares, and what ends a whole name. */
export const MEASURE = words(zh.measure)

/** Modifiers that go with a measure noun and tell no members of a list apart (居民人均可支配收入). */
export const SHARED = words(zh.shared)

/** Words that hold a sign or begin with a word which by itself is no part of a name (储能, 投入强度). */
export const COMPOUND = words(zh.compound)

/** Nouns that begin with a sign which makes a noun of the verb before it, and do not (引进数据平台). */
export const NOUN = words(zh.noun)

/** Verbs that with their object and 的 tell which things are meant (获得低保的居民). */
export const ATTRIBUTIVE = words(zh.attributive)
