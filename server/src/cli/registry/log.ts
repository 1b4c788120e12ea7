import {combine, type Difference, differences, indexFile, type Registry, showLevel} from '../../core/ide/keeper.js'
import {complaint} from '../complaint.js'
import {git} from '../git.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {kinds, record} from './diff.js'
import {printReport} from './report.js'
import {logAt, namedService} from './service.js'
import {openWorkspace} from './state.js'

/** So many revisions of a file are looked at. */
const most = 300

interface Act {
  readonly commit: string
  readonly by: string
  readonly at: string
  readonly why: string
  readonly changes: readonly Difference[]
}

/** `plumbline registry log ID`: who changed what of an indicator, when and why, from git. */
export async function runLog(options: Options): Promise<number> {
  const [id = ''] = options.paths
  const service = await namedService(options)
  if (service) return logAt(service, id, options)
  const {registryFiles, world} = (await openWorkspace(options)).snapshot
  if (!world.registry.indicator(id)) throw complaint(`${id}: no such indicator`, `没有“${id}”这个指标`)
  const acts: Act[] = []
  for (const {path, items} of registryFiles.values())
    if (items.some(({item}) => item.id?.text === id)) acts.push(...(await actsOn(path, id)))
  const {locale, format} = options
  await printReport(
    {
      title: {zh: `${id}：${acts.length} 次改动`, en: `${id}: ${acts.length} changes`},
      columns: [
        {zh: '日期', en: 'date'},
        {zh: '经手', en: 'by'},
        {zh: '改动', en: 'change'},
        {zh: '说明', en: 'why'},
        {zh: '版本', en: 'revision'},
      ],
      rows: acts.map(({commit, by, at, why, changes}) => [
        ...[at.slice(0, 10), by],
        changes.map((it) => `${inLocale(kinds[it.kind], locale)}${values(it)}`).join('；'),
        ...[why, commit.slice(0, 8)],
      ]),
      json: acts.map(({changes, ...act}) => ({...act, changes: changes.map(record)})),
    },
    format,
    locale,
  )
  return 0
}

const values = ({asOf, before, after, unit}: Difference): string =>
  asOf === null ? '' : ` ${asOf} ${[before, after].map((it) => (it ? showLevel(it, unit) : '')).join(' → ')}`

/** The newest first, those that left the indicator alone left out. */
async function actsOn(path: string, id: string): Promise<readonly Act[]> {
  const listed = await git('.', 'log', `-${most}`, '--format=%H%x1f%an%x1f%aI%x1f%s', '--', path)
  if (listed === null)
    throw complaint(`${path}: not under git, so there is no history`, `${path}：不在 git 管理之下，没有历史`)
  const commits = listed.split('\n').filter(Boolean)
  const states = await Promise.all(commits.map((line) => registryAt(line.slice(0, line.indexOf('\x1f')), path)))
  return commits.flatMap((line, at) => {
    const [commit = '', by = '', when = '', why = ''] = line.split('\x1f')
    const [now, before] = [states[at], states[at + 1] ?? combine([])]
    const changes = now ? differences(before, now).filter((it) => it.id === id) : []
    return changes.length ? [{commit, by, at: when, why, changes}] : []
  })
}

async function registryAt(commit: string, path: string): Promise<Registry> {
  const text = await git('.', 'show', `${commit}:./${path}`)
  return combine([indexFile(path, text ?? '')])
}
