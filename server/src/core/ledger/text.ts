import {endOf} from '../quantity/time.js'
import type {FigureItem, Section} from './act.js'
import {flow, item, keyText} from './entry-text.js'
import {digits} from './figure.js'
import type {Json} from './json.js'
import {levelOf} from './level.js'
import {mayBeSeen, sightOf, type Who} from './rights.js'
import {type Course, type Entry, isWithin, type KeptIndicator, knownAt, type State, type Vintage} from './state.js'

/** A scope as it stood at a seq, for one reader. */
export interface View {
  readonly state: State
  readonly scope: string
  readonly seq: number
  readonly who: Who
}

/** The text of a registry file in pieces, so that whoever has one can replace what has changed. */
export interface FileText {
  /** All above the indicators. */
  readonly head: string
  /** By id, in the order in which they came into the ledger. */
  readonly indicators: ReadonlyMap<string, string>
}

export const wholeText = ({head, indicators}: FileText): string =>
  indicators.size ? `${head}indicators:\n${[...indicators.values()].join('')}` : `${head}indicators: []\n`

/** What a reader may see of a scope and all below it, in the format of registry files. */
export function fileText(view: View): FileText {
  const {state} = view
  const texts = new Map<string, string>()
  for (const kept of state.indicators.values()) {
    const text = isWithin(kept.scope, view.scope) ? indicatorText(view, kept) : null
    if (text !== null) texts.set(kept.id, text)
  }
  return {head: headText(view), indicators: texts}
}

/** Null of what was not there, or is not for this reader. */
export function indicatorText({state, scope, seq, who}: View, kept: KeptIndicator): string | null {
  const entry = knownAt(kept.versions, seq)?.is
  if (!entry || !mayBeSeen(levelOf(state, kept, seq), sightOf(state, who, kept.scope))) return null
  const {id: _, replacedBy, ...rest} = entry
  const isNamed = typeof replacedBy === 'string' && isSeen({state, seq, who}, replacedBy)
  const lists = {observations: levelsOf(kept, 'observations', seq), targets: levelsOf(kept, 'targets', seq)}
  return item({
    id: kept.id,
    ...rest,
    ...unsaid(rest, registryOf(state, kept.scope, seq), registryOf(state, scope, seq)),
    ...(isNamed && {replacedBy}),
    ...(lists.observations.length && {observations: lists.observations}),
    ...(lists.targets.length && {targets: lists.targets}),
  })
}

/** What a scope's file says of itself: its own word, else that of the nearest scope above; below, where one alone has a word. */
function registryOf({entries}: State, scope: string, seq: number): Entry | null {
  const said = [...entries.values()].filter((it) => it.section === 'registry' && knownAt(it.versions, seq)?.is)
  const above = said.filter((it) => isWithin(scope, it.scope)).sort((a, b) => b.scope.length - a.scope.length)
  const below = said.filter((it) => isWithin(it.scope, scope))
  const found = above[0] ?? (below.length === 1 ? below[0] : undefined)
  return found ? (knownAt(found.versions, seq)?.is ?? null) : null
}

/** What an entry leaves to its own scope's file, where another scope's file would say it otherwise. */
function unsaid(entry: Entry, own: Entry | null, file: Entry | null): Entry {
  const keys = own === file ? [] : (['area', 'classification'] as const)
  return Object.fromEntries(
    keys.flatMap((key) =>
      entry[key] == null && own?.[key] != null && own[key] !== file?.[key] ? [[key, own[key]]] : [],
    ),
  )
}

const levelsOf = ({courses}: KeptIndicator, list: FigureItem['list'], seq: number): readonly Json[] =>
  [...courses.values()]
    .filter((it) => it.list === list)
    .sort((a, b) => (endOf(a.asOf) < endOf(b.asOf) ? -1 : endOf(a.asOf) > endOf(b.asOf) ? 1 : 0))
    .flatMap((it) => levelAt(it, seq) ?? [])

