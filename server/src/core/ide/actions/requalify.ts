import type {ResolvedMention} from '../../mentions/mention.js'
import {compare, type Decimal, decimal, multiply} from '../../quantity/decimal.js'
import {claimed, isRange, within} from '../../quantity/interval.js'
import type {Comparator, Qualifier, Quantity} from '../../quantity/quantity.js'
import {isPair, knownOf, type Measured, measured} from '../../rules/measure.js'
import {bareFigure, figureOf, stateComparator} from '../../rules/rephrase.js'
import {sure} from '../../rules/verdict.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Edit} from '../../text/edit.js'
import {type Offset, shift} from '../../text/span.js'
import type {Action} from '../action.js'

type Word = Exclude<Qualifier, 'range' | 'vague'>

/** How each is written, where it stands beside the number, and in the order in which a writer would want them. */
const words: readonly (readonly [code: Word, word: string, place: 'before' | 'within' | 'after'])[] = [
  ['eq', '', 'before'],
  ['nearly', '近', 'before'],
  ['gt', '超过', 'before'],
  ['just-over', '余', 'within'],
  ['ge', '以上', 'after'],
  ['about', '约', 'before'],
  ['lt', '不足', 'before'],
  ['le', '不超过', 'before'],
]

/**
 * Other qualifiers that make the figure, as it is written, true of the registered value: what the registry knows lies
 * within what the wording claims. Nothing weaker is offered for a figure that is exact already, for a bare number that is
 * wrong, nor for one so far from the value that no qualifier would make it a fair account.
 */
export function requalified(snapshot: Snapshot, uri: string, mention: ResolvedMention, at: Offset, source: string) {
  const said = comparable(snapshot, mention)
  const level = mention.observation
  if (!said || isPair(said.value) || !level?.value || isPair(level.value)) return []
  const {policy} = snapshot.world.registry
  const known = knownOf(level, snapshot.world)
  const isExact = level.qualifier === 'eq' && compare(said.value, level.value) === 0
  if (!known || !isNear(level.value, said.value, policy.nearly, policy.justOver)) return []
  // Another number, bare: wrong, and no word before it would mend that.
  const isWrong = mention.quantity.qualifier === 'eq' && compare(said.value, level.value) !== 0
  if (isWrong && !within(known, claimed('eq', said.value, said.step, policy))) return []
  return words.flatMap(([code, word, place]): readonly Action[] => {
    if (code === mention.quantity.qualifier || (isExact && code !== 'eq')) return []
    if (place === 'within' && !takesYu(mention.quantity)) return []
    if (!within(known, claimed(code, said.value, said.step, policy))) return []
    return [action(uri, mention, at, source, code, word, place)]
  })
}

/** The figure in the indicator's unit, where a qualifier can be put to it. */
function comparable({world}: Snapshot, {match, change, role, quantity}: ResolvedMention): Measured | null {
  if (!match || match.score < sure || change || role !== 'baseline') return null
  if (quantity.value === null || isRange(quantity.value) || quantity.numeral === 'coverage') return null
  // 百分之 stands before its number, 成五 behind it: neither leaves room for a word.
  if (/^(?:[百千]分之|成)$/.test(quantity.unit ?? '') || quantity.comparators.some((it) => isApart(it, quantity)))
    return null
  return measured(quantity, match.indicator, world.registry)
}

/** 至少建成5个: the word belongs to the verb, and nothing else fits in its place. */
const isApart = ({to}: Comparator, {comparators, number}: Quantity): boolean =>
  to < number.from && !comparators.some(({from}) => from === to)

/** 近 and 超过 of a number a fifth away say little, as the check of qualifiers has it. */
function isNear(value: Decimal, said: Decimal, below: number, above: number): boolean {
  const [low, high] = [decimal(String(1 - below)), decimal(String(1 + above))]
  return !!low && !!high && compare(multiply(said, low), value) <= 0 && compare(value, multiply(said, high)) <= 0
}

/** 1000余家, 130余万台; 余 stands behind no decimals and no single digit. */
const takesYu = ({written}: Quantity): boolean =>
  written !== null && /^(?:[1-9]\d*0|[一二三四五六七八九]?[十百千])$/.test(written)

function action(
  uri: string,
  {quantity}: ResolvedMention,
  at: Offset,
  source: string,
  code: Word,
  word: string,
  place: 'before' | 'within' | 'after',
): Action {
  const bare = bareFigure(quantity, source)
  const inside = quantity.number.to - quantity.number.from
  const text =
    place === 'before'
      ? word + bare
      : place === 'after'
        ? bare + word
        : bare.slice(0, inside) + word + bare.slice(inside)
  const edits = place === 'before' ? stateComparator(quantity, word, text).edits : restated(quantity, text)
  return {
    title:
      code === 'eq'
        ? {zh: `去掉限定语：${text}`, en: `Drop the qualifier: ${text}`}
        : {zh: `限定语改为：${text}`, en: `Change the qualifier: ${text}`},
    kind: 'rewrite',
    edits: new Map([[uri, edits.map((edit) => ({...shift(edit, at), insert: edit.insert}))]]),
    finding: null,
  }
}

/** The figure with its new word written over it, and comparators outside it left out. */
function restated(quantity: Quantity, text: string): readonly Edit[] {
  const figure = figureOf(quantity)
  const behind = quantity.comparators.filter(({from}) => from >= figure.to)
  const before = quantity.comparators.filter(({to}) => to <= figure.from)
  const to = Math.max(figure.to, ...behind.map((it) => it.to))
  return [...before.map((it) => ({from: it.from, to: it.to, insert: ''})), {from: figure.from, to, insert: text}]
}
