import {isDeepStrictEqual} from 'node:util'
import {rules} from '../../server/src/core/rules/index.js'
import type {Example, Rule, Words} from '../../server/src/core/rules/rule.js'
import {checker} from '../../server/src/core/rules/run.js'
import {sayTime} from '../../server/src/core/rules/words.js'
import {read, saidBy, worldOf} from '../fixture.js'
import {unmark} from '../marks.js'

export {rules}

/** Whether `rule` says of its example what `told`, the rule as it ought to be, has written down. */
export function isAsPinned(rule: Rule, example: Example, told: Rule = rule): boolean {
  const world = worldOf(example)
  const all = rules.map((it) => (it.id === rule.id ? rule : it))
  const checked = checker(rule.scope === 'suppressions' ? all : [rule])
  const {findings} = checked(read(unmark(example.draft).text, world), world)
  const said = findings.filter((it) => it.rule === rule.id).map(saidBy(told))
  return isDeepStrictEqual(said, example.says ?? [])
}

/** Times as messages name them. */
export const times: readonly (readonly [time: string, words: Words])[] = [
  ['2021', {zh: '2021年', en: '2021'}],
  ['2020-12-31', {zh: '2020年末', en: 'the end of 2020'}],
  ['2024-Q3', {zh: '2024年第三季度', en: 'Q3 2024'}],
  ['2023-H1', {zh: '2023年上半年', en: 'H1 2023'}],
  ['2023-H2', {zh: '2023年下半年', en: 'H2 2023'}],
  ['2021-06', {zh: '2021年6月', en: '2021-06'}],
  ['2021-06-05', {zh: '2021年6月5日', en: '2021-06-05'}],
  ['2016/2020', {zh: '2016—2020年', en: '2016–2020'}],
  ['2021-01/2021-12-31', {zh: '2021年1月至2021年末', en: '2021-01 to the end of 2021'}],
]

export const isSaidAsPinned = ([time, words]: (typeof times)[number]): boolean =>
  isDeepStrictEqual(sayTime(time), words)
