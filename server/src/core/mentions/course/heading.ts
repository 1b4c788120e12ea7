import type {Numbering} from '../../markdown/numbering.js'
import {numberingOf} from '../../markdown/numbering.js'
import type {Passage} from '../../markdown/passage.js'
import type {Found} from '../mention.js'
import type {Mood} from './when.js'

/** 第一章, 第一节, 一、, （一）, 1., （1）, in this order below the headings that carry `#`. */
const ranks: Readonly<Record<Numbering['style'], number>> = {
  chapter: 10,
  section: 11,
  han: 12,
  'bracketed-han': 13,
  arabic: 14,
  'bracketed-arabic': 15,
}

const LONGEST = 60

/** How deep a heading is, 1 the outermost; null for what is none. A numbered line that states figures or ends a sentence is prose. */
export function rankOf(passage: Passage, {mentions}: Pick<Found, 'mentions'>): number | null {
  if (passage.kind === 'table') return null
  if (passage.kind === 'heading') return passage.depth
  const {text} = passage.view
  if (passage.kind !== 'paragraph' || text.length > LONGEST || mentions.length || /[。;!?]|:\s*$/.test(text))
    return null
  const numbering = numberingOf(text)
  return numbering ? ranks[numbering.style] : null
}

const BACK =
  /回顾|总结|成效|成就|现状|(?:发展|工作|现实)基础|基础条件|背景|形势|进展|(?:完成|执行|实施|建设|工作|运行)情况|概况|情况分析|主要问题|存在(?:的)?问题|面临|决算|执行结果|评估|如期实现|成果|基础$|成绩|新阶段|新起点|取得/g

const AHEAD =
  /目标|(?:主要|重点|工作)任务|工作(?:安排|打算|计划|重点|思路)|(?:收支|支出|预算)安排|展望|愿景|总体(?:要求|思路)|指导思想|重点(?:工作|工程|项目)|重大(?:工程|项目|举措)|保障措施|预算\(?草案|政策(?:取向|措施)|规划指标|规划.{0,6}主要指标|项目表|汇总表|专栏|实施路径|发展方向|(?:建设|规划)内容|下一步|民生实事|工作要求|任务清单|主要举措/g

/** Words that look ahead where a heading ends in them: 住房保障行动 does, 行动成效 does not. */
const AHEAD_AT_END = /..(?:任务|安排|打算|举措|措施|布局|草案|计划|行动|工程|预期|建议|实事|部署)$/

/** What stands under 完成情况 has come about, though a 目标 stands before it. */
const TOLD_AT_END = /(?:完成|执行|实施|建设|工作|运行|发展)(?:情况|结果)|(?:如期|全面|圆满)(?:实现|完成)$|成效$|回顾$/

/** What a heading says of the figures under it; a bulletin counts, so nothing in it looks ahead. */
export function headMood(heading: string, isBulletin: boolean): Mood {
  const text = withoutNumber(heading)
  const back = lastOf(text, BACK)
  const ahead = lastOf(text, AHEAD)
  if (back >= 0 && !looksBothWays(text)) return back >= ahead || TOLD_AT_END.test(text) ? 'state' : 'goal'
  const bare = text.replace(/[\s》”:]+$/, '').replace(/[(][^()]*[)]$/, '')
  return !isBulletin && (ahead >= 0 || AHEAD_AT_END.test(bare)) ? 'goal' : null
}

/** 2025年预算执行情况与2026年预算草案, 现状与目标: one half looks back, the other ahead. */
export const looksBothWays = (text: string): boolean => {
  const [, before, behind] = /^(.*?)(?:和|与|及|暨|、)(?=[^和与及]*$)(.*)$/.exec(text) ?? []
  return before !== undefined && lastOf(before, BACK) >= 0 && lastOf(behind!, BACK) < 0 && lastOf(behind!, AHEAD) >= 0
}

function lastOf(text: string, pattern: RegExp): number {
  let last = -1
  for (const {index} of text.matchAll(pattern)) last = index
  return last
}

/** A heading without its number: 一、, （二）, 第三章, 2.3.1. */
export const withoutNumber = (text: string): string =>
  text.replace(
    /^[\s*#]*(?:第[一二三四五六七八九十百\d]+[章节篇部分]+|[一二三四五六七八九十]+[、.]|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[.、．]?(?!\d*年))?\s*/,
    '',
  )

/** The year that a heading reports on (2025年预算执行情况, 2025年和“十四五”时期工作回顾); what is later is to come. */
export const yearTold = (text: string): number | null => {
  const year = /((?:19|20)\d\d) ?年[^\d。,;]{0,24}(?:执行|完成|回顾|总结|决算)/.exec(text)?.[1]
  return year === undefined ? null : Number(year)
}

/** A line that only dates or signs the draft dates nothing in it. */
export const isImprint = (text: string): boolean => text.length < 90 && IMPRINT.test(text)

const IMPRINT =
  /^[\s—|(]*(?:(?:发布|印发|公开|成文|生成|来源|更新|索引|主题|文号|发文)[^。]{0,40}|(?:20\d\d|二[〇○]\S{2})[年-][\d一二三四五六七八九十]{1,2}(?:月|[月-][\d一二三四五六七八九十]{1,3}日?)(?:\s*[\d:]+)?[)]?|——?20\d\d年\d+月\d+日在[^。]*)\s*$/
