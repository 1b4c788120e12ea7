import type {TableReading} from '../../tables/index.js'
import {clean} from '../clean.js'
import {type Complaint, complaint} from '../complaint.js'
import {inLocale, type Locale} from '../locale.js'

/** Why a table is not imported. */
export const stopped = (path: string, {length, 0: first}: TableReading['cells']): Complaint =>
  complaint(
    `${path}: ${length} cells are not clear (${first?.sheet}!${first?.cell} and on); say what they are with --map, or leave them out with --skip`,
    `${path}：${length} 格不能确定（${first?.sheet}!${first?.cell} 等），请用 --map 写明，或用 --skip 略过；未导入`,
  )

/** Cell by cell: where, what it shows, what it was understood as. */
export function shown(cells: TableReading['cells'], locale: Locale): string {
  const kinds = {
    value: {zh: '读作', en: 'is'},
    missing: {zh: '缺', en: 'missing'},
    unclear: {zh: '不明', en: 'unclear'},
    skipped: {zh: '略过', en: 'skipped'},
  } as const
  return cells
    .map(({sheet, cell, text, kind, figure, why}) => {
      const value = figure ? ` ${figure.value}` : ''
      return `${clean(`${sheet}!${cell}  “${text}”  ${inLocale(kinds[kind], locale)}${value}  ${inLocale(why, locale)}`)}\n`
    })
    .join('')
}

export function total({cells, known}: Pick<TableReading, 'cells' | 'known'>, fresh: number, locale: Locale): string {
  const count = (kind: string): number => cells.filter((it) => it.kind === kind).length
  const zh = `${cells.length} 格：数值 ${count('value')}（与登记库相同 ${known}，有变动或新增 ${fresh}），缺 ${count('missing')}，略过 ${count('skipped')}\n`
  const en = `${cells.length} cells: ${count('value')} values (${known} as registered, ${fresh} new or changed), ${count('missing')} missing, ${count('skipped')} skipped\n`
  return inLocale({zh, en}, locale)
}
