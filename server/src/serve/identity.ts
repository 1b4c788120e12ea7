import {randomBytes} from 'node:crypto'
import {sha256} from '../store/sha256.js'
import type {Service} from './service.js'

/** A token as its owner holds it: 256 random bits behind a name by which scanners of leaked secrets find it. */
export const newToken = (): string => `plt_${randomBytes(32).toString('base64url')}`

export const digestOfToken = (token: string): string => sha256(token)

export const cookieName = 'plumbline'

/** Whom a request is from; null where its token is unknown, ended or revoked. `isCookie`: it came by itself, not by hand. */
export function subjectOf(
  {state, today}: Service,
  headers: Headers,
): {readonly subject: string; readonly isCookie: boolean} | null {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(headers.get('authorization') ?? '')?.[1]
  const cookie = new RegExp(`(?:^|; *)${cookieName}=([\\w-]{20,100})(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1]
  const held = bearer ?? cookie
  const token = held === undefined ? undefined : state.tokens.get(digestOfToken(held))
  if (!token || token.isEnded || token.until < today) return null
  return {subject: token.subject, isCookie: bearer === undefined}
}
