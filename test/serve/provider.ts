import {createHash, generateKeyPairSync, type KeyObject, randomUUID, sign} from 'node:crypto'
import {createServer, type IncomingMessage, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

/** How a provider may fail those who believe it. */
export type Fault =
  | 'wrong nonce'
  | 'wrong audience'
  | 'wrong issuer'
  | 'expired'
  | 'alg none'
  | 'another key'
  | 'no token'
  | 'symmetric'

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A small OpenID provider on a port of this machine: its description, its keys, the code flow with PKCE. */
export class Provider {
  fault: Fault | null = null
  claims: Readonly<Record<string, unknown>> = {sub: '周明'}
  /** What was asked of the authorization endpoint last. */
  asked = new URLSearchParams()
  readonly #codes = new Map<string, URLSearchParams>()
  readonly #server: Server
  #key!: {readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject}

  /** `name`: by which this machine is called. */
  private constructor(readonly name: string) {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({status = 200, json, location}) => {
        response.writeHead(status, {'content-type': 'application/json', ...(location && {location})})
        response.end(json && JSON.stringify(json))
      })
    })
    this.rotate()
  }

  static async start(name = '127.0.0.1'): Promise<Provider> {
    const made = new Provider(name)
    await new Promise<void>((resolve) => made.#server.listen(0, '127.0.0.1', resolve))
    return made
  }

  get issuer(): string {
    return `http://${this.name}:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on tokens are signed with another key, and that alone is published. */
  rotate(): void {
    this.#key = {kid: randomUUID(), ...generateKeyPairSync('rsa', {modulusLength: 2048})}
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(
    request: IncomingMessage,
  ): Promise<{readonly status?: number; readonly json?: object; readonly location?: string}> {
    const {pathname, searchParams} = new URL(request.url ?? '/', this.issuer)
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return {json: this.#description()}
      case '/jwks': {
        const {kid, publicKey} = this.#key
        return {json: {keys: [{...publicKey.export({format: 'jwk'}), kid, alg: 'RS256', use: 'sig'}]}}
      }
      case '/authorize':
        return this.#authorize(searchParams)
      case '/token':
        return this.#token(new URLSearchParams(await bodyOf(request)))
      default:
        return {status: 404, json: {}}
    }
  }

  #description(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  #authorize(asked: URLSearchParams) {
    this.asked = asked
    const code = randomUUID()
    this.#codes.set(code, asked)
    const back = new URL(asked.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', asked.get('state') ?? '')
    back.searchParams.set('iss', this.issuer)
    return {status: 302, location: back.href}
  }

  #token(sent: URLSearchParams) {
    const asked = this.#codes.get(sent.get('code') ?? '')
    this.#codes.delete(sent.get('code') ?? '')
    const digest = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight =
      asked?.get('code_challenge') === digest &&
      asked.get('redirect_uri') === sent.get('redirect_uri') &&
      sent.get('client_secret') === 'client-secret'
    if (!asked || !isRight) return {status: 400, json: {error: 'invalid_grant'}}
    const token = {access_token: 'a', token_type: 'bearer'}
    return {json: this.fault === 'no token' ? token : {...token, id_token: this.#idToken(asked)}}
  }

  #idToken(asked: URLSearchParams): string {
    const {fault} = this
    const now = Math.floor(Date.now() / 1000) - (fault === 'expired' ? 7200 : 0)
    const claims = {
      iss: fault === 'wrong issuer' ? 'https://elsewhere.example' : this.issuer,
      aud: fault === 'wrong audience' ? 'another' : asked.get('client_id'),
      nonce: fault === 'wrong nonce' ? 'another' : asked.get('nonce'),
      ...{iat: now, exp: now + 300},
      ...this.claims,
    }
    const alg = fault === 'alg none' ? 'none' : fault === 'symmetric' ? 'HS256' : 'RS256'
    const text = `${base64({alg, kid: this.#key.kid, typ: 'JWT'})}.${base64(claims)}`
    if (alg !== 'RS256') return `${text}.${alg === 'none' ? '' : 'c2lnbmVk'}`
    const {privateKey} = fault === 'another key' ? generateKeyPairSync('rsa', {modulusLength: 2048}) : this.#key
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}
