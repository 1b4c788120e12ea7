import {askService} from '../../files/remote/ask-service.js'
import {type ServiceAddress, serviceOf} from '../../files/remote/service.js'
import {complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {beginningWith} from './proposal-files.js'
import {printReport} from './report.js'
import {namedSources} from './state.js'

/** The first registry service that the configuration, or the command line, names; null where it names files only. */
export async function namedService({config, registry}: Options): Promise<ServiceAddress | null> {
  const sources = registry.length ? registry : (await namedSources(config)).sources
  return sources.map(serviceOf).find((it) => it !== null) ?? null
}

type Fields = Readonly<Record<string, unknown>>

/** What the service answers; a complaint where it refuses or does not. */
async function ask(
  {base}: ServiceAddress,
  path: string,
  {locale}: Options,
  body?: object,
  method: 'POST' | 'PUT' = 'POST',
): Promise<unknown> {
  const said = await askService(base, path, {language: locale === 'en' ? 'en' : 'zh', method, ...(body && {body})})
  if ('json' in said) return said.json
  throw complaint(said.failed.en, said.failed.zh)
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map((it) => ({...Object(it)})) : [])
const fields = (value: unknown): Fields => ({...Object(value)})

export async function proposeAt(
  service: ServiceAddress,
  fact: {
    readonly indicator: string
    readonly list: string
    readonly asOf: string
    readonly value: string
    readonly source?: string
  },
  options: Options,
): Promise<number> {
  const {scope} = fields(await ask(service, `/v1/indicators/${encodeURIComponent(fact.indicator)}/history`, options))
  const items = [{is: 'figure', ...fact}]
  const {id} = fields(await ask(service, '/v1/proposals', options, {scope, items, reason: options.reason}))
  await print(inLocale({zh: `已提请：${text(id)}\n`, en: `Proposed: ${text(id)}\n`}, options.locale))
  return 0
}

export async function proposalsAt(service: ServiceAddress, options: Options): Promise<number> {
  const all = list(await ask(service, `/v1/proposals?scope=${encodeURIComponent(service.scope)}`, options))
  const open = all.filter((it) => Number(it.open) > 0).length
  await printReport(
    {
      title: {zh: `${all.length} 份提请，${open} 份待定`, en: `${all.length} proposals, ${open} open`},
      columns: [
        {zh: '代码', en: 'id'},
        {zh: '待定', en: 'open'},
        {zh: '首项', en: 'first item'},
        {zh: '在用', en: 'in use'},
        {zh: '提请', en: 'proposed'},
        {zh: '提请人', en: 'by'},
        {zh: '理由', en: 'reason'},
      ],
      rows: all.map(proposalRow),
      json: all,
    },
    options.format,
    options.locale,
  )
  return 0
}

function proposalRow({id, open, count, items, by, at, reason}: Fields): readonly string[] {
  const [first] = list(items)
  const [item, present] = [fields(first?.item), fields(first?.present)]
  const about = [text(item.indicator ?? item.id), text(item.asOf)].filter(Boolean).join(' ')
  return [
    text(id).slice(0, 8),
    `${text(open)}/${text(count)}`,
    about,
    text(present.value),
    `→ ${text(item.value)}`,
    `${text(by)} ${text(at).slice(0, 10)}`,
    text(reason),
  ]
}

/** The whole id of the proposal that a beginning means. */
async function wholeId(service: ServiceAddress, beginning: string | undefined, options: Options): Promise<string> {
  const all = list(await ask(service, `/v1/proposals?scope=${encodeURIComponent(service.scope)}`, options))
  return beginningWith(
    beginning,
    all.map(({id}) => ({id: text(id)})),
  ).id
}

export async function decideAt(
  service: ServiceAddress,
  verdict: 'accept' | 'reject',
  options: Options,
): Promise<number> {
  const id = await wholeId(service, options.paths[0], options)
  const {nature, reason} = options
  await ask(service, `/v1/proposals/${id}/decision`, options, {verdict, reason, ...(nature && {nature})})
  const words = verdict === 'accept' ? {zh: '已采纳\n', en: 'Accepted\n'} : {zh: '已退回\n', en: 'Rejected\n'}
  await print(inLocale(words, options.locale))
  return 0
}

export async function releaseAt(service: ServiceAddress, name: string, options: Options): Promise<number> {
  const {scope} = service
  const {seq} = fields(await ask(service, '/v1/releases', options, {scope, name, reason: options.reason}))
  await print(
    inLocale(
      {zh: `已定稿：${name}（第 ${text(seq)} 号）\n`, en: `Released: ${name} (act ${text(seq)})\n`},
      options.locale,
    ),
  )
  return 0
}

/** Every vintage of an indicator, the newest first. */
export async function logAt(service: ServiceAddress, id: string, options: Options): Promise<number> {
  const {courses} = fields(await ask(service, `/v1/indicators/${encodeURIComponent(id)}/history`, options))
  const all = list(courses).flatMap(({asOf, vintages}) => list(vintages).map((it) => ({asOf, ...it}) as Fields))
  const rows = all.toSorted((a, b) => Number(b.seq) - Number(a.seq))
  await printReport(
    {
      title: {zh: `${id}：${rows.length} 次改动`, en: `${id}: ${rows.length} changes`},
      columns: [
        {zh: '日期', en: 'date'},
        {zh: '时点', en: 'time'},
        {zh: '数值', en: 'value'},
        {zh: '提请', en: 'proposed by'},
        {zh: '审定', en: 'decided by'},
        {zh: '说明', en: 'why'},
        {zh: '序号', en: 'act'},
      ],
      rows: rows.map((it) => [
        text(it.at).slice(0, 10),
        text(it.asOf),
        text(it.value),
        text(it.by),
        text(it.decidedBy),
        text(it.reason),
        text(it.seq),
      ]),
      json: rows,
    },
    options.format,
    options.locale,
  )
  return 0
}

/** Takes the place of what the draft reported before. */
export async function reportUsage(
  service: ServiceAddress,
  draft: string,
  usage: object,
  options: Options,
): Promise<void> {
  await ask(service, `/v1/usages/${draft}`, options, {scope: service.scope, ...usage}, 'PUT')
}
