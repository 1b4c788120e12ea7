import {zhGrammar as say} from '../../language/zh.js'
import type {Offset} from '../../text/span.js'
import {nounAfter} from './trim.js'
import {BREAK, COMPOUND, DOING, DOUBTFUL, endingAt, SCOPE, startingAt, words} from './words.js'

/** Length of the word at `at` that ends a noun phrase, 0 where none stands there or it is a part of the phrase. */
export function breakAt(text: string, at: Offset, limit: Offset, isObject: boolean): number {
  const word = startingAt(text, at, BREAK, limit)
  if (word === 2 && isAttribute(text, at, limit)) return 0
  // 创建休闲农业与乡村旅游示范县: in what is made 与 joins nouns.
  if (isObject && word === 1 && text[at] === '与') return 0
  if (word === 0 || !nounAfter(text, at + word, text.length)) return 0
  if (word === 1) return isWordPart(text, at) ? 0 : 1
  if (word !== 2 || !MODIFYING.set.has(text.slice(at, at + 2))) return word
  if (text[at + 2] === '业') return 0
  return modifies(text, at, limit, isObject) ? 0 : word
}

/** 国有企业, 储能电站, 一把手: whether the sign at `at`, an adverb, preposition or auxiliary by itself, stands within a word. */
function isWordPart(text: string, at: Offset): boolean {
  for (let from = Math.max(0, at - 2); from <= at; from++)
    if (startingAt(text, from, COMPOUND) > at - from + (from === at ? 1 : 0)) return true
  return false
}

/**
 * 12个重点项目, 全国重点文物保护单位: 重点 and 主要 are adverbs before a verb, attributes before a noun that soon ends. What
 * goes on for long is a clause of its own (线路重点场所…连续).
 */
function isAttribute(text: string, at: Offset, limit: Offset): boolean {
  // 乡村振兴重点帮扶村: with the verb and its noun it is one word.
  if (startingAt(text, at, COMPOUND, limit) > 2) return true
  if (!say.mainWord.test(text.slice(at, at + 2)) || acts(text, at + 2, limit)) return false
  let to = at + 2
  while (to < limit && to - at < LONGEST && !isStop(text, to, limit)) to++
  return to - at < LONGEST
}

export const acts = (text: string, at: Offset, limit: Offset): boolean =>
  startingAt(text, at, BREAK, limit) > 0 ||
  startingAt(text, at, DOING, limit) > 0 ||
  startingAt(text, at, DOUBTFUL, limit) > 0

/** Verbs and adverbs that official nouns have in their middle (公共服务平台, 应急保障基地, 省级重点实验室). */
const MODIFYING = words(
  '服务 发展 保障 集中 支持 组织 运行 运营 执行 引导 促进 推进 推动 带动 稳定 覆盖 分布 共同 基本 主要 重点 全面 升级 安排 配备 设置 统筹 参与 提供 开通',
)

/**
 * Whether the verb at `at` modifies a noun behind it: a short one, or one of any length where the phrase is the object
 * of a verb that makes such things (建成…): what is being built does nothing yet.
 */
function modifies(text: string, at: Offset, limit: Offset, isObject: boolean): boolean {
  const from = at + 2
  let to = from
  while (to < limit && to - from < LONGEST && !isStop(text, to, limit)) to++
  const noun = text.slice(from, to).replace(say.joinEnd, '')
  if (noun === '')
    return /^(?:[,;:。!?、)]|实现|$)/.test(text.slice(to, to + 2)) && NOUNS.includes(text.slice(at, from))
  const isShort = noun.length <= (isObject ? LONGEST : 4)
  return (
    isShort &&
    say.institutionEnd.test(noun) &&
    (isObject || !say.placeBefore.test(noun)) &&
    !startingAt(text, from, SCOPE, limit)
  )
}

const LONGEST = 12

/** 社会组织, 便民服务, 272项服务实现…: at the end of a phrase they are nouns. */
const NOUNS = ['服务', '组织', '保障']

function isStop(text: string, at: Offset, limit: Offset): boolean {
  const word = startingAt(text, at, BREAK, limit)
  if (word === 0) return /[\d、(]/.test(text[at]!)
  if (word === 1) return !isWordPart(text, at)
  return !MODIFYING.set.has(text.slice(at, at + 2))
}

/** 建成12个…, 新增了8处…: whether the number stands behind a verb whose object does nothing of its own. */
export function isMade(text: string, at: Offset): boolean {
  const end = text[at - 1] === ' ' ? at - 1 : at
  const verb = endingAt(text, end, DOING)
  return verb > 1 && say.madeVerb.test(text.slice(end - verb, end))
}
