import {compare, type Decimal} from '../../quantity/decimal.js'
import {qualifierOf, single} from '../file/indicator.js'
import {child, entry, itemsOf, type Node, textOf} from '../yaml/node.js'
import type {LocalProblem} from './check.js'

/** What is odd about an indicator's observations and targets, taken by themselves. */
export function checkLevels(node: Node): readonly LocalProblem[] {
  const observations = itemsOf(child(node, 'observations'))
  const targets = itemsOf(child(node, 'targets'))
  return [
    ...[...observations, ...targets].flatMap(withoutSource),
    ...outOfOrder(observations),
    ...outOfOrder(targets),
    ...againstDirection(node, observations, targets),
  ]
}

function withoutSource(level: Node): readonly LocalProblem[] {
  const source = child(level, 'source')
  if (level.kind !== 'dict' || source?.kind === 'dict' || textOf(source) !== null) return []
  const zh = '没有写明数据来源，请补上 source（如 {doc: 文件代码, page: 页码}）。'
  return [
    problem(
      'reg-source-missing',
      'warning',
      level,
      zh,
      'The source is missing; add one, such as {doc: document id, page: number}.',
    ),
  ]
}

/** In the order of time, and one time once: the later of two entries of one time would never be looked at. */
function outOfOrder(levels: readonly Node[]): readonly LocalProblem[] {
  return levels.flatMap((level, index) => {
    const before = levels[index - 1]
    const [time, last] = [lastDay(level), before ? lastDay(before) : null]
    if (!time || !last || last < time) return []
    const at = child(level, 'asOf') ?? level
    if (last > time)
      return [
        problem(
          'reg-observation-order',
          'warning',
          at,
          `时点${textOf(at)}早于上一条，请按时间先后排列。`,
          `${textOf(at)} is before the entry above; keep them in the order of time.`,
        ),
      ]
    if (
      textOf(child(level, 'asOf')) !== textOf(child(before!, 'asOf')) ||
      textOf(child(level, 'vintage')) !== textOf(child(before!, 'vintage'))
    )
      return []
    return [
      problem(
        'reg-observation-order',
        'warning',
        at,
        `时点${textOf(at)}登记了两次。如系修订，请写入 revisions。`,
        `${textOf(at)} is entered twice. Put a revision under revisions.`,
      ),
    ]
  })
}

function againstDirection(
  node: Node,
  observations: readonly Node[],
  targets: readonly Node[],
): readonly LocalProblem[] {
  const direction = textOf(child(node, 'direction'))
  const last = observations.at(-1)
  if ((direction !== 'up' && direction !== 'down') || !last) return []
  const [from, since] = [amountOf(last), lastDay(last)]
  return targets.flatMap((target) => {
    const [to, until] = [amountOf(target), lastDay(target)]
    if (!from || !to || !since || !until || until <= since) return []
    const way = compare(to, from)
    if (way === 0 || way > 0 === (direction === 'up') || isCap(target, way)) return []
    const at = child(target, 'value') ?? target
    const zh = `本指标的方向是${direction === 'up' ? '越高越好（up）' : '越低越好（down）'}，目标值却${way < 0 ? '低' : '高'}于最近的实绩，请核对数值或方向。`
    return [
      problem(
        'reg-target-direction',
        'warning',
        at,
        zh,
        `The direction is ${direction}, yet the target lies ${way < 0 ? 'below' : 'above'} the latest observation; check the value or the direction.`,
      ),
    ]
  })
}

/** 不高于16.5 of a baseline of 15.8: room to move, not a way to go. */
const isCap = (target: Node, way: number): boolean => {
  const qualifier = qualifierOf(textOf(child(target, 'qualifier')))
  return way > 0 && (qualifier === 'le' || qualifier === 'lt')
}

const amountOf = (level: Node): Decimal | null => single(textOf(child(level, 'value')))

/** The last day of a level's time, as text that sorts: a year and its last day are the same point. */
export const lastDay = (level: Node): string | null => lastDayOf(textOf(entry(level, 'asOf')?.value ?? null) ?? '')

/** The same of a time; null where it is none. */
export function lastDayOf(time: string): string | null {
  const last = time.split('/').at(-1) ?? ''
  const [, year, rest] = /^(\d{4})(?:-(.+))?$/.exec(last) ?? []
  if (!year) return null
  const quarter = /^Q([1-4])$/.exec(rest ?? '')
  const half = /^H([12])$/.exec(rest ?? '')
  if (quarter) return `${year}-${String(Number(quarter[1]) * 3).padStart(2, '0')}-31`
  if (half) return `${year}-${half[1] === '1' ? '06' : '12'}-31`
  return rest ? `${year}-${rest.length === 2 ? `${rest}-31` : rest}` : `${year}-12-31`
}

const problem = (
  id: string,
  severity: LocalProblem['severity'],
  {span}: Node,
  zh: string,
  en: string,
): LocalProblem => ({id, severity, span, message: {zh, en}})
