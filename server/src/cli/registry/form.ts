import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {writeNew} from '../write-new.js'
import {openWorkspace} from './state.js'

/** `plumbline registry form --scope OWNER --as-of TIME --output FILE.xlsx`: the sheet that a department fills in. */
export async function runForm(options: Options): Promise<number> {
  const {scope, asOf, output, locale} = options
  if (scope === null || asOf === null || output === null || !/\.xlsx$/i.test(output))
    throw complaint(
      'registry form needs --scope OWNER --as-of TIME --output FILE.xlsx',
      'registry form 需要 --scope 单位 --as-of 时点 --output 文件.xlsx',
    )
  const {formFor, isFormTime, writeSheets} = await import('../../tables/index.js')
  if (!isFormTime(asOf))
    throw complaint(`--as-of ${asOf}: such as 2021 or 2021-12-31`, `--as-of ${asOf}：应如 2021、2021-12-31`)
  const {snapshot} = await openWorkspace(options)
  const rows = formFor(snapshot.world.registry, scope, asOf)
  if (!rows)
    throw complaint(
      `--scope ${scope}: nothing registered is of this owner`,
      `--scope ${scope}：登记库中没有这个单位的指标`,
    )
  const bytes = writeSheets([{name: '填报', rows, hidden: [0], widths: [14, 30, 10, 14, 14, 14, 20]}])
  const failed = await writeNew(output, bytes)
  if (failed) throw failed
  const count = rows.length - 3
  await print(
    inLocale({zh: `${output}：${count} 项指标待填\n`, en: `${output}: ${count} indicators to fill in\n`}, locale),
  )
  return 0
}
