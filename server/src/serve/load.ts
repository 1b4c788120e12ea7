import {readFileSync} from 'node:fs'
import type {Item} from '../core/ledger/act.js'
import {itemsOf} from '../core/ledger/items-of.js'
import {indexFile} from '../core/registry/file/file.js'
import {StoreError} from '../store/store.js'
import {type Operate, taken} from './operator.js'

/** So many items make one proposal. */
const most = 10_000

export interface Loading {
  readonly path: string
  readonly scope: string
  /** Who prepared the file, and who signed it: two people. */
  readonly by: string
  readonly approvedBy: string
  readonly reason: string | null
  /** Nothing is written. */
  readonly isDry: boolean
}

/** Brings a registry file into the ledger: proposed by one, accepted by the other. Answers the items that are new. */
export async function load(operate: Operate, loading: Loading): Promise<readonly Item[]> {
  const {path, scope, by, approvedBy, reason, isDry} = loading
  const file = indexFile(path, textAt(path))
  const {items, left} = itemsOf(file)
  if (!file.section('plumbline') || !items.length)
    throw new StoreError(
      'unavailable',
      `${path}：不是登记库文件，或其中没有条目`,
      `${path}: no registry file, or nothing in it`,
    )
  if (left.length)
    throw new StoreError(
      'unavailable',
      `${path}：这些条目读不出来：${left.slice(0, 5).join('，')}`,
      `${path}: cannot be read: ${left.slice(0, 5).join(', ')}`,
    )
  const fresh: Item[] = []
  for (const part of partsOf(items)) fresh.push(...(await take(part)))
  return fresh

  async function take(part: readonly Item[]): Promise<readonly Item[]> {
    const act = await taken(
      operate({
        ...{kind: 'propose', scope, reason, subject: by, isDry},
        body: {items: part, title: path.replace(/^.*[\\/]/, '')},
      }),
    )
    if (act?.kind !== 'propose') return []
    if (isDry) return act.body.items
    const isInUse = act.body.items.some(({base = 0}) => base > 0)
    const body = {proposal: act.id, verdict: 'accept', ...(isInUse && {nature: 'revision'})}
    await taken(operate({kind: 'decide', scope, reason, subject: approvedBy, body}))
    return act.body.items
  }
}

/** No indicator is parted from its figures, which could not be taken without it. */
function partsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts: Item[][] = [[]]
  for (const it of items) {
    if (it.is !== 'figure' && (parts.at(-1)?.length ?? 0) >= most) parts.push([])
    parts.at(-1)?.push(it)
  }
  return parts
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new StoreError('unavailable', `${path}：读不到`, `${path}: cannot be read`)
  }
}
