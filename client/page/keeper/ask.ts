import {language, say} from './words.js'

/** What the service answers, or the line that says why not. */
export type Answer<T> = {readonly is: T} | {readonly no: string; readonly status: number}

export async function ask<T>(path: string, body?: object): Promise<Answer<T>> {
  const answer = await fetched(path, body)
  if ('no' in answer) return answer
  try {
    return {is: (await answer.is.json()) as T}
  } catch {
    return {no: say('failed'), status: 0}
  }
}

/** A file of the service, saved where the browser saves files; the line that says why not, else null. */
export async function save(path: string): Promise<string | null> {
  const answer = await fetched(path)
  if ('no' in answer) return answer.no
  const name = /filename="([^"]+)"/.exec(answer.is.headers.get('content-disposition') ?? '')?.[1] ?? ''
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.is.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return null
}

/** `body`: an object goes as JSON, a form as it is. */
async function fetched(path: string, body?: object): Promise<Answer<Response>> {
  const isForm = body instanceof FormData
  const headers = {
    'accept-language': language === 'zh' ? 'zh-CN' : 'en',
    ...(body && !isForm && {'content-type': 'application/json'}),
    ...(body && {'idempotency-key': newId()}),
  }
  const sent = isForm ? body : JSON.stringify(body)
  try {
    const answer = await fetch(path, {headers, ...(body && {method: 'POST', body: sent})})
    if (answer.ok) return {is: answer}
    const {title}: {title?: unknown} = Object(await answer.json())
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
