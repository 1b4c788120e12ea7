import type {Column} from '../header.js'
import {readParagraph} from './paragraph.js'
import type {Decided, Setting} from './place.js'
import {decided} from './rule.js'
import {type Bare, TABLE_MOODS, TABLE_TIMES} from './table-rules.js'
import type {Told} from './told.js'
import type {Under} from './under.js'
import {asOf, isNow, type When} from './when.js'

/** A figure of a table: what dates and wills it in row, column and cell. */
export interface CellFigure {
  readonly column: Column
  /** The time that its row or its bracket gives; null where the column dates it. */
  readonly when: When | null
  /** Whether a bracket sums up the plan's years. */
  readonly isSum: boolean
  /** The cell's own prose, and which of its figures this is; null for a bare number. */
  readonly prose: {readonly told: Told; readonly index: number} | null
}

/** Columns date their cells; what they leave open row, caption and sections say. */
export function readCells(cells: readonly CellFigure[], under: Under): readonly Decided[] {
  const read = new Map<Told, readonly Decided[]>()
  return cells.map((cell) => {
    if (!cell.prose) return ofNumber(cell, under)
    const {told, index} = cell.prose
    const known = read.get(told) ?? readParagraph(told, within(cell, under)).decided
    read.set(told, known)
    return known[index]!
  })
}

function ofNumber(cell: CellFigure, under: Under): Decided {
  const {when, time, mood} = readBare(cell, under)
  return {asOf: asOf(when, 'inherited'), mood: mood?.is ?? 'state', why: {time, mood: mood?.why ?? null}}
}

function readBare(cell: CellFigure, under: Under) {
  const {course, facts, above} = under
  const time = decided(TABLE_TIMES, {course, facts, above, cell, when: null})
  const bare: Bare = {course, facts, above, cell, when: time?.is ?? null}
  const mood = decided(TABLE_MOODS, bare)
  return {when: time?.is ?? {time: null, text: null, planned: false}, time: time?.why ?? null, mood}
}

/** What stands above the prose of a cell: its column before everything else. */
function within(cell: CellFigure, under: Under): Under {
  const {when: told, mood} = readBare(cell, under)
  const when = ofTask(cell, told, under)
  const lead: Setting = {when: when.text === null ? null : when, mood: mood?.is ?? null, said: mood?.why.said ?? ''}
  const above = {
    ...under.above,
    lead,
    mood: mood ? ({is: mood.is, said: mood.why.said, by: 'lead'} as const) : under.above.mood,
  }
  return {...under, course: {...under.course, topic: null}, above}
}

/** 截至9月底 above a table of tasks and their progress speaks of the progress: the tasks are of the title's year. */
function ofTask({column}: CellFigure, when: When, {facts: {year, yearSaid, language}}: Under): When {
  const isTask = column.isTasks && column.mood === 'goal' && year !== null && isNow(when.text, language.say)
  return isTask ? {time: `${year}`, text: yearSaid, planned: true} : when
}
