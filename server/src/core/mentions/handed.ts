import type {Numbering} from '../markdown/numbering.js'
import {numberingOf} from '../markdown/numbering.js'
import type {Passage} from '../markdown/passage.js'
import {timePhrases} from '../quantity/time.js'
import {asOf} from './dating.js'
import type {Unit} from './header.js'
import type {AsOf, Found} from './mention.js'
import {unitAbove} from './table-unit.js'

/** The times that headings and captions above a place hand down to it. Immutable; equal states have equal keys. */
export interface Handed {
  readonly key: string
  /** Outermost first, each deeper than the one before. */
  readonly headings: readonly Heading[]
  /** A line right above a table or list (表3 2025年居民收支情况), for what follows at once. */
  readonly caption: AsOf | null
  /** The stretch that the opening paragraph of a section looks back on (一年来，…), for the paragraphs behind it. */
  readonly opening: AsOf | null
  /** The last year that the text has made plans for (预计2026年…): what a heading of goals without a date is for. */
  readonly intended: AsOf | null
  /** The last year that a heading has reported on (2025年预算执行情况): what is dated later is to come. */
  readonly reviewed: string | null
  /** The unit of the table right below (单位：亿元). */
  readonly unit: Unit | null
}

/** What a passage takes over. */
export interface Taken {
  readonly asOf: AsOf | null
  readonly reviewed: string | null
  readonly unit: Unit | null
}

interface Heading {
  readonly rank: number
  readonly asOf: AsOf
}

export const nothing: Handed = {
  key: '',
  headings: [],
  caption: null,
  opening: null,
  intended: null,
  reviewed: null,
  unit: null,
}

/** The state behind a passage. */
export function handOn(handed: Handed, passage: Passage, found: Found): Handed {
  const rank = rankOf(passage, found)
  const reviewed = rank === null ? handed.reviewed : reviewedIn(passage, handed.reviewed)
  const {headings, caption, opening, intended} = handed
  const unit = unitAbove(passage)
  if (rank !== null) {
    const above = headings.filter((it) => it.rank < rank)
    const own = found.handsDown && ofHeading(found.handsDown, passage, above.at(-1)?.asOf ?? null)
    const dated = own?.planned && own.text === null && intended && isBudget(passage) ? intended : own
    const below = dated ? [...above, {rank, asOf: dated}] : above
    return next(handed, {headings: below, caption: null, opening: null, intended, reviewed, unit})
  }
  if (passage.kind !== 'table' && found.handsDown)
    return next(handed, {headings, caption: found.handsDown, opening, intended, reviewed, unit})
  return next(handed, {
    headings,
    // 单位：亿元 may stand between a caption and its table.
    caption: unit !== null || standsUnderCaption(passage, caption) ? caption : leadIn(found),
    opening: openingOf(passage, found) ?? opening,
    intended: intendedIn(found) ?? intended,
    reviewed,
    unit,
  })
}

/** What a passage takes over: the nearest time, and whether any heading above it speaks of goals. A heading's own rank ends there. */
export function takenOver({headings, caption, opening, reviewed, unit}: Handed, passage: Passage, found: Found): Taken {
  if (!found.mentions.length) return {asOf: null, reviewed: null, unit: null}
  const isUnderCaption = standsUnderCaption(passage, caption)
  const rank = rankOf(passage, found) ?? Number.POSITIVE_INFINITY
  const above = [
    ...headings.filter((it) => it.rank < rank).map(({asOf}) => asOf),
    ...(opening ? [opening] : []),
    // What a paragraph's figures are for goes on in its list; a table has a caption of its own, or none.
    ...(caption && isUnderCaption && !(passage.kind === 'table' && caption.basis === 'explicit') ? [caption] : []),
  ]
  const nearest = above.findLast(({text}) => text !== null)
  const planned = above.at(-1)?.planned ?? false
  const taken: AsOf | null = nearest
    ? {...nearest, planned: nearest.planned || planned, basis: 'inherited'}
    : planned
      ? {time: null, text: null, basis: null, planned}
      : null
  return {asOf: taken, reviewed, unit}
}

/**
 * A title names the time that its plan is for, which dates none of its figures; the parts of a section of goals tell
 * goals, unless they look back.
 */
function ofHeading(own: AsOf, passage: Passage, above: AsOf | null): AsOf | null {
  if (passage.kind === 'table') return own
  const {text} = passage.view
  if (passage.kind === 'heading' && passage.depth === 1 && !above) {
    if (/规划|纲要/.test(text) || own.time?.includes('/')) return own.planned ? {...own, time: null, text: null} : null
    return /(?:计划|安排|要点|任务)(?!.{0,6}(?:执行|完成))/.test(text) ? {...own, planned: true} : own
  }
  const isBack = BACK.test(text)
  return {...own, planned: !isBack && (own.planned || SCHEDULED.test(text) || (above?.planned ?? false))}
}

