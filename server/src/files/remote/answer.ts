import type {Readable} from 'node:stream'
import type {Trouble} from '../../core/ide/findings/trouble.js'

/** What a registry's server may cost: bytes of the body, redirects, ms to the first byte and in all. */
export interface Limits {
  readonly bytes: number
  readonly redirects: number
  readonly silent: number
  readonly slow: number
}

export const limits: Limits = {bytes: 20 * 1024 * 1024, redirects: 10, silent: 5000, slow: 30_000}

/** An answer of any status, whole and within the limits; header names in small letters. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** An answer as it begins; its body is destroyed by whoever takes it. */
export interface Answering {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Readable
}

/** What is sent with a request that is more than a question. */
export interface Sent {
  readonly method: 'POST' | 'PUT'
  readonly body: Uint8Array
}

/** Asks an address once, redirects as they are; throws as Node's own requests do. */
export type Ask = (
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  sent?: Sent,
) => Promise<Answering>

/** Asks an address for a file. Never throws; keeps the limits, or those that are given. */
export type Fetch = (url: string, headers: Readonly<Record<string, string>>, most?: Limits) => Promise<Answer | Trouble>

export const isTrouble = (it: Answer | Trouble): it is Trouble => 'kind' in it
