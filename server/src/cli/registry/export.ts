import {complaint} from '../complaint.js'
import type {Options} from '../options.js'
import {writePage} from '../write-page.js'
import {openWorkspace} from './state.js'

/** `plumbline registry export --format csv|xlsx|sdmx-csv|yaml`: every figure that is in use. */
export async function runExport(options: Options): Promise<number> {
  const {snapshot} = await openWorkspace(options)
  const {exportSheet, rowsOf, toSdmx, toTable, writeCsv, writeSheets} = await import('../../tables/index.js')
  const rows = rowsOf(snapshot.world.registry)
  switch (options.format) {
    case 'sdmx-csv':
      await writePage(options, writeCsv(toSdmx(rows)))
      return 0
    case 'yaml': {
      const texts = [...snapshot.registryFiles.values()].map(({text}) => text)
      if (texts.length > 1)
        throw complaint(
          'the registry is several YAML files already; export --format yaml is for one',
          '登记库由几份 YAML 文件组成，原文件即是；--format yaml 只用于一份',
        )
      await writePage(options, texts[0] ?? '')
      return 0
    }
    case 'xlsx':
      await writePage(options, writeSheets([{...exportSheet, rows: toTable(rows)}]))
      return 0
    case 'csv':
    case 'text':
      await writePage(options, writeCsv(toTable(rows)))
      return 0
    default:
      throw complaint(
        `export --format ${options.format}: csv, xlsx, sdmx-csv or yaml`,
        `export --format ${options.format}：应为 csv、xlsx、sdmx-csv、yaml 之一`,
      )
  }
}