/** 收入预计和支出安排: the parts of a budget are for the year that has been told. */
const isBudget = (passage: Passage): boolean =>
  passage.kind !== 'table' && /(?:收入|支出|预算|投资|资金|项目)[^,。;]{0,6}(?:安排|预计|草案)/.test(passage.view.text)

const BACK = /执行|完成|回顾|总结|成效|成就|现状|基础$/

/** 2026年预算安排, 2024年工作计划. */
const SCHEDULED =
  /(?:预算|工作|投资|项目|支出)(?:安排|草案|编制|计划|打算)|\d年.{0,12}(?:重点工作|工作重点|支出重点|支持重点)$/

/** 2025年预算执行情况: the year that is reported on, never an earlier one than before. */
function reviewedIn(passage: Passage, before: string | null): string | null {
  if (passage.kind === 'table') return before
  const year = REVIEW.exec(passage.view.text)?.[1] ?? null
  return year !== null && (before === null || year > before) ? year : before
}

const REVIEW = /(20\d\d)年[^\d。,;]{0,24}(?:(?:执行|完成)(?:情况|结果|和)|工作回顾|工作总结|决算)/

/** 一年来，…; 全年…: a paragraph that opens with the stretch it looks back on dates those behind it too. */
function openingOf(passage: Passage, found: Found): AsOf | null {
  if (passage.kind !== 'paragraph' || !found.mentions.length) return null
  const start = passage.view.text.slice(0, 24)
  if (!OPENS.test(start)) return null
  const [first] = timePhrases(start)
  return first && first.time === null && !first.planned ? asOf(first, 'inherited') : null
}

/** 预计2026年收入增长2%: a year that figures are planned for, with its own phrase. */
function intendedIn({mentions}: Found): AsOf | null {
  const said = mentions.findLast(
    ({asOf: {planned, basis, time}}) => planned && basis === 'explicit' && time?.length === 4,
  )
  return said ? said.asOf : null
}

const OPENS = /^ {0,4}(?:全年|过去|[一二三四五]年(?:多?来|间))/

/** A table, also one that lost its form (tabs from Word, bars without a ruler), and the items of a list. */
const standsUnderCaption = ({kind, source}: Passage, caption: AsOf | null): boolean =>
  kind === 'table' ||
  kind === 'item' ||
  /[\t|]/.test(source) ||
  // A paragraph that is a member may be far below its opening: only goals go on so far.
  (caption?.planned === true && MEMBER.test(source.slice(0, 8)))

/** ——数字经济占比…, （一）…, 一是…: paragraphs that are the members of a list. */
const MEMBER = /^\s{0,4}(?:——|[（(]?[\d一二三四五六七八九十]{1,2}(?:[)）、．]|\.(?!\d))|[①-⑳]|[一二三四五六七八九十]是)/

/** 到2025年，公路里程达到1.4万公里。——高速公路…: the goals of a paragraph go on in the list below it. */
function leadIn({mentions}: Found): AsOf | null {
  const last = mentions.at(-1)?.asOf
  return last?.planned && last.time !== null ? {...last, basis: 'explicit'} : null
}

/** The same object as long as it says the same. */
function next(before: Handed, said: Omit<Handed, 'key'>): Handed {
  const {headings, caption, opening, intended, reviewed, unit} = said
  const isSame =
    caption === before.caption &&
    opening === before.opening &&
    intended === before.intended &&
    reviewed === before.reviewed &&
    unit?.unit === before.unit?.unit &&
    unit?.power === before.unit?.power &&
    headings.length === before.headings.length &&
    headings.every((it, index) => it === before.headings[index])
  return isSame ? before : {key: JSON.stringify([headings, caption, opening, intended, reviewed, unit]), ...said}
}

/** 第一章, 第一节, 一、, （一）, 1., （1）, in this order below the headings that carry `#`. */
const ranks: Readonly<Record<Numbering['style'], number>> = {
  chapter: 10,
  section: 11,
  han: 12,
  'bracketed-han': 13,
  arabic: 14,
  'bracketed-arabic': 15,
}

const longest = 60

/** How deep a heading is, 1 the outermost; null for what is none. A numbered line that states figures or ends a sentence is prose. */
function rankOf(passage: Passage, found: Found): number | null {
  if (passage.kind === 'table') return null
  if (passage.kind === 'heading') return passage.depth
  const {text} = passage.view
  if (passage.kind !== 'paragraph' || text.length > longest || found.mentions.length || /[。;!?]/.test(text))
    return null
  const numbering = numberingOf(text)
  return numbering ? ranks[numbering.style] : null
}
