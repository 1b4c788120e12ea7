/** What a service is asked; with a body it is asked for an act. */
export interface ServiceRequest {
  readonly language: 'zh' | 'en'
  readonly body?: object
  readonly method?: 'POST' | 'PUT'
}

/** What a service answered to a request, or the line that says why it did not; `status`: null where none came. */
export type Said = {readonly json: unknown} | Failed

export interface Failed {
  readonly failed: {readonly zh: string; readonly en: string; readonly status: number | null}
}

export const failed = (zh: string, en: string, status: number | null = null): Failed => ({failed: {zh, en, status}})

/** An answer of a service; `json`: its body, null of one that is none. */
export function said(isOk: boolean, json: unknown, status: number): Said {
  if (isOk && json !== null) return {json}
  const {title} = Object(json)
  const line = typeof title === 'string' ? title.slice(0, 500) : ''
  return failed(
    line || `服务没有给出可用的应答（${status}）`,
    line || `the service gave no answer of use (${status})`,
    status,
  )
}
