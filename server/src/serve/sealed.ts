import {createHmac, hkdfSync, randomBytes, timingSafeEqual} from 'node:crypto'

/** What a seal is for: one made for a sign-in is no session. */
export type Purpose = 'sign-in' | 'code' | 'session'

/**
 * Small texts that the service hands out and knows again, so that it keeps nothing of them: any of several services with one
 * secret knows them. What they say can be read by whoever holds them; nobody else can make them.
 */
export class Seals {
  readonly #key: Uint8Array

  /** `secret` null: they hold until the service ends. */
  constructor(secret: string | null) {
    this.#key =
      secret === null ? randomBytes(32) : new Uint8Array(hkdfSync('sha256', secret, '', 'plumbline seals', 32))
  }

  seal(purpose: Purpose, fields: Readonly<Record<string, unknown>>, seconds: number): string {
    const until = Date.now() + seconds * 1000
    const said = Buffer.from(JSON.stringify({...fields, from: Date.now(), until})).toString('base64url')
    return `${said}.${this.#signed(purpose, said)}`
  }

  /** Null of what was not sealed for this purpose, or has ended. */
  open(purpose: Purpose, text: string): Readonly<Record<string, unknown>> | null {
    const [said = '', signed = ''] = text.split('.')
    const [a, b] = [Buffer.from(signed), Buffer.from(this.#signed(purpose, said))]
    if (a.length !== b.length || !timingSafeEqual(a, b)) return null
    const fields: {until: number} = JSON.parse(Buffer.from(said, 'base64url').toString())
    return fields.until > Date.now() ? {...fields} : null
  }

  #signed(purpose: Purpose, said: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}.${said}`).digest('base64url')
  }
}
