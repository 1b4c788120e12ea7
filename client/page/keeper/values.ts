import type {Item, ItemShown, Value} from './records.js'

const powers: Readonly<Record<string, number>> = {万: 4, 亿: 8, 万亿: 12}

/** A figure as officials write it: in the multiplier that its entry is shown in. */
export function shown(value: Value | undefined, unit: string | null, display: {readonly mult?: string} | null): string {
  if (value === null || value === undefined) return '…'
  if (typeof value !== 'string') return value.map((it) => shown(it, unit, display)).join('—')
  const mult = display?.mult ?? ''
  const digits = powers[mult] && /^-?\d/.test(value) && !/[万亿]$/.test(value) ? shifted(value, powers[mult]) : value
  return `${digits}${digits === value ? '' : mult}${unit ?? ''}`
}

/** Decimal digits divided by a power of ten, none lost. */
function shifted(value: string, by: number): string {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  if (!whole) return value
  const all = whole.padStart(by + 1, '0')
  const rest = `${all.slice(all.length - by)}${part}`.replace(/0+$/, '')
  return `${sign}${all.slice(0, all.length - by)}${rest ? `.${rest}` : ''}`
}

export const nameOf = ({item, name}: Pick<ItemShown, 'item' | 'name'>): string =>
  name ?? item.entry?.name ?? item.indicator ?? (item.section ? `${item.section} ${item.id ?? ''}` : (item.id ?? ''))

export function sourceOf({source, evidence}: Item): string {
  const {draft, heading, document, page, table, sheet, cell} = evidence ?? {}
  const named = typeof source === 'string' ? source : source ? Object.values(Object(source)).join(' ') : ''
  return [named, document, draft, heading, page, table, sheet, cell].filter(Boolean).join(' · ')
}

/** 2026-12-02T02:20:00.000Z as the reader's own day and minute. */
export function when(at: string): string {
  const date = new Date(at)
  const two = (it: number): string => String(it).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Browsers of offices may be years old: they have no `at`. */
export const lastOf = <T>(all: readonly T[]): T | undefined => all[all.length - 1]
