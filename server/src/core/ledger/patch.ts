/** Changes as a reader gets them: whole entries in the place of those of their ids, new ones behind the last. */
export interface Patch {
  readonly whole: string | null
  readonly head: string | null
  readonly indicators: readonly (readonly [id: string, text: string])[]
}

/** A file that `wholeText` has written, with changes made; null of any other text. */
export function patched(text: string, {whole, head, indicators}: Patch): string | null {
  if (whole !== null) return whole
  const parts = /^([\s\S]*?^)indicators:(?: \[\])?\n([\s\S]*)$/m.exec(text)
  if (!parts) return null
  const [, before = '', list = ''] = parts
  const entries = new Map(list.split(/^(?= {2}- id: )/m).flatMap((it) => (it ? [[idIn(it), it] as const] : [])))
  for (const [id, entry] of indicators) entries.set(id, entry)
  const all = [...entries.values()].join('')
  return `${head ?? before}${all ? `indicators:\n${all}` : 'indicators: []\n'}`
}

/** Ids are written without quotes, unless one reads as something else. */
function idIn(entry: string): string {
  const written = /^ {2}- id: (.*)$/m.exec(entry)?.[1] ?? ''
  return written.startsWith('"') ? String(JSON.parse(written)) : written
}
