import type {SecretStorage} from 'vscode'

/** The base of the registry service that an address is of; null of another address. */
const serviceOf = (url: string): string | null => /^(https?:\/\/[^?#]*?)\/v1\//.exec(url)?.[1] ?? null

/** Encrypted, or on this machine: a token goes nowhere else. */
export const isPrivate = (base: string): boolean =>
  URL.canParse(base) &&
  (base.startsWith('https:') || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(base).hostname))

export const isToken = (text: string): boolean => /^[\w.-]{20,2000}$/.test(text)

/**
 * The tokens of this user, by the base of their service. They are kept where the editor keeps secrets and go from there into
 * the requests to that service alone: not into settings, files, logs or the messages to the server.
 */
export class Tokens {
  readonly #secrets: SecretStorage

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets
  }

  of(base: string): Thenable<string | undefined> {
    return this.#secrets.get(keyOf(base))
  }

  keep(base: string, token: string): Thenable<void> {
    return this.#secrets.store(keyOf(base), token)
  }

  forget(base: string): Thenable<void> {
    return this.#secrets.delete(keyOf(base))
  }

  /** The headers of a request with who asks; as they were for an address that no token is for. */
  async signed(url: string, headers: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const base = serviceOf(url)
    const token = base !== null && isPrivate(base) ? await this.of(base) : undefined
    return token === undefined ? headers : {...headers, authorization: `Bearer ${token}`}
  }
}

const keyOf = (base: string): string => `plumbline.token ${base}`

/** What the editor logs of messages, with no token in it: a user who has signed in on the terminal has his told by the server. */
export const withoutTokens = (text: string): string => text.replace(/\bplt_[\w-]+|(?<=Bearer )[\w.-]+/g, '…')
