import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {complain} from '../output.js'
import {allProposals} from './proposal-files.js'
import {printReport} from './report.js'
import {namedService, proposalsAt} from './service.js'

const states = {
  open: {zh: '待定', en: 'open'},
  accepted: {zh: '已采纳', en: 'accepted'},
  rejected: {zh: '已退回', en: 'rejected'},
} as const

/** `plumbline registry proposals`: every proposal and what became of it. */
export async function runProposals(options: Options): Promise<number> {
  const service = await namedService(options)
  if (service) return proposalsAt(service, options)
  const {format, locale} = options
  const {all, complaints} = await allProposals()
  for (const it of complaints) complain(it, locale)
  const open = all.filter(({state}) => state === 'open').length
  await printReport(
    {
      title: {zh: `${all.length} 份提请，${open} 份待定`, en: `${all.length} proposals, ${open} open`},
      columns: [
        {zh: '代码', en: 'id'},
        {zh: '状态', en: 'state'},
        {zh: '指标', en: 'indicator'},
        {zh: '时点', en: 'time'},
        {zh: '在用', en: 'in use'},
        {zh: '提请', en: 'proposed'},
        {zh: '提请人', en: 'by'},
        {zh: '理由', en: 'reason'},
      ],
      rows: all.map(({id, state, fact, more = [], base, proposed, evidence, decided}) => [
        ...[
          id.slice(0, 8),
          inLocale(states[state], locale),
          fact.indicator,
          fact.asOf,
          base ?? '',
          `→ ${fact.value}${more.length ? ` (+${more.length})` : ''}`,
        ],
        ...[`${proposed.by} ${proposed.at}`, decided?.reason ?? evidence ?? ''],
      ]),
      json: all,
    },
    format,
    locale,
  )
  return complaints.length ? 2 : 0
}
