import type {
  Impact,
  Proposable,
  Proposed,
  ProposedItem,
  RegistryStatus,
  Vintage,
} from '../../server/src/lsp/registry/answers.js'
import type {Status} from './status.js'
import type {Words} from './words.js'

/** The status of a draft with what is known of who keeps its registry; `now` in ms. */
export function withRegistry(status: Status, registry: RegistryStatus | null, now: number): Status {
  if (!registry || registry.kind === 'none') return status
  const lines = [...status.lines, ...linesOf(registry, now)]
  if (registry.isUnsigned && status.background !== 'error')
    return {
      lines,
      icon: 'account',
      words: {zh: '准绳 未登录登记库服务', en: 'Plumbline not signed in to the registry'},
      command: 'plumbline.signIn',
      background: 'warning',
    }
  const {deciding} = registry
  if (!deciding) return {...status, lines}
  const {zh, en} = status.words
  return {...status, lines, words: {zh: `${zh} · ${deciding} 件待审`, en: `${en} · ${deciding} to decide`}}
}

function linesOf(registry: RegistryStatus, now: number): readonly Words[] {
  const {kind, waiting, deciding} = registry
  const waits = {
    zh: `提请登记：${waiting} 件待审${kind === 'service' ? `，其中 ${deciding} 件由您审定` : ''}`,
    en: `Proposals: ${waiting} wait${kind === 'service' ? `, ${deciding} of them for you` : ''}`,
  }
  return [...(kind === 'service' ? [sourceLine(registry, now)] : []), ...(waiting ? [waits] : [])]
}

/** registry.example prov/gxt，第 12 号，3 分钟前核实；周明（keeper prov/gxt）. */
function sourceLine({source, scope, seq, since, subject, roles}: RegistryStatus, now: number): Words {
  const place = `${(source ?? '').replace(/^https?:\/\//, '')} ${scope ?? ''}`
  const age = since === null ? null : ageWords(now - Date.parse(since))
  const zh = [place, ...(seq === null ? [] : [`第 ${seq} 号`]), ...(age ? [`${age.zh}核实`] : [])].join('，')
  const en = [place, ...(seq === null ? [] : [`act ${seq}`]), ...(age ? [`confirmed ${age.en}`] : [])].join(', ')
  return {
    zh: `登记库服务：${zh}；${subject ?? '未登录'}${roles.length ? `（${roles.join('；')}）` : ''}`,
    en: `Registry service: ${en}; ${subject ?? 'not signed in'}${roles.length ? ` (${roles.join('; ')})` : ''}`,
  }
}

function ageWords(ms: number): Words {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes === 0) return {zh: '刚刚', en: 'just now'}
  if (minutes < 60) return {zh: `${minutes} 分钟前`, en: `${minutes} min ago`}
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? {zh: `${hours} 小时前`, en: `${hours} h ago`}
    : {zh: `${Math.floor(hours / 24)} 天前`, en: `${Math.floor(hours / 24)} days ago`}
}

/** A line of the list of proposals. `id`: the same as long as it is the same. */
export interface ProposalRow {
  readonly id: string
  readonly proposal: Proposed
  readonly label: Words
  readonly description: Words
  readonly tooltip: Words
}

/** Those that wait. */
export const proposalRows = (all: readonly Proposed[]): readonly ProposalRow[] =>
  all.filter(({open}) => open > 0).map(rowOf)

/** The values are the label, as in the view of figures: at the width of a side bar the end is cut. */
function rowOf(proposal: Proposed): ProposalRow {
  const {id, title, by, at, reason, count, items} = proposal
  const [first] = items
  const about = title ?? (first ? `${first.name}（${first.asOf}）` : id.slice(0, 8))
  const change = first && !title ? changeOf(first) : ''
  const more = count > 1 ? {zh: `等 ${count} 项`, en: `and ${count - 1} more`} : {zh: '', en: ''}
  const isStale = items.some((it) => it.isStale)
  const stale = isStale ? {zh: '在用值已变', en: 'the value in use has changed'} : {zh: '', en: ''}
  const joined = (...all: readonly (readonly [string, string] | string)[]): Words => {
    const of = (at: 0 | 1): string =>
      all
        .map((it) => (typeof it === 'string' ? it : it[at]))
        .filter(Boolean)
        .join('　')
    return {zh: of(0), en: of(1)}
  }
  const who = `${by} ${at.slice(0, 10)}`
  return {
    ...{id, proposal},
    label: joined(change || about, [more.zh, more.en]),
    description: joined([stale.zh, stale.en], change ? about : '', who),
    tooltip: {
      zh: [`${by}提请：${about}${more.zh} ${change}`, ...(reason ? [`理由：${reason}`] : [])].join('\n'),
      en: [`${by} proposes: ${about} ${more.en} ${change}`, ...(reason ? [`Why: ${reason}`] : [])].join('\n'),
    },
  }
}

