import {createHash} from 'node:crypto'
import {stat} from 'node:fs/promises'
import {basename} from 'node:path'
import {type Item, inUse, uuidOf} from '../../core/ide/keeper.js'
import type {Snapshot} from '../../core/session/snapshot.js'
import {readMap} from '../../core/tables/map.js'
import {decode} from '../../files/decode.js'
import {readRegular} from '../../files/regular.js'
import type {TableReading} from '../../tables/index.js'
import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {complain, print} from '../output.js'
import {homeOf} from './decide.js'
import {importAt} from './exchange.js'
import {actor, saveProposal, today} from './proposal-files.js'
import {shown, stopped, total} from './reading-shown.js'
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
  const map = options.map === null ? '' : await textOf(options.map)
  const service = await namedService(options)
  // Whoever decides on it reads it: the service, by what it holds now.
  if (service) return importAt(service, {name: basename(path), bytes: await bytesOf(path), map}, options)
  const said = readMap(map, options.skip)
  if (!said)
    throw complaint(
      `${options.map}: a map has names, units, times and skip, as YAML`,
      `${options.map}：对照表是 YAML，只有 names、units、times、skip 四节`,
    )
  const {readTable} = await tables()
  const {snapshot} = await openWorkspace(options)
  const bytes = await bytesOf(path)
  const reading = readTable(await sheetsOf(path, bytes), snapshot.world.registry, said)
  if (!reading.cells.length)
    throw complaint(`${path}: no table of figures with times is found`, `${path}：没有找到带时点的数据表`)
  const unclear = reading.cells.filter(({kind}) => kind === 'unclear')
  if (options.format === 'json') await print(`${JSON.stringify(reading, null, 2)}\n`)
  else await print(shown(options.dryRun ? reading.cells : unclear, options.locale))
  if (unclear.length) throw stopped(path, unclear)
  if (options.format !== 'json') await print(total(reading, reading.figures.length, options.locale))
  if (!options.dryRun && reading.figures.length) await propose(path, bytes, reading, snapshot, options)
  return 0
}

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

async function sheetsOf(path: string, bytes: Uint8Array) {
  const {readFileSheets, TableRefused, tableRefusals} = await tables()
  try {
    return readFileSheets(path, bytes)
  } catch (error) {
    if (error instanceof TableRefused) throw refused(path, tableRefusals[error.refusal])
    throw error
  }
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
