import type {Offset} from '../text/span.js'
import type {Comparator, Qualifier} from './quantity.js'

type Code = Exclude<Qualifier, 'range' | 'vague'>

/**
 * Words before a number, the longer tried first: 不少于 must not be read as 少于. 了, 有, 为 and 于 that belong to the
 * word stand in it (约有, 超过了).
 */
const before: Readonly<Record<Code, string>> = {
  gt: '超过 超过了 已超过 超 超出 突破 突破了 逾 高于 大于 多于 优于 跨过 跨过了 跨越 跨越了 迈过 > ＞',
  ge: '不低于 不少于 不小于 不得低于 不得少于 不应低于 不应少于 不能低于 至少 最少 最低 起码 不下于 不下 >= ≥ ⩾',
  lt: '低于 小于 少于 不足 不到 不满 未达到 未满 未达 < ＜',
  le: '不高于 不超过 不多于 不大于 不得超过 不得高于 不能超过 不应超过 未超过 不超 至多 最多 最高 <= ≤ ⩽',
  about: '约 约有 约为 约占 约达 约合 约需 约计 大约 大约有 大约为 大概 大致 ≈',
  nearly: '近 将近 接近 接近于 逼近 逼近了 临近 几近 几乎',
  'just-over': '',
  eq: '',
}

const after: Readonly<Record<Code, string>> = {
  gt: '以外 之外 开外',
  ge: '以上 及以上 (含)以上 或以上 起步',
  lt: '',
  le: '以下 及以下 (含)以下 或以下 以内 之内',
  about: '左右 上下',
  nearly: '',
  'just-over': '有余',
  eq: '之多',
}

const codesBefore = table(before)

const codesAfter = table(after)

/** Most numbers have no comparator: one look at the neighbouring character tells so. */
const lastSigns = new Set([...codesBefore.keys()].map((word) => word.at(-1)))

const firstSigns = new Set([...codesAfter.keys()].map((word) => word[0]))

const longestBefore = Math.max(...[...codesBefore.keys()].map((word) => word.length))

const longestAfter = Math.max(...[...codesAfter.keys()].map((word) => word.length))

/** Words that end in 近, 约, 超 or 过 and compare nothing: 附近5个, 节约30%, 签约500亿元, 反超. */
const ending: Readonly<Record<string, string>> = {
  近: '附最临靠邻远亲相就抵贴凑新',
  约: '节签预履违合契公条制特隐集简纽邀解失缔盟誓规租赴相商续婉爽大',
  超: '反高赶英',
}

const none: readonly Comparator[] = []

/** The comparators that stand directly before `at`, in order (不超过约30). None reaches back beyond `floor`. */
export function comparatorsBefore(text: string, at: Offset, floor: Offset): readonly Comparator[] {
  if (!lastSigns.has(text[at - 1])) return none
  const found: Comparator[] = []
  let to = at
  for (let one = lastBefore(text, to, floor); one && found.length < 3; one = lastBefore(text, to, floor)) {
    found.unshift(one)
    to = one.from
  }
  return found
}

/** Verbs that may stand between a comparator and its number: 至少建成5个. */
const between =
  '建成 建设 新建 新增 增加 培育 培养 打造 形成 完成 引进 发展 实现 达到 覆盖 拥有 保持 推出 发布 制定 开展 举办 组织 创建 建立 设立 落地 实施 有 达 为'.split(
    ' ',
  )

const betweenByLast: ReadonlyMap<string, readonly string[]> = new Map(
  between.map((verb) => [verb.at(-1) ?? '', between.filter((other) => other.at(-1) === verb.at(-1))]),
)

/**
 * The comparator that a verb or a noun with 的 parts from its number: 至少建成5个, 约占年消费量的5%. Null where there is none.
 */
export function comparatorApart(text: string, at: Offset, floor: Offset): Comparator | null {
  const verb = betweenByLast.get(text[at - 1] ?? '')?.find((word) => text.startsWith(word, at - word.length))
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
  if (text[at] !== '内' && !firstSigns.has(text[at])) return none
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
  if (!lastSigns.has(text[to - 1])) return null
  for (let from = Math.max(floor, to - longestBefore); from < to; from++) {
    const word = text.slice(from, to)
    const code = codesBefore.get(word)
    if (code === undefined) continue
    const first = text[from - 1]
    // The > of a tag that ran into the text (<td>366) compares nothing.
    if (word === '>' && first !== undefined && /[\w"'/>]/.test(first)) return null
    if (word.length <= 2 && first !== undefined && ending[word[0] ?? '']?.includes(first)) return null
    return {from, to, code, text: word}
  }
  return null
}

function firstAfter(text: string, from: Offset): Comparator | null {
  if (!firstSigns.has(text[from])) return null
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
