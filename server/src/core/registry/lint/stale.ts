import {keeping} from '../../text/keeping.js'
import {type Span, shift} from '../../text/span.js'
import type {RegistryFile} from '../file/file.js'
import {type Item, itemNode} from '../file/items.js'
import {child, itemsOf, type Node, textOf} from '../yaml/node.js'
import {isDate, type LocalProblem} from './check.js'
import {lastDay} from './levels.js'

/** What is known of an indicator's last figure. */
interface LastHeard {
  /** Its time, or the day of its last revision. */
  readonly day: string
  /** The observation's time as written, and where it stands in its item. */
  readonly time: string
  readonly span: Span
}

/** After how many months the files hold a figure to be stale: what the file itself says, else the first that says it. */
export function staleAfter(file: RegistryFile, files: readonly RegistryFile[]): number | null {
  const texts = [file, ...files].map((it) => textOf(child(it.section('policy')?.value ?? null, 'staleAfterMonths')))
  const months = Number(texts.find((text) => text !== null) ?? 0)
  return Number.isInteger(months) && months > 0 ? months : null
}

/**
 * Indicators whose last figure was old when the file was updated. The day of the update is the registry's own: a finding
 * that came with the date of today would be in no file. Silent where the registry gives no such day or no term.
 */
export function findStale(file: RegistryFile, months: number | null): readonly LocalProblem[] {
  const updated = textOf(child(file.section('registry')?.value ?? null, 'updated'))
  if (months === null || updated === null || !isDate(updated)) return []
  const limit = monthsBefore(updated, months)
  return file.items.flatMap(({at, item}) => {
    const heard = lastHeard(item)
    return heard && heard.day < limit ? [{...say(heard, months, updated), span: shift(heard.span, at)}] : []
  })
}

const kept = keeping<Item, LastHeard | null>()

/** An item that an edit leaves alone is not looked through again. */
function lastHeard(item: Item): LastHeard | null {
  const known = kept.get(item)
  if (known !== undefined) return known
  const last = readLast(itemNode(item))
  kept.set(item, last)
  return last
}

/**
 * The last observation of an indicator, the day as text that sorts. Null where none is there, and where no newer one is
 * to be expected: figures of every five years or of the occasion, and indicators that are out of use.
 */
function readLast(node: Node | null): LastHeard | null {
  const frequency = textOf(child(node, 'frequency'))
  if (frequency === 'five-yearly' || frequency === 'adhoc') return null
  if (child(node, 'validTo') || child(node, 'replacedBy')) return null
  let last: LastHeard | null = null
  for (const level of itemsOf(child(node, 'observations'))) {
    const days = [lastDay(level), textOf(child(level, 'vintage'))].flatMap((day) => day ?? [])
    const {span} = child(level, 'asOf') ?? level
    const time = textOf(child(level, 'asOf')) ?? ''
    for (const day of days) if (!last || last.day < day) last = {day, time, span}
  }
  return last
}

function monthsBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  const year = String(Math.floor(count / 12)).padStart(4, '0')
  return `${year}-${String((((count % 12) + 12) % 12) + 1).padStart(2, '0')}-${day.slice(8)}`
}

const say = ({time}: LastHeard, months: number, updated: string): Omit<LocalProblem, 'span'> => ({
  id: 'reg-stale',
  severity: 'information',
  message: {
    zh: `最近的数据是${time}的，到本库更新日期${updated}已超过${months}个月（policy.staleAfterMonths）。请补登新数据，或注明更新频率（frequency）、停用（validTo）。`,
    en: `The latest figure is of ${time}, more than ${months} months (policy.staleAfterMonths) before this registry was updated on ${updated}. Add a newer one, or say how often there is one (frequency) or that it is out of use (validTo).`,
  },
})
