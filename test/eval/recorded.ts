import {readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {type Measured, measure} from './measure.js'
import type {Figures} from './score.js'

/** The figures a row must keep, by the row's title. */
export type Recorded = Readonly<Record<string, Figures>>

const path = join(dirname(fileURLToPath(import.meta.url)), 'recorded.json')

export const readRecorded = (): Recorded => JSON.parse(readFileSync(path, 'utf8')) as Recorded

/** Clauses, passages and all; a sector alone is too small for its figures to be held. */
export function record(): void {
  const rows = measure(false).map(({title, score}) => [title, rounded(score.figures)])
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`)
}

const rounded = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, it]) => [key, Math.round(it * 1e4) / 1e4])) as Figures

/** `passages name 0.9210, recorded 0.9250`: every figure that fell by more than `slack`, and rows that are not there. */
export function fallen(recorded: Recorded, rows: readonly Measured[], slack: number): readonly string[] {
  return Object.entries(recorded).flatMap(([title, figures]) => {
    const now = rows.find((row) => row.title === title)?.score.figures
    return (Object.keys(figures) as (keyof Figures)[])
      .filter((key) => !now || now[key] < figures[key] - slack)
      .map((key) => `${title} ${key} ${now?.[key].toFixed(4)}, recorded ${figures[key].toFixed(4)}`)
  })
}
