import {createHash} from 'node:crypto'
import {stat} from 'node:fs/promises'
import {basename} from 'node:path'
import {type Item, inUse, uuidOf} from '../../core/ide/keeper.js'
import type {Snapshot} from '../../core/session/snapshot.js'
import {readMap} from '../../core/tables/map.js'
import {decode} from '../../files/decode.js'
import {readRegular} from '../../files/regular.js'
import type {Sheet, TableReading} from '../../tables/index.js'
import {clean} from '../clean.js'
import {complaint} from '../complaint.js'
import {inLocale, type Locale} from '../locale.js'
import type {Options} from '../options.js'
import {complain, print} from '../output.js'
import {homeOf} from './decide.js'
import {actor, saveProposal, today} from './proposal-files.js'
import {namedService} from './service.js'
import {openWorkspace} from './state.js'

/** The reader of spreadsheets comes with the first of them. */
const tables = () => import('../../tables/index.js')

/**
 * `plumbline registry import FILE`: the figures of a spreadsheet as one proposal. A cell that is not clear stops it; `--dry-run`
 * shows cell by cell what was understood and why.
 */
export async function runImport(options: Options): Promise<number> {
  const [path, ...others] = options.paths
  if (path === undefined || others.length)
    throw complaint('registry import takes one spreadsheet', 'registry import 需要一份表格（.xlsx、.xls、.csv）')
  const {readTable} = await tables()
  const said = readMap(options.map === null ? '' : await textOf(options.map), options.skip)
  if (!said)
    throw complaint(
      `${options.map}: a map has names, units, times and skip, as YAML`,
      `${options.map}：对照表是 YAML，只有 names、units、times、skip 四节`,
    )
  if (!options.dryRun && (await namedService(options)))
    throw complaint(
      'the registry is kept by a service, which takes no spreadsheets from here yet; look at it with --dry-run, then propose',
      '登记库由服务办理，尚不能由此导入表格；可用 --dry-run 查看，再逐项提请',
    )
  const {snapshot} = await openWorkspace(options)
  const bytes = await bytesOf(path)
  const reading = readTable(await sheetsOf(path, bytes), snapshot.world.registry, said)
  if (!reading.cells.length)
    throw complaint(`${path}: no table of figures with times is found`, `${path}：没有找到带时点的数据表`)
  const unclear = reading.cells.filter(({kind}) => kind === 'unclear')
  if (options.format === 'json') await print(`${JSON.stringify(reading, null, 2)}\n`)
  else await print(shown(options.dryRun ? reading.cells : unclear, options.locale))
  if (unclear.length) throw stopped(path, unclear)
  if (options.format !== 'json') await print(total(reading, options.locale))
  if (!options.dryRun && reading.figures.length) await propose(path, bytes, reading, snapshot, options)
  return 0
}

const stopped = (path: string, {length, 0: first}: TableReading['cells']) =>
  complaint(
    `${path}: ${length} cells are not clear (${first?.sheet}!${first?.cell} and on); say what they are with --map, or leave them out with --skip`,
    `${path}：${length} 格不能确定（${first?.sheet}!${first?.cell} 等），请用 --map 写明，或用 --skip 略过；未导入`,
  )

async function bytesOf(path: string): Promise<Uint8Array> {
  const {tableRefusals} = await tables()
  // What is too large is not even read.
  const size = (await stat(path).catch(() => null))?.size ?? 0
  if (size > 20_000_000) throw refused(path, tableRefusals['too-large'])
  return readRegular(path).catch((error: NodeJS.ErrnoException) => {
    throw complaint(`${path}: cannot be read (${error.code})`, `${path}：无法读取（${error.code}）`)
  })
}

async function textOf(path: string): Promise<string> {
  const text = decode(await bytesOf(path))?.text
  if (text === undefined) throw complaint(`${path}: no text`, `${path}：不是文本`)
  return text
}

const refused = (path: string, {en, zh}: {readonly en: string; readonly zh: string}) =>
  complaint(`${path}: ${en}`, `${path}：${zh}`)

async function sheetsOf(path: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const {readCsv, readSheets, TableRefused, tableRefusals} = await tables()
  if (/\.(?:csv|tsv|txt)$/i.test(path)) {
    const text = decode(bytes)?.text
    if (text === undefined)
      throw complaint(`${path}: neither UTF-8 nor GB18030`, `${path}：既不是 UTF-8 也不是 GB18030`)
    return [{name: basename(path), rows: readCsv(text), merges: []}]
  }
  try {
    return readSheets(bytes)
  } catch (error) {
    if (error instanceof TableRefused) throw refused(path, tableRefusals[error.refusal])
    throw error
  }
}

/** Cell by cell: where, what it shows, what it was understood as. */
function shown(cells: TableReading['cells'], locale: Locale): string {
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

function total({cells, figures, known}: TableReading, locale: Locale): string {
  const count = (kind: string): number => cells.filter((it) => it.kind === kind).length
  const zh = `${cells.length} 格：数值 ${count('value')}（与登记库相同 ${known}，有变动或新增 ${figures.length}），缺 ${count('missing')}，略过 ${count('skipped')}\n`
  const en = `${cells.length} cells: ${count('value')} values (${known} as registered, ${figures.length} new or changed), ${count('missing')} missing, ${count('skipped')} skipped\n`
  return inLocale({zh, en}, locale)
}

/** One proposal for the whole table; the same table proposes the same, so that it is one file however often it is imported. */
async function propose(
  path: string,
  bytes: Uint8Array,
  {figures}: TableReading,
  snapshot: Snapshot,
  options: Options,
): Promise<void> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const items = figures.map(({name: _, sheet, cell, ...fact}): Item => {
    const source = `${options.source ?? basename(path)} ${sheet}!${cell} sha256:${digest.slice(0, 12)}`
    const made = {...fact, status: null, source}
    return {fact: made, base: inUse(homeOf(snapshot, fact.indicator).file, made)}
  })
  const [first, ...more] = items
  if (!first) return
  const id = uuidOf(JSON.stringify(items))
  await saveProposal({
    ...{id, ...first, more, evidence: options.reason, state: 'open', decided: null},
    proposed: {by: actor(options), at: today()},
  })
  const words = {
    zh: `已提请 ${items.length} 项：proposals/${id}.yaml\n`,
    en: `Proposed ${items.length} figures: proposals/${id}.yaml\n`,
  }
  if (options.format === 'json') complain(complaint(words.en.trim(), words.zh.trim()), options.locale)
  else await print(inLocale(words, options.locale))
}
