import {gzipSync} from 'node:zlib'
import {seqAt} from '../core/ledger/at.js'
import {lastChange} from '../core/ledger/changes.js'
import {type Refusal, refusal} from '../core/ledger/refusal.js'
import {grantsOf, sightOf} from '../core/ledger/rights.js'
import {isWithin} from '../core/ledger/state.js'
import {fileText, type View, wholeText} from '../core/ledger/text.js'
import {sha256} from '../store/sha256.js'
import type {Service} from './service.js'

export interface Served {
  readonly text: string
  readonly etag: string
  readonly seq: number
  zipped(): Buffer
}

/** So many files are kept made: those of the scopes and rights that are asked for all day. */
const most = 24

/** Registry files as they are sent, made once for all who may see the same. */
export class Views {
  readonly #made = new Map<string, Served>()

  constructor(readonly service: Service) {}

  /** What somebody may see of a scope at a time; a refusal where that is nothing. */
  view(subject: string, scope: string, at: string | null): View | Refusal {
    const {state, today, zone} = this.service
    const who = {subject, today}
    // A grant below the scope is enough to see what lies there; without one, that there is a scope is not told either.
    const isKnown =
      sightOf(state, who, scope) !== null ||
      grantsOf(state, who).some((it) => isWithin(it.scope, scope) && it.role !== 'admin')
    if (!isKnown) return noScope(scope)
    const seq = seqAt(state, scope, at, zone)
    return typeof seq === 'number' ? {state, scope, seq, who} : seq
  }

  file(view: View): Served {
    const {state, scope, who} = view
    const seq = lastChange(state, view)
    const grants = grantsOf(state, who).map(({role, scope: of, level}) => [role, of, level])
    // Marks of today hold for a state of the past too.
    const today = lastChange(state, {...view, seq: state.head.seq})
    const key = sha256(JSON.stringify([scope, seq, today, grants]))
    const known = this.#made.get(key)
    if (known) {
      this.#made.delete(key)
      this.#made.set(key, known)
      return known
    }
    const text = wholeText(fileText(view))
    let zip: Buffer | null = null
    const made: Served = {
      text,
      etag: `"${sha256(text).slice(0, 32)}"`,
      seq,
      zipped: () => {
        zip ??= gzipSync(text)
        return zip
      },
    }
    this.#made.set(key, made)
    if (this.#made.size > most) this.#made.delete(this.#made.keys().next().value ?? '')
    return made
  }
}

export const noScope = (scope: string): Refusal =>
  refusal(
    'unknown',
    `没有 ${scope} 的登记库，或您无权查看。`,
    `There is no registry of ${scope}, or it is not for you.`,
  )
