import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {writeNew} from '../write-new.js'
import {namedService} from './service.js'
import {openWorkspace} from './state.js'

/** `plumbline registry form --scope OWNER --as-of TIME --output FILE.xlsx`: the sheet that a department fills in. */
export async function runForm(options: Options): Promise<number> {
  const {scope, asOf, output, locale} = options
  const service = await namedService(options)
  if ((scope === null && !service) || asOf === null || output === null || !/\.xlsx$/i.test(output))
    throw complaint(
      'registry form needs --scope OWNER --as-of TIME --output FILE.xlsx',
      'registry form 需要 --scope 单位 --as-of 时点 --output 文件.xlsx',
    )
  const {formFor, formSheet, isFormTime, writeSheets} = await import('../../tables/index.js')
  if (!isFormTime(asOf))
    throw complaint(`--as-of ${asOf}: such as 2021 or 2021-12-31`, `--as-of ${asOf}：应如 2021、2021-12-31`)
  const {snapshot} = await openWorkspace(options)
  // The file of a service is of its scope already.
  const owner = scope === service?.scope ? null : scope
  const rows = formFor(snapshot.world.registry, {owner, title: scope ?? service?.scope ?? '', asOf})
  if (!rows)
    throw complaint(
      `--scope ${scope}: nothing registered is of this owner`,
      `--scope ${scope}：登记库中没有这个单位的指标`,
    )
  const bytes = writeSheets([{...formSheet, rows}])
  const failed = await writeNew(output, bytes)
  if (failed) throw failed
  const count = rows.length - 3
  await print(
    inLocale({zh: `${output}：${count} 项指标待填\n`, en: `${output}: ${count} indicators to fill in\n`}, locale),
  )
  return 0
}
