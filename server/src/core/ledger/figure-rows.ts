import type {Draft, FigureItem} from './act.js'
import {digits} from './figure.js'
import {keyOf} from './keys.js'
import {levelOf} from './level.js'
import type {State} from './state.js'

/** A figure as a row of a table, for those who ask by SQL; numbers as digits. */
export interface FigureRow {
  readonly key: string
  readonly version: number
  readonly indicator: string
  readonly name: string
  readonly unit: string
  readonly level: string
  readonly list: string
  readonly asOf: string
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: string
  readonly status: string | null
}

/** The rows that an act writes, as it is about to be appended. */
export function figureRows(state: State, draft: Draft): readonly FigureRow[] {
  if (draft.kind !== 'decide' || draft.body.verdict !== 'accept') return []
  const proposal = state.proposals.get(draft.body.proposal)
  const items = (draft.body.items ?? []).flatMap((index) => proposal?.items[index]?.item ?? [])
  const entries = new Map(items.flatMap((it) => (it.is === 'indicator' ? [[it.id, it.entry] as const] : [])))
  return items.flatMap((it) => {
    if (it.is !== 'figure') return []
    const kept = state.indicators.get(it.indicator)
    const entry = entries.get(it.indicator) ?? kept?.versions.at(-1)?.is ?? {}
    const level = String(entry.classification ?? (kept ? levelOf(state, kept, state.head.seq) : 'public'))
    return [row(it, keyOf(it, draft.scope), {level, name: String(entry.name ?? ''), unit: String(entry.unit ?? '')})]
  })
}

function row(
  {indicator, list, asOf, value, base, qualifier, status}: FigureItem,
  key: string,
  about: Pick<FigureRow, 'level' | 'name' | 'unit'>,
): FigureRow {
  const [low, high] = value === null ? [null, null] : typeof value === 'string' ? [value, value] : value
  const number = (it: string | null | undefined): string | null => (it == null ? null : digits(it))
  return {
    ...{key, version: (base ?? 0) + 1, indicator, list, asOf, ...about},
    ...{low: number(low), high: number(high), qualifier: qualifier ?? 'eq', status: status ?? null},
  }
}
