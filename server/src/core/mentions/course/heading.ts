import type {Numbering} from '../../markdown/numbering.js'
import {numberingOf} from '../../markdown/numbering.js'
import type {Passage} from '../../markdown/passage.js'
import type {Wording} from '../language.js'
import type {Found} from '../mention.js'
import type {Told} from './told.js'
import type {Mood} from './when.js'

/** 第一篇, 第一章, 第一节, 一、, （一）, 1., （1）, in this order below the headings that carry `#`. */
const ranks: Readonly<Record<Numbering['style'], number>> = {
  part: 9,
  chapter: 10,
  section: 11,
  han: 12,
  'bracketed-han': 13,
  arabic: 14,
  'bracketed-arabic': 15,
}

/** 专栏3 绿道重点工程: below the headings of the text, above the numbers of its own parts. */
export const BOX = 13.5

const LONGEST = 60

/** Longest heading that runs into its paragraph. */
const RUN_IN = 30

/** A heading with what it sets, at the head of a paragraph. */
export interface RunIn {
  readonly rank: number
  readonly mood: Mood
  readonly said: string
}

/** （二）目标任务。2024年，…: the first sentence of a numbered paragraph, if it is short and states no figure; null where it is none. */
export function runInOf({text, sentences, figures}: Told, say: Wording): RunIn | null {
  const first = sentences[0]
  if (!first || sentences.length < 2 || first.to - first.from > RUN_IN || figures[0]?.sentence === 0) return null
  const numbering = numberingOf(text.slice(first.from))
  if (!numbering) return null
  const said = withoutNumber(text.slice(first.from, first.to), say).replace(/[。:]\s*$/, '')
  const mood = say.runInBack.test(said) ? 'state' : say.runInAhead.test(said) ? 'goal' : null
  return {rank: ranks[numbering.style], mood, said}
}

/** How deep a heading is, 1 the outermost; null for what is none. A numbered line that states figures or ends a sentence is prose. */
export function rankOf(passage: Passage, {mentions}: Pick<Found, 'mentions'>, say: Wording): number | null {
  if (passage.kind === 'table') return null
  if (passage.kind === 'heading') return passage.depth
  const {text} = passage.view
  if (isBox(passage, say)) return BOX
  if (passage.kind !== 'paragraph' || text.length > LONGEST || mentions.length || /[。;!?]|:\s*$/.test(text))
    return null
  const numbering = numberingOf(text)
  return numbering ? ranks[numbering.style] : null
}

/** 专栏3 绿道重点工程: the line that heads a box, in the text or in a quote. */
export const isBox = (passage: Passage, say: Wording): boolean => {
  if (passage.kind !== 'paragraph' && passage.kind !== 'quote') return false
  const {text} = passage.view
  return text.length <= LONGEST && !/[。;!?]/.test(text) && say.box.test(text)
}

/**
 * （一）养老 in a box is the first of its parts, and no heading of the text: the box stands above it and those behind. So is
 * （五） right below its line, where the box is told in excerpt or goes on from another page.
 */
export function rankAbove(box: number, text: string, isFirst: boolean): number {
  const numbering = box === BOX ? numberingOf(text) : null
  const isPart = numbering?.ordinal === 1 || (isFirst && numbering?.style === 'bracketed-han')
  const rank = isPart ? ranks[numbering.style] : BOX
  return rank < BOX && rank >= ranks.han ? rank - 0.5 : box
}

/** What a heading says of the figures under it; a bulletin counts, so nothing in it looks ahead. */
export function headMood(heading: string, isBulletin: boolean, say: Wording): Mood {
  const text = withoutNumber(heading, say).replace(say.strengthens, '')
  const back = lastOf(text, say.back)
  const ahead = lastOf(text, say.ahead)
  if (back >= 0 && !looksBothWays(text, say)) return back >= ahead || say.toldAtEnd.test(text) ? 'state' : 'goal'
  const bare = text.replace(/[\s》”:]+$/, '').replace(/[(][^()]*[)]$/, '')
  return !isBulletin && !say.resultTold.test(text) && (ahead >= 0 || say.aheadAtEnd.test(bare)) ? 'goal' : null
}

/** 2025年预算执行情况与2026年预算草案, 现状与目标: one half looks back, the other ahead. */
export const looksBothWays = (text: string, say: Wording): boolean => {
  const [, before, behind] = say.twoHalves.exec(text) ?? []
  return (
    before !== undefined &&
    lastOf(before, say.back) >= 0 &&
    lastOf(behind!, say.back) < 0 &&
    lastOf(behind!, say.ahead) >= 0
  )
}

function lastOf(text: string, pattern: RegExp): number {
  if (text.search(pattern) < 0) return -1
  let last = -1
  for (const {index} of text.matchAll(pattern)) last = index
  return last
}

/** A heading without its number: 一、, （二）, 第三章, 2.3.1. */
export const withoutNumber = (text: string, say: Wording): string => text.replace(say.number, '')

/** The year that a heading reports on (2025年预算执行情况, 2025年和“十四五”时期工作回顾); what is later is to come. */
export const yearTold = (text: string, say: Wording): number | null => {
  const year = say.yearReported.exec(text)?.[1]
  return year === undefined ? null : Number(year)
}

/** A line that only dates or signs the draft dates nothing in it. */
export const isImprint = (text: string, say: Wording): boolean => text.length < 90 && say.imprint.test(text)
