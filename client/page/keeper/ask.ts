import {language, say} from './words.js'

/** What the service answers, or the line that says why not. */
export type Answer<T> = {readonly is: T} | {readonly no: string; readonly status: number}

export async function ask<T>(path: string, body?: object): Promise<Answer<T>> {
  const headers = {
    'accept-language': language === 'zh' ? 'zh-CN' : 'en',
    ...(body && {'content-type': 'application/json', 'idempotency-key': newId()}),
  }
  try {
    const answer = await fetch(path, {headers, ...(body && {method: 'POST', body: JSON.stringify(body)})})
    const json: unknown = await answer.json()
    if (answer.ok) return {is: json as T}
    const {title}: {title?: unknown} = Object(json)
    return {no: String(title ?? answer.status), status: answer.status}
  } catch {
    return {no: say('failed'), status: 0}
  }
}

/** A UUID; browsers without `randomUUID`, and pages without https, have this only. */
function newId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))]
  const digits = bytes.map((it) => it.toString(16).padStart(2, '0')).join('')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`
}
