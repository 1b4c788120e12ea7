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
}

/** Brings a registry file into the ledger: proposed by one, accepted by the other. Answers how many items were new. */
export async function load(operate: Operate, {path, scope, by, approvedBy, reason}: Loading): Promise<number> {
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
  const ordered = [...items.filter(({is}) => is !== 'figure'), ...items.filter(({is}) => is === 'figure')]
  let count = 0
  for (let at = 0; at < ordered.length; at += most) count += await take(ordered.slice(at, at + most))
  return count

  async function take(part: readonly Item[]): Promise<number> {
    const act = await taken(
      operate({kind: 'propose', scope, reason, subject: by, body: {items: part, title: path.replace(/^.*[\\/]/, '')}}),
    )
    if (act?.kind !== 'propose') return 0
    const isInUse = act.body.items.some(({base = 0}) => base > 0)
    const body = {proposal: act.id, verdict: 'accept', ...(isInUse && {nature: 'revision'})}
    await taken(operate({kind: 'decide', scope, reason, subject: approvedBy, body}))
    return act.body.items.length
  }
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new StoreError('unavailable', `${path}：读不到`, `${path}: cannot be read`)
  }
}
