import {type Patch, patched} from '../../core/ledger/patch.js'
import {type Fetch, isTrouble, limits} from './answer.js'
import {type ServiceAddress, serviceOf} from './service.js'

/** What a service tells of a file that is other than it was; null where it could not be asked. */
export type News =
  | {readonly seq: number; readonly text: string; readonly etag: string}
  | {readonly seq: number; readonly text: null}
  /** Ask for the file itself. */
  | {readonly seq: null}

/** So long a question may stay open, s. Less than a proxy's minute. */
const wait = 45

/** An open question must be allowed to take its time, and no more than that. */
const patient = {...limits, silent: (wait + 10) * 1000, slow: (wait + 20) * 1000}

/** The service of an address that can be followed; null of others, and of states that do not change. */
export function followable(url: string): ServiceAddress | null {
  const service = serviceOf(url)
  return service && !service.isPinned ? service : null
}

/** Waits for what comes after a seq, and puts it into the text that there is. */
export async function newsOf(
  fetch: Fetch,
  {base, scope}: ServiceAddress,
  after: number,
  text: string,
): Promise<News | null> {
  const query = `scope=${encodeURIComponent(scope)}&after=${after}&wait=${wait}`
  const answer = await fetch(`${base}/v1/changes?${query}`, {accept: 'application/json'}, patient)
  if (isTrouble(answer) || answer.status !== 200) return null
  const changes = changesIn(answer.body)
  if (!changes) return {seq: null}
  const {seq, etag, ...patch} = changes
  if (patch.whole === null && patch.head === null && !patch.indicators.length) return {seq, text: null}
  const fresh = patched(text, patch)
  // The service's own mark of the file says whether what was put together is that.
  return fresh !== null && (await markOf(fresh)) === etag ? {seq, text: fresh, etag} : {seq: null}
}

/** As the service makes it, by what Node and browsers both have. */
async function markOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const digits = [...bytes.subarray(0, 16)].map((it) => it.toString(16).padStart(2, '0'))
  return `"${digits.join('')}"`
}

function changesIn(body: Uint8Array): (Patch & {readonly seq: number; readonly etag: string}) | null {
  try {
    const {seq, etag, whole, head, indicators}: Readonly<Record<string, unknown>> = JSON.parse(
      new TextDecoder().decode(body),
    )
    const text = (it: unknown): string | null => (typeof it === 'string' ? it : null)
    if (typeof seq !== 'number' || typeof etag !== 'string' || !Array.isArray(indicators)) return null
    const pairs = indicators.filter(
      (it): it is [string, string] => Array.isArray(it) && it.every((part) => typeof part === 'string'),
    )
    return {seq, etag, whole: text(whole), head: text(head), indicators: pairs}
  } catch {
    return null
  }
}
