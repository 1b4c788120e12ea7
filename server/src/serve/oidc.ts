import {readFileSync} from 'node:fs'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import {StoreError} from '../store/store.js'

/** An organisation's own sign-in, as `serve.yaml` names it. */
export interface OidcSettings {
  readonly issuer: string
  readonly client: string
  /** A file with the client's secret; null: a client that has none. */
  readonly secret: string | null
  /** The claim that names a person as grants do. */
  readonly subject: string
}

/** What is remembered of a sign-in while its person is away at the provider. */
export interface Going {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/**
 * The authorization code flow with PKCE. The provider's description and keys are asked for anew each time: sign-ins are few,
 * and a key that was changed a minute ago is known.
 */
export class Oidc {
  readonly #settings: OidcSettings
  /** What the provider and this service alone know. */
  readonly secret: string | null

  constructor(settings: OidcSettings) {
    this.#settings = settings
    this.secret = settings.secret === null ? null : secretIn(settings.secret)
  }

  /** Where a browser goes to sign in. Rejects with a `StoreError` where the provider cannot be asked. */
  async start(back: string): Promise<Going & {readonly url: string}> {
    const provider = await this.#provider()
    const going = {state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier()}
    const {href: url} = buildAuthorizationUrl(provider, {
      ...{redirect_uri: back, scope: 'openid profile email', state: going.state, nonce: going.nonce},
      ...{code_challenge: await calculatePKCECodeChallenge(going.verifier), code_challenge_method: 'S256'},
    })
    return {...going, url}
  }

  /** Who has come back, by `url`. Rejects with a `StoreError` where the provider's answer is not to be believed. */
  async finish(url: URL, {state, nonce, verifier}: Going): Promise<string> {
    const provider = await this.#provider()
    const claims = await authorizationCodeGrant(provider, url, {
      ...{expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true},
    }).then(
      (it) => it.claims(),
      (error: unknown) => {
        throw unbelieved(whyOf(error) || 'answer')
      },
    )
    const {subject} = this.#settings
    const name = claims?.[subject]
    if (subject === 'email' && claims?.email_verified !== true) throw unbelieved('email_verified')
    if (typeof name !== 'string' || !/^[^\s\p{C}](?:[^\p{C}]{0,198}[^\s\p{C}])?$/u.test(name)) throw unbelieved(subject)
    return name
  }

  async #provider(): Promise<Configuration> {
    const {issuer, client} = this.#settings
    const isNear = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::|\/|$)/.test(issuer)
    const auth = this.secret === null ? None() : ClientSecretPost(this.secret)
    const execute = [enableNonRepudiationChecks, ...(isNear ? [allowInsecureRequests] : [])]
    try {
      return await discovery(new URL(issuer), client, undefined, auth, {execute, timeout: 10})
    } catch {
      throw away
    }
  }
}

function secretIn(place: string): string {
  try {
    return readFileSync(place, 'utf8').trim()
  } catch {
    throw new StoreError('unavailable', `${place}：读不到客户端密钥`, `${place}: cannot read the client's secret`)
  }
}

/** In the provider's or the library's own word: a claim, an error's code; never what was sent. */
function whyOf(error: unknown, depth = 0): string {
  const {code, error: said, claim, cause}: {[key: string]: unknown} = Object(error)
  const word = [claim, said, code].find((it) => typeof it === 'string' && /^[\w-]{1,60}$/.test(it))
  // The innermost says it best.
  const inner = depth < 4 && typeof cause === 'object' && cause !== null ? whyOf(cause, depth + 1) : ''
  return inner || String(word ?? '')
}

const away = new StoreError(
  'unavailable',
  '身份认证服务连接不上，或其说明不可用，请稍后再试',
  'the identity provider cannot be reached, or does not describe itself; try again later',
)

const unbelieved = (why: string): StoreError =>
  new StoreError(
    'altered',
    `身份认证服务的应答不能采信（${why}），没有登录`,
    `the identity provider's answer is not to be believed (${why}); nobody was signed in`,
  )
