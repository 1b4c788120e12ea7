import type {Numbering} from '../markdown/numbering.js'
import {numberingOf} from '../markdown/numbering.js'
import type {Passage} from '../markdown/passage.js'
import type {AsOf, Found} from './mention.js'

/** The times that headings and captions above a place hand down to it. Immutable; equal states have equal keys. */
export interface Handed {
  readonly key: string
  /** Outermost first, each deeper than the one before. */
  readonly headings: readonly Heading[]
  /** A line right above a table or list (表3 2025年居民收支情况), for what follows at once. */
  readonly caption: AsOf | null
}

interface Heading {
  readonly rank: number
  readonly asOf: AsOf
}

export const nothing: Handed = {key: '', headings: [], caption: null}

/** The state behind a passage. */
export function handOn(handed: Handed, passage: Passage, found: Found): Handed {
  const rank = rankOf(passage, found)
  if (rank !== null) {
    const above = handed.headings.filter((it) => it.rank < rank)
    if (!found.handsDown && !handed.caption && above.length === handed.headings.length) return handed
    return made(found.handsDown ? [...above, {rank, asOf: found.handsDown}] : above, null)
  }
  if (passage.kind !== 'table' && found.handsDown) return made(handed.headings, found.handsDown)
  const isUnderCaption = standsUnderCaption(passage)
  return handed.caption && !isUnderCaption ? made(handed.headings, null) : handed
}

/** What a passage takes over: the nearest time, and whether any heading above it speaks of goals. A heading's own rank ends there. */
export function takenOver({headings, caption}: Handed, passage: Passage, found: Found): AsOf | null {
  if (!found.mentions.length) return null
  const isUnderCaption = standsUnderCaption(passage)
  const rank = rankOf(passage, found) ?? Number.POSITIVE_INFINITY
  const above = [
    ...headings.filter((it) => it.rank < rank).map(({asOf}) => asOf),
    ...(caption && isUnderCaption ? [caption] : []),
  ]
  const nearest = above.findLast(({text}) => text !== null)
  const planned = above.at(-1)?.planned ?? false
  return nearest
    ? {...nearest, planned: nearest.planned || planned, basis: 'inherited'}
    : planned
      ? {time: null, text: null, basis: null, planned}
      : null
}

/** A table, also one that lost its form (tabs from Word, bars without a ruler), and the items of a list. */
const standsUnderCaption = ({kind, source}: Passage): boolean =>
  kind === 'table' || kind === 'item' || /[\t|]/.test(source)

function made(headings: readonly Heading[], caption: AsOf | null): Handed {
  return headings.length || caption ? {key: JSON.stringify([headings, caption]), headings, caption} : nothing
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
