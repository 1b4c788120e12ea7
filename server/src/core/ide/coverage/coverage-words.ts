import type {Words} from '../../rules/rule.js'
import type {Counts} from './coverage.js'
import type {Uncompared, Verdict} from './standing.js'

/** Why a registered figure was not compared, for people: in the terminal, on cards and on the pages that a reviewer signs. */
export const reasonWords: Readonly<Record<Uncompared, Words>> = {
  'no-time': {zh: '没有时点', en: 'no time'},
  'other-time': {zh: '该时点没有登记值', en: 'nothing registered for that time'},
  area: {zh: '所说地区或口径不同', en: 'another area or population'},
  deed: {zh: '任务量或增减量', en: 'a deed or a change'},
  'open-range': {zh: '没有确数可比', en: 'no single number to compare'},
  restricted: {zh: '登记为不公开', en: 'not public'},
  'doubtful-name': {zh: '所指指标不能确定', en: 'indicator in doubt'},
  decided: {zh: '已由编写者抑制', en: 'silenced by the writer'},
}

/** How a figure stands, for people. */
export const standingWords: Readonly<Record<Verdict, Words>> = {
  agree: {zh: '一致', en: 'agrees'},
  differ: {zh: '不符', en: 'differs'},
  unregistered: {zh: '未登记', en: 'not registered'},
  uncompared: {zh: '未比对', en: 'not compared'},
}

/** How a figure stands, for people; why it was not compared behind it. */
export function verdictWords(verdict: Verdict, reason: Uncompared | null): Words {
  const [said, why] = [standingWords[verdict], reason && reasonWords[reason]]
  return why ? {zh: `${said.zh}：${why.zh}`, en: `${said.en}: ${why.en}`} : said
}

/** 没有时点 3，任务量或增减量 1: the most frequent first. */
export const reasonsZh = (reasons: Counts['reasons']): string =>
  sorted(reasons)
    .map(([words, count]) => `${words.zh} ${count}`)
    .join('，')

export const reasonsEn = (reasons: Counts['reasons']): string =>
  sorted(reasons)
    .map(([words, count]) => `${words.en} ${count}`)
    .join(', ')

function sorted(reasons: Counts['reasons']): readonly (readonly [Words, number])[] {
  return Object.entries(reasonWords)
    .flatMap(([reason, words]): (readonly [Words, number])[] => {
      const count = reasons[reason] ?? 0
      return count ? [[words, count]] : []
    })
    .sort(([, a], [, b]) => b - a)
}

/** 指标数值 22 个（一致 15，不符 3，未登记 2，未比对 2：没有时点 2）. */
export function coverageZh({mentions, agree, differ, unregistered, uncompared, reasons}: Counts): string {
  const why = uncompared ? `：${reasonsZh(reasons)}` : ''
  return `指标数值 ${mentions} 个（一致 ${agree}，不符 ${differ}，未登记 ${unregistered}，未比对 ${uncompared}${why}）`
}

export function coverageEn({mentions, agree, differ, unregistered, uncompared, reasons}: Counts): string {
  const why = uncompared ? `: ${reasonsEn(reasons)}` : ''
  return `${mentions} figures (${agree} agree, ${differ} differ, ${unregistered} unregistered, ${uncompared} not compared${why})`
}
