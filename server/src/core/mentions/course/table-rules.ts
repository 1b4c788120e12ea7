import {state, type Told} from './moods.js'
import {isOver} from './place.js'
import type {Answer, Rule} from './rule.js'
import type {CellFigure} from './table.js'
import {type Under, yearFor, yearReviewed} from './under.js'
import {type When, yearAt} from './when.js'

/** A number in its cell. */
export interface Bare extends Under {
  readonly cell: CellFigure
  /** What dates it. */
  readonly when: When | null
}

const dated = (when: When | null | undefined): Answer<When> | null => (when ? {is: when, said: when.text ?? ''} : null)

/** 年末数 below 表1 2025年人口构成: the head takes its year from the caption, else from what stands above. */
function ofYear(when: When, under: Under): When {
  const {facts, above} = under
  if (when.time !== null || when.text === null) return when
  const near = yearAt(above.lead?.when?.time ?? null) ?? yearFor(under, {sentence: null, before: null})
  const years = {near, reviewed: yearReviewed(above), planned: when.planned}
  return {...when, time: facts.language.resolved({time: null, text: when.text, kind: 'relative'}, years, facts)}
}

/** What dates a cell: the first rule that answers. */
export const TABLE_TIMES: readonly Rule<When, Bare>[] = [
  /** Where rows are years a cell is of its row; a bracketed cell sums up the years of its table. */
  {
    id: 'row-time',
    says: ({cell}) => dated(cell.when),
  },
  /** The head of a column dates its cells. */
  {
    id: 'column-time',
    says: ({cell, course, facts, above}) => dated(cell.column.when && ofYear(cell.column.when, {course, facts, above})),
  },
  /** The line above a table dates what its heads leave open. */
  {
    id: 'caption-time',
    says: ({above}) => dated(above.lead?.when),
  },
  /** Else the opening or heading of its section does. */
  {
    id: 'section-time',
    says: ({above}) => dated(above.opening?.when ?? above.heading?.when),
  },
]

/** Whether a cell is to be reached: the first rule that answers. */
export const TABLE_MOODS: readonly Rule<Told, Bare>[] = [
  /** A head with 目标 or 任务 wills and one with 现状 or 完成情况 tells; in a table of goals every year behind the first is to be reached. */
  {
    id: 'column-mood',
    says: ({cell: {column}}) => (column.mood ? {is: column.mood, said: column.head} : null),
  },
  /** A cell of a time that is over has been reached. */
  {
    id: 'cell-over',
    says: (bare) => (bare.when && isOver(bare.when.time, bare) ? state(bare.when.text ?? '') : null),
  },
  /** Else the caption or heading above the table says. */
  {
    id: 'table-mood',
    says: ({above: {mood}}) => mood && {is: mood.is, said: mood.said},
  },
]