const changeOf = ({value, present}: ProposedItem): string =>
  value === null ? '' : present === null ? value : `${present} → ${value}`

/** What stands below a proposal: its figures, the sentence, why, and whom it reaches. `line`: from 0, where one may go. */
export interface ProposalLine {
  readonly words: Words
  readonly icon: string
  readonly place: {readonly uri: string; readonly line: number} | null
}

export function proposalLines({items, count, reason}: Proposed, impact: Impact | null): readonly ProposalLine[] {
  const plain = (icon: string, zh: string, en = zh): ProposalLine => ({icon, words: {zh, en}, place: null})
  const [first] = items
  return [
    ...(count > 1 ? items.map((it) => plain('symbol-number', `${it.name}（${it.asOf}）${changeOf(it)}`)) : []),
    ...(count > items.length
      ? [plain('ellipsis', `另有 ${count - items.length} 项`, `${count - items.length} more`)]
      : []),
    ...(first?.sentence ? [plain('quote', first.sentence)] : []),
    ...(reason ? [plain('comment', `理由：${reason}`, `Why: ${reason}`)] : []),
    ...(impact ? impactLines(impact) : []),
  ]
}

function impactLines({open, reported}: Impact): readonly ProposalLine[] {
  const here = open.map(
    ({uri, line, sentence, after}): ProposalLine => ({
      icon: after === null ? 'pass' : 'warning',
      words: {
        zh: `${after === null ? '采纳后相符' : `采纳后：${after}`}　${sentence}`,
        en: `${after === null ? 'agrees once accepted' : `once accepted: ${after}`}　${sentence}`,
      },
      place: {uri, line},
    }),
  )
  const there = reported.map(
    ({title, by, heading, value, before, after}): ProposalLine => ({
      icon: after === false ? 'warning' : 'book',
      words: {
        zh: `${by}《${title}》${heading} 用作 ${value}${agreement(before, after).zh}`,
        en: `${by}, “${title}” ${heading} has ${value}${agreement(before, after).en}`,
      },
      place: null,
    }),
  )
  const none: ProposalLine = {
    icon: 'info',
    words: {
      zh: '打开的文稿和报告过用处的文稿都不受影响',
      en: 'no open draft, and none that reported its use, is affected',
    },
    place: null,
  }
  return here.length + there.length ? [...here, ...there] : [none]
}

function agreement(before: boolean | null, after: boolean | null): Words {
  if (after === null || before === after) return {zh: '', en: ''}
  return after ? {zh: '，采纳后相符', en: ', which then agrees'} : {zh: '，采纳后不符', en: ', which then differs'}
}

/** A figure that may be proposed, as a choice. */
export const proposableWords = ({
  name,
  asOf,
  text,
  present,
}: Proposable): Readonly<Record<'label' | 'detail', Words>> => ({
  label: {zh: `${name}（${asOf}）${text}`, en: `${name} (${asOf}) ${text}`},
  detail:
    present === null
      ? {zh: '尚未登记', en: 'not registered yet'}
      : {zh: `登记为${present}`, en: `registered as ${present}`},
})

const kinds = {
  first: {zh: '首次登记', en: 'first'},
  revision: {zh: '修订', en: 'revision'},
  correction: {zh: '更正', en: 'correction'},
} as const

/** A value that an indicator has or had: what, of when; by whom and why. */
export function vintageWords({
  asOf,
  value,
  at,
  by,
  decidedBy,
  reason,
  kind,
}: Vintage): Readonly<Record<'label' | 'detail', Words>> {
  const said = (language: keyof Words): string => {
    const people = [
      by && {zh: `${by}提请`, en: `proposed by ${by}`},
      decidedBy && {zh: `${decidedBy}审定`, en: `decided by ${decidedBy}`},
    ]
    return [at?.slice(0, 10), kind && kinds[kind][language], ...people.map((it) => (it ? it[language] : null)), reason]
      .filter(Boolean)
      .join(language === 'zh' ? '，' : ', ')
  }
  const shown = value ?? '—'
  return {label: {zh: `${shown}（${asOf}）`, en: `${shown} (${asOf})`}, detail: {zh: said('zh'), en: said('en')}}
}
