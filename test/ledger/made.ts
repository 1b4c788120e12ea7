import {createHash} from 'node:crypto'
import type {Act, Item} from '../../server/src/core/ledger/act.js'
import {type Admitted, type Asked, admit, type By} from '../../server/src/core/ledger/admit.js'
import {sealed} from '../../server/src/core/ledger/chain.js'
import {foldInto} from '../../server/src/core/ledger/fold.js'
import {isRefusal, type Refusal} from '../../server/src/core/ledger/refusal.js'
import {emptyState, type State} from '../../server/src/core/ledger/state.js'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const today = '2026-06-30'

export const operator: By = {subject: '系统管理员', today, isOperator: true}
export const person = (subject: string): By => ({subject, today})

/** A ledger in memory: what a store and the service do, without either. */
export class Made {
  readonly state: State = emptyState()
  #asked = 0

  ask(by: By, kind: string, body: unknown, more: Partial<Asked> = {}): Admitted | Refusal {
    const asked = {id: uuid(++this.#asked), scope: 'prov/gxt', reason: null, ...more}
    return admit(this.state, by, {...asked, kind, body})
  }

  /** Throws where the act is refused. */
  take(by: By, kind: string, body: unknown, more: Partial<Asked> = {}): Act {
    const made = this.ask(by, kind, body, more)
    if (isRefusal(made)) throw new Error(`${made.refused}: ${made.en}`)
    const at = new Date(Date.UTC(2026, 5, 1) + this.state.head.seq * 60_000).toISOString()
    const act = sealed(made.draft, this.state.head, at, sha256)
    foldInto(this.state, [act])
    return act
  }

  refused(by: By, kind: string, body: unknown, more: Partial<Asked> = {}): Refusal | null {
    const made = this.ask(by, kind, body, more)
    return isRefusal(made) ? made : null
  }

  /** Proposed by one and accepted by another. */
  accept(items: readonly Item[], more: {readonly reason?: string; readonly nature?: string} = {}): Act {
    const {id} = this.take(person('陈立'), 'propose', {items})
    const nature = more.nature === undefined ? {} : {nature: more.nature}
    return this.take(
      person('周明'),
      'decide',
      {proposal: id, verdict: 'accept', ...nature},
      {reason: more.reason ?? null},
    )
  }
}

export const figure = (indicator: string, asOf: string, value: string | null, more: Partial<Item> = {}): Item =>
  ({is: 'figure', indicator, list: 'observations', asOf, value, ...more}) as Item

export const indicator = (id: string, entry: Readonly<Record<string, string>> = {}): Item => ({
  is: 'indicator',
  id,
  entry: {name: `指标${id}`, unit: '个', ...entry},
})

/** 周明 and 王敏 keep prov/gxt, 陈立 contributes to it, 李青 reads what is public. */
export function founded(): Made {
  const made = new Made()
  for (const [subject, role] of [
    ['周明', 'keeper'],
    ['王敏', 'keeper'],
    ['陈立', 'contributor'],
    ['李青', 'reader'],
  ])
    made.take(operator, 'grant', {subject, role})
  made.take(operator, 'grant', {subject: '赵宁', role: 'admin'}, {scope: 'prov'})
  return made
}
