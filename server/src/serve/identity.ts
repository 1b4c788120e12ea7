import {randomBytes} from 'node:crypto'
import {sha256} from '../store/sha256.js'
import type {Seals} from './sealed.js'
import type {Service} from './service.js'

/** A token as its owner holds it: 256 random bits behind a name by which scanners of leaked secrets find it. */
export const newToken = (): string => `plt_${randomBytes(32).toString('base64url')}`

export const digestOfToken = (token: string): string => sha256(token)

export const cookieName = 'plumbline'

/** So long a person who signed in with the organisation's account stays signed in, s. */
export const sessionSeconds = 43_200

/** Whom a request is from; null where its token is unknown, ended or revoked. `isCookie`: it came by itself, not by hand. */
export function subjectOf(
  service: Service,
  seals: Seals,
  headers: Headers,
): {readonly subject: string; readonly isCookie: boolean} | null {
  const bearer = /^Bearer ([\w.-]{20,2000})$/.exec(headers.get('authorization') ?? '')?.[1]
  const cookie = new RegExp(`(?:^|; *)${cookieName}=([\\w.-]{20,2000})(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1]
  const held = bearer ?? cookie
  const subject = held === undefined ? null : (ofToken(service, held) ?? ofSession(service, seals, held))
  return subject === null ? null : {subject, isCookie: bearer === undefined}
}

function ofToken({state, today}: Service, held: string): string | null {
  const token = state.tokens.get(digestOfToken(held))
  return !token || token.isEnded || token.until < today ? null : token.subject
}

/** A session ends with its time, and with all that stands for its subject. */
function ofSession({state}: Service, seals: Seals, held: string): string | null {
  const {subject, from} = seals.open('session', held) ?? {}
  if (typeof subject !== 'string' || typeof from !== 'number') return null
  const ended = state.ended.get(subject)
  return ended !== undefined && Date.parse(ended) >= from ? null : subject
}
