/** A decision as the file keeps it; docs/configuration.md describes it. */
export interface Decision {
  readonly id: string
  readonly kind: 'accepted' | 'kept' | 'checked' | 'noted'
  readonly rule: string | null
  readonly indicator: string
  readonly section: string
  readonly role: string
  readonly figure: string
  readonly by: string
  readonly at: string
  readonly why: string
}

const head =
  '# 核稿人的决定：不必入库（accepted）、此处不改（kept）、已核（checked）、备注（noted）。数值改动后须重新决定。\n'
const keys = ['id', 'kind', 'rule', 'indicator', 'section', 'role', 'figure', 'by', 'at', 'why'] as const

/** The file with one more decision at its end, a block a decision, so that versions of it compare and merge by line. */
export function withDecision(text: string, decision: Decision): string {
  const lines = keys.flatMap((key) => (decision[key] ? [`${key}: ${quoted(decision[key])}`] : []))
  const before = text === '' ? head : text.endsWith('\n') ? text : `${text}\n`
  return `${before}- ${lines.join('\n  ')}\n`
}

/** The file without a decision; what else is written there stays. */
export function withoutDecision(text: string, id: string): string {
  const lines = text.split(/(?<=\n)/)
  const starts = lines.flatMap((line, index) => (line.startsWith('- ') ? [index] : []))
  const from = starts.find((start, index) => idIn(lines.slice(start, starts[index + 1])) === id)
  if (from === undefined) return text
  const to = lines.findIndex((line, index) => index > from && !/^(?:[ \t]|\r?\n)/.test(line))
  return [...lines.slice(0, from), ...(to < 0 ? [] : lines.slice(to))].join('')
}

const idIn = (lines: readonly string[]): string | undefined =>
  lines.map((line) => /^(?:- | {2})id: "?([^"\r\n]*)"?/.exec(line)?.[1]).find((id) => id !== undefined)

/** In quotes whatever it is: a figure such as 85% or a date is a text here. */
const quoted = (text: string): string => JSON.stringify(text)
