import type {Act, Draft} from './act.js'
import {canonical, type Json} from './json.js'

/** SHA-256 of a text in UTF-8, in hexadecimal digits; the core knows no cryptography of its own. */
export type Digest = (text: string) => string

/** Where a log ends. */
export interface Head {
  readonly seq: number
  readonly hash: string
  readonly at: string
}

export const start: Head = {seq: 0, hash: '', at: ''}

/** The act behind the head. A clock that was put back does not put an act before the one it follows. */
export function sealed(draft: Draft, head: Head, now: string, digest: Digest): Act {
  const {id, by, role, scope, reason, touches, kind, body} = draft
  const open = {
    ...{id, by, role, scope, reason, touches, kind, body},
    ...{seq: head.seq + 1, at: now > head.at ? now : head.at, prev: head.hash},
  }
  return {...open, hash: digest(textOf(open))} as Act
}

/** What is kept of an act, and hashed but for the hash itself. */
export const textOf = (act: object): string => canonical(act as Json)

/** The seq of the first act that is not what it was when it was appended; null where the chain is whole. */
export function brokenAt(acts: readonly Act[], from: Head, digest: Digest): number | null {
  let {seq, hash} = from
  for (const act of acts) {
    const {hash: said, ...open} = act
    if (act.seq !== seq + 1 || act.prev !== hash || digest(textOf(open)) !== said) return seq + 1
    seq++
    hash = said
  }
  return null
}
