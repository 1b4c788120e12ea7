import {askService, askText} from '../../files/remote/ask-service.js'
import type {ServiceAddress} from '../../files/remote/service.js'
import type {TableReading} from '../../tables/index.js'
import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {writePage} from '../write-page.js'
import {shown, stopped, total} from './reading-shown.js'
import {namedService} from './service.js'

interface Sheet {
  readonly name: string
  readonly bytes: Uint8Array
  readonly map: string
}

type Dry = Pick<TableReading, 'cells' | 'known'> & {readonly figures: number}

interface Imported {
  readonly proposals: readonly {readonly id: string; readonly items: number}[]
}

/** A spreadsheet to the service: what it understands is shown, and becomes a proposal there unless it is a dry run. */
export async function importAt(service: ServiceAddress, sheet: Sheet, options: Options): Promise<number> {
  const {dryRun, format, locale} = options
  const dry = (await send(service, sheet, '&dry-run', options)) as Dry
  const unclear = dry.cells.filter(({kind}) => kind === 'unclear')
  if (format === 'json') await print(`${JSON.stringify(dry, null, 2)}\n`)
  else await print(shown(dryRun ? dry.cells : unclear, locale))
  if (unclear.length) throw stopped(sheet.name, unclear)
  if (format !== 'json') await print(total(dry, dry.figures, locale))
  if (dryRun || !dry.figures) return 0
  const {proposals} = (await send(service, sheet, '', options)) as Imported
  const words = proposals.length
    ? proposals.map(({id, items}) => ({zh: `已提请 ${items} 项：${id}\n`, en: `Proposed ${items} figures: ${id}\n`}))
    : [{zh: '各项都已在待审的提请中\n', en: 'All of it waits for a decision already\n'}]
  if (format !== 'json') for (const it of words) await print(inLocale(it, locale))
  return 0
}

async function send(
  {base, scope}: ServiceAddress,
  {name, bytes, map}: Sheet,
  more: string,
  options: Options,
): Promise<unknown> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  form.set('map', map)
  for (const it of options.skip) form.append('skip', it)
  form.set('reason', options.reason ?? '')
  form.set('source', options.source ?? '')
  const language = options.locale === 'en' ? 'en' : 'zh'
  const said = await askService(base, `/v1/import?scope=${encodeURIComponent(scope)}${more}`, {form, language})
  if ('json' in said) return said.json
  throw complaint(`${name}: ${said.failed.en}`, `${name}：${said.failed.zh}`)
}

/** `plumbline registry bundle [SEQ] --output FILE`: the acts of the service behind that number, signed by it. */
export async function runBundle(options: Options): Promise<number> {
  const [after = '0', ...more] = options.paths
  const service = await namedService(options)
  if (!service) throw complaint('no registry service is named in plumbline.yaml', 'plumbline.yaml 中没有登记库服务')
  if (more.length || !/^\d{1,9}$/.test(after))
    throw complaint(
      'registry bundle takes the number of the last act that is known',
      'registry bundle 需要已有的最后一条记录的序号',
    )
  const language = options.locale === 'en' ? 'en' : 'zh'
  const said = await askText(service.base, `/v1/export?format=bundle&after=${after}`, {language})
  if ('failed' in said) throw complaint(said.failed.en, said.failed.zh)
  await writePage(options, String(said.json))
  return 0
}
