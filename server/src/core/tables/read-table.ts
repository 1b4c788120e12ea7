import type {Registry} from '../registry/schema.js'
import type {Sheet} from './sheet.js'
import {type CellReading, isInUse, type ReadFigure, type Said, understand} from './understand.js'

/** What was understood of a spreadsheet. */
export interface TableReading {
  readonly cells: readonly (CellReading & {readonly sheet: string})[]
  /** Figures that would change something, each once, with the cell that it comes from. */
  readonly figures: readonly (ReadFigure & {readonly sheet: string; readonly cell: string})[]
  /** Figures that the registry has already. */
  readonly known: number
}

/** Reads all sheets. Cells of which nothing is sure are `unclear`; two that say different values of one figure are, too. */
export function readTable(sheets: readonly Sheet[], registry: Registry, said: Said): TableReading {
  const read = sheets.flatMap((sheet) => understand(sheet, registry, said).map((it) => ({...it, sheet: sheet.name})))
  const cells = contradicting(read)
  const all = new Map<string, TableReading['figures'][number]>()
  for (const {figure, sheet, cell, kind} of cells)
    if (kind === 'value' && figure && !all.has(keyOf(figure))) all.set(keyOf(figure), {...figure, sheet, cell})
  const figures = [...all.values()].filter((it) => !isInUse(registry, it))
  return {cells, figures, known: all.size - figures.length}
}

const keyOf = ({indicator, list, asOf}: ReadFigure): string => `${indicator} ${list} ${asOf}`

function contradicting(cells: TableReading['cells']): TableReading['cells'] {
  const first = new Map<string, TableReading['cells'][number]>()
  const doubtful = new Map<string, string>()
  for (const it of cells) {
    if (!it.figure) continue
    const other = first.get(keyOf(it.figure))
    if (!other?.figure) first.set(keyOf(it.figure), it)
    else if (other.figure.value !== it.figure.value || other.figure.qualifier !== it.figure.qualifier)
      doubtful.set(keyOf(it.figure), `${other.sheet}!${other.cell}、${it.sheet}!${it.cell}`)
  }
  return cells.map((it) => {
    const places = it.figure && doubtful.get(keyOf(it.figure))
    if (!places) return it
    return {
      ...it,
      kind: 'unclear',
      figure: null,
      why: {zh: `同一数值几处不同：${places}`, en: `several values of one figure: ${places}`},
    }
  })
}
