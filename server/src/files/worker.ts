import {advance} from '../core/session/advance.js'
import type {RegistryText} from '../core/session/change.js'
import type {Summary} from '../core/session/closed.js'
import {emptySnapshot, type Snapshot} from '../core/session/snapshot.js'
import {summarizeHere} from './summaries.js'

/** The word of the command line that makes this program a worker. */
export const workerCommand = 'worker'

/** What a worker is told: what drafts are held against from now on, or a draft to work out. */
export type Order =
  | {
      readonly config: RegistryText | null
      readonly decisions: RegistryText | null
      readonly registries: readonly RegistryText[]
    }
  | {readonly number: number; readonly text: string}

/** What a worker tells: first that it is there, then what is said of a draft. */
export type Answer = {readonly ready: true} | {readonly number: number; readonly summary: Summary}

/** A worker that nothing is asked of for this long ends, in ms. */
const longestIdle = 10_000

/** Works drafts out for the process at the other end of the channel, until that one goes or asks no more. */
export function serveOrders(): Promise<number> {
  let snapshot = emptySnapshot
  let idle: ReturnType<typeof setTimeout> | undefined
  const answer = (it: Answer): void => {
    process.send?.(it)
    clearTimeout(idle)
    idle = setTimeout(() => process.exit(0), longestIdle)
  }
  process.on('message', async (order: Order) => {
    if (!('number' in order)) snapshot = heldAgainst(snapshot, order)
    else answer({number: order.number, summary: await summarizeHere(snapshot, order.text)})
  })
  process.on('disconnect', () => process.exit(0))
  answer({ready: true})
  return new Promise(() => undefined)
}

/** What the last registry has in common with this one is not read again. */
const heldAgainst = (
  before: Snapshot,
  {config, decisions, registries}: Exclude<Order, {readonly number: number}>,
): Snapshot =>
  [
    {kind: 'config-set', path: config?.path ?? '', text: config?.text ?? null} as const,
    {kind: 'decisions-set', file: decisions} as const,
    {kind: 'registries-read', files: registries} as const,
  ].reduce(advance, before)