function levelAt({vintages, list}: Course, seq: number): Json {
  const known = vintages.filter((it) => it.seq <= seq)
  const newest = known.at(-1)
  if (!newest) return null
  const {asOf, value, qualifier, status, step, break: broken, source, note, modality, attribute, more = {}} = newest.is
  const revisions = list === 'observations' ? formerOf(known) : []
  return {
    ...{asOf, value: typeof value === 'string' ? digits(value) : (value?.map(digits) ?? null)},
    ...(qualifier && {qualifier}),
    ...(step && {step: digits(step)}),
    ...(status && {status}),
    ...(broken && {break: broken}),
    ...(modality && {modality}),
    ...(attribute && {'x-attribute': attribute}),
    vintage: newest.at.slice(0, 10),
    approvedBy: newest.decidedBy,
    ...more,
    source: source ?? sourceOf(newest.is),
    ...(note || newest.reason ? {note: [note, newest.reason].filter(Boolean).join('；')} : {}),
    ...(revisions.length && {revisions}),
  }
}

/** Where nobody named a source, the place that the proposer read it in. */
const sourceOf = ({evidence}: FigureItem): Json => evidence?.document ?? evidence?.draft ?? null

/** Each former value with what ended it. A range or a gap has no place in `revisions`. */
function formerOf(known: readonly Vintage<FigureItem>[]): readonly Json[] {
  const brought = listIn(known[0]?.is.more?.revisions)
  const own = known.slice(0, -1).flatMap((former, at) => {
    const next = known[at + 1]
    if (typeof former.is.value !== 'string' || !next) return []
    const {kind, reason} = next
    const vintage = former.is.more?.vintage ?? former.at.slice(0, 10)
    return [{vintage, value: digits(former.is.value), kind, ...(reason && {reason})}]
  })
  return [...brought, ...own]
}

const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** A draft's own area and mark, and what else the scopes share: those below say theirs after those above. */
export function headText(view: View): string {
  const {state, scope, seq, who} = view
  const seen = [...state.entries.values()]
    .filter(
      (it) => (isWithin(it.scope, scope) || isWithin(scope, it.scope)) && isForReader(state, who, it.scope, scope),
    )
    .flatMap(({versions, ...it}) => {
      const entry = knownAt(versions, seq)?.is
      return entry ? [{...it, entry}] : []
    })
    .sort((a, b) => a.scope.split('/').length - b.scope.split('/').length)
  const registry = flow({id: scope.replaceAll('/', '.'), ...registryOf(state, scope, seq)})
  const policy = seen.findLast((it) => it.section === 'policy' && isWithin(scope, it.scope))?.entry
  return [
    'plumbline: 1\n',
    `registry: ${registry}\n`,
    ...(policy ? [`policy: ${flow(policy)}\n`] : []),
    ...maps.flatMap((section) => mapText(section, seen)),
    ...relationsText(view, seen),
  ].join('')
}

/** What scopes above say of units, areas and documents is for everyone below. */
const isForReader = (state: State, who: Who, owner: string, scope: string): boolean =>
  sightOf(state, who, owner) !== null || (isWithin(scope, owner) && sightOf(state, who, scope) !== null)

const maps = ['periods', 'areas', 'organizations', 'units', 'documents', 'terms'] as const

interface Seen {
  readonly section: Section
  readonly id: string
  readonly entry: Entry
}

function mapText(section: Section, seen: readonly Seen[]): readonly string[] {
  const own = new Map<string, Entry>()
  // What a scope above has said of an id stands.
  for (const it of seen) if (it.section === section && !own.has(it.id)) own.set(it.id, it.entry)
  return own.size ? [`${section}:\n`, ...[...own].map(([id, entry]) => `  ${keyText(id)}: ${flow(entry)}\n`)] : []
}

type Reader = Pick<View, 'state' | 'seq' | 'who'>

/** False of what is registered and not for this reader, whose very id is not to be told. */
function isSeen({state, seq, who}: Reader, id: string): boolean {
  const kept = state.indicators.get(id)
  return !kept || mayBeSeen(levelOf(state, kept, seq), sightOf(state, who, kept.scope))
}

const textsIn = (value: Json): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value === null || typeof value !== 'object'
      ? []
      : Object.values(value).flatMap(textsIn)

function relationsText(view: View, seen: readonly Seen[]): readonly string[] {
  const own = seen.filter(
    ({section, entry}) => section === 'relations' && textsIn(entry).every((it) => isSeen(view, it)),
  )
  return own.length ? ['relations:\n', ...own.map(({id, entry}) => `  - ${flow({id, ...entry})}\n`)] : []
}
