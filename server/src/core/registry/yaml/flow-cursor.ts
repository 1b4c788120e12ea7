/** What is being typed behind a key or a dash, within `{}`, `[]` and quotes. */
export interface FlowCursor {
  /** Keys and `-` from the outermost bracket. */
  readonly path: readonly string[]
  readonly isKey: boolean
  readonly typed: string
  readonly isQuoted: boolean
  readonly hasColon: boolean
  readonly taken: ReadonlySet<string>
}

interface Level {
  readonly isMap: boolean
  readonly keys: string[]
  /** The key whose value is being written. */
  key: string | null
}

/** Null behind what is complete. `before` and `after`: the rest of the line around the cursor. */
export function flowAt(before: string, after: string): FlowCursor | null {
  const levels: Level[] = []
  let from = 0
  let quote = ''
  for (let at = 0; at < before.length; at++) {
    const sign = before[at] ?? ''
    if (quote) {
      if (sign === quote) quote = ''
      continue
    }
    const level = levels.at(-1)
    const isStart = !before.slice(from, at).trim()
    if (isStart && (sign === '"' || sign === "'")) {
      quote = sign
      from = at
    } else if (isStart && (sign === '{' || sign === '[')) {
      levels.push({isMap: sign === '{', keys: [], key: null})
      from = at + 1
    } else if (level && (sign === '}' || sign === ']')) {
      levels.pop()
      if (!levels.length) return null
      from = at + 1
    } else if (level && sign === ',') {
      level.key = null
      from = at + 1
    } else if (level?.isMap && level.key === null && sign === ':' && /^(?:\s|$)/.test(before.slice(at + 1))) {
      level.key = before
        .slice(from, at)
        .trim()
        .replace(/^["']|["']$/g, '')
      level.keys.push(level.key)
      from = at + 1
    }
  }
  const typed = before.slice(from).trimStart()
  if (!quote && /["'}\]] *$/.test(typed)) return null
  return cursorIn(levels, quote ? typed.slice(1) : typed, quote !== '', after)
}

function cursorIn(levels: readonly Level[], typed: string, isQuoted: boolean, after: string): FlowCursor {
  const last = levels.at(-1)
  const isKey = last?.isMap === true && last.key === null
  const path = levels.flatMap(({isMap, key}) => (isMap ? (key === null ? [] : [key]) : ['-']))
  const taken = new Set([...(last?.keys ?? []), ...(isKey ? keysBehind(after) : [])])
  return {path, isKey, typed, isQuoted, hasColon: isKey && /^[\w-]*\s*:/.test(after), taken}
}

/** The keys that follow in the same braces. */
function keysBehind(after: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < after.length && depth >= 0; at++) {
    const sign = after[at]
    if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
    else if (sign === ',' && depth === 0) from = at + 1
    else if (sign === ':' && depth === 0) found.push(after.slice(from, at).trim())
  }
  return found
}
