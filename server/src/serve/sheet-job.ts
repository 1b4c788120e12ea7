import {indexFile} from '../core/registry/file/file.js'
import {combine} from '../core/registry/reading/read.js'
import {readMap} from '../core/tables/map.js'
import type {TableReading} from '../tables/index.js'

/** What is asked of a spreadsheet, in plain data: it is done apart from the service. `registry`: the text of its file. */
export type Job =
  | {
      readonly do: 'read'
      readonly registry: string
      readonly name: string
      readonly bytes: Uint8Array
      readonly map: string
      readonly skip: readonly string[]
    }
  | {readonly do: 'form'; readonly registry: string; readonly title: string; readonly asOf: string}
  | {readonly do: 'export'; readonly registry: string; readonly format: SheetFormat}

export const sheetFormats = ['csv', 'xlsx', 'sdmx-csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

export type Done =
  | {readonly reading: TableReading}
  | {readonly bytes: Uint8Array}
  | {readonly refused: {readonly zh: string; readonly en: string}}

/** Does it. The library of spreadsheets is loaded here and with the first of them. */
export async function doSheetJob(job: Job): Promise<Done> {
  const tables = await import('../tables/index.js')
  const registry = combine([indexFile('registry', job.registry)])
  switch (job.do) {
    case 'read': {
      const said = readMap(job.map, job.skip)
      if (!said) return {refused: noMap}
      try {
        const reading = tables.readTable(tables.readFileSheets(job.name, job.bytes), registry, said)
        return reading.cells.length ? {reading} : {refused: noTable}
      } catch (error) {
        if (error instanceof tables.TableRefused) return {refused: tables.tableRefusals[error.refusal]}
        throw error
      }
    }
    case 'form': {
      if (!tables.isFormTime(job.asOf)) return {refused: noTime}
      const rows = tables.formFor(registry, {owner: null, title: job.title, asOf: job.asOf})
      return rows ? {bytes: tables.writeSheets([{...tables.formSheet, rows}])} : {refused: nothing}
    }
    case 'export': {
      const rows = tables.rowsOf(registry)
      if (job.format === 'xlsx')
        return {bytes: tables.writeSheets([{...tables.exportSheet, rows: tables.toTable(rows)}])}
      const table = job.format === 'csv' ? tables.toTable(rows) : tables.toSdmx(rows)
      return {bytes: new TextEncoder().encode(tables.writeCsv(table))}
    }
  }
}

const noMap = {
  zh: '对照表是 YAML，只有 names、units、times、skip 四节',
  en: 'a map has names, units, times and skip, as YAML',
}
const noTable = {zh: '没有找到带时点的数据表', en: 'no table of figures with times is found'}
const noTime = {zh: '时点应如 2021、2021-12-31', en: 'a time is such as 2021 or 2021-12-31'}
const nothing = {zh: '这个范围内没有您能看到的指标', en: 'nothing that you may see is registered in this scope'}
