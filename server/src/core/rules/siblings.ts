import {type Numbering, signs} from '../markdown/numbering.js'
import type {Outline, Section} from '../markdown/outline.js'
import {hanOf} from '../text/han-number.js'
import {keeping} from '../text/keeping.js'
import type {Span} from '../text/span.js'

export type Numbered = Section & {readonly numbering: Numbering; readonly number: Span}

const rank: Readonly<Record<Numbering['style'], number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  han: 3,
  'bracketed-han': 4,
  arabic: 5,
  'bracketed-arabic': 6,
}

/** Numbered sections of one style under one heading, in order; a run restarts at 1. */
export interface Run {
  readonly members: readonly Numbered[]
  /** The nearest numbered heading above, of a higher style. */
  readonly parent: Numbered | null
}

/**
 * The runs of a draft. A number 1 always opens a run: a draft has many lists, and a list that follows another under
 * the same heading is no slip. A heading without a number closes all runs.
 */
export function runs(outline: Outline): readonly Run[] {
  const known = kept.get(outline)
  if (known) return known
  const found = runsIn(outline)
  kept.set(outline, found)
  return found
}

const kept = keeping<Outline, readonly Run[]>()

function runsIn({sections}: Outline): readonly Run[] {
  const all: {members: Numbered[]; parent: Numbered | null}[] = []
  const open: ({members: Numbered[]; parent: Numbered | null} | undefined)[] = []
  for (const section of sections) {
    if (!isNumbered(section)) {
      open.length = 0
      continue
    }
    const at = rank[section.numbering.style]
    open.length = Math.min(open.length, at + 1)
    const run = open[at]
    const last = run?.members.at(-1)
    if (run && last && !(section.numbering.ordinal === 1 && last.numbering.ordinal > 1)) run.members.push(section)
    else {
      const parent =
        open
          .slice(0, at)
          .findLast((it) => it !== undefined)
          ?.members.at(-1) ?? null
      open[at] = {members: [section], parent}
      all.push(open[at])
    }
  }
  return all
}

const isNumbered = (section: Section): section is Numbered => section.numbering !== null

/** The number with its punctuation, as the style writes it: 三、 （三） 3. （3） ③ 第三章. */
export function numbered(like: string, ordinal: number): string {
  if (signs.includes(like)) return signs.charAt(ordinal - 1)
  const written = /\d|[０-９]/.test(like) ? String(ordinal) : hanOf(ordinal)
  return like.replace(/[0-9０-９]+|[一二三四五六七八九十百〇零○]+/, written)
}
