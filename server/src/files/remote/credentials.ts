import {promises} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'
import {serviceOf} from './service.js'

/** Where this user's tokens are kept, outside of every workspace. */
export function credentialsPlace(
  {XDG_CONFIG_HOME, APPDATA}: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const folder =
    process.platform === 'win32'
      ? APPDATA || join(homedir(), 'AppData', 'Roaming')
      : XDG_CONFIG_HOME || join(homedir(), '.config')
  return join(folder, 'plumbline', 'credentials.json')
}

/** Tokens by the base of their service. */
export type Credentials = Readonly<Record<string, string>>

/** `open`: others of this machine may read the file, and nothing of it serves. */
export async function readCredentials(): Promise<Credentials | 'open'> {
  const place = credentialsPlace()
  const about = await promises.stat(place).catch(() => null)
  if (!about) return {}
  if (process.platform !== 'win32' && (about.mode & 0o077) !== 0) return 'open'
  try {
    const kept: unknown = JSON.parse(await promises.readFile(place, 'utf8'))
    const entries = Object.entries(Object(kept)).filter((it): it is [string, string] => typeof it[1] === 'string')
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

/** Written beside and renamed, for its owner's eyes only. */
export async function writeCredentials(all: Credentials): Promise<void> {
  const place = credentialsPlace()
  await promises.mkdir(dirname(place), {recursive: true, mode: 0o700})
  const fresh = `${place}.${process.pid}.tmp`
  await promises.writeFile(fresh, `${JSON.stringify(all, null, 2)}\n`, {mode: 0o600})
  await promises.chmod(fresh, 0o600)
  await promises.rename(fresh, place)
}

/**
 * The token for an address; null for none. That of `PLUMBLINE_TOKEN` goes to the service that `PLUMBLINE_SERVICE` names and
 * to no other: an address may stand in a workspace that somebody else has made. Neither goes over a network unencrypted.
 */
export async function tokenFor(base: string): Promise<string | null> {
  if (!isPrivate(base)) return null
  const {PLUMBLINE_TOKEN, PLUMBLINE_SERVICE} = process.env
  if (PLUMBLINE_TOKEN && PLUMBLINE_SERVICE?.replace(/\/+$/, '') === base) return PLUMBLINE_TOKEN
  const kept = await readCredentials()
  return kept === 'open' || !Object.hasOwn(kept, base) ? null : (kept[base] ?? null)
}

/** Encrypted, or on this machine. */
export const isPrivate = (base: string): boolean =>
  URL.canParse(base) &&
  (base.startsWith('https:') || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(base).hostname))

/** What a request to an address is to say of who asks; nothing for other addresses than a service's. */
export async function authorization(url: string): Promise<Readonly<Record<string, string>>> {
  const base = serviceOf(url)?.base ?? /^(https?:\/\/[^?#]*?)\/v1\//.exec(url)?.[1]
  const token = base === undefined ? null : await tokenFor(base)
  return token === null ? {} : {authorization: `Bearer ${token}`}
}
