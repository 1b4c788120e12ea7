/** Nobody writes YAML that nests deeper; the package reads each level on the stack, and V8 may end the process at its end. */
const deepest = 200

const run = new RegExp(`(?:[-?:][ \\t]+){${deepest}}`)

/** Whether a text may nest deeper than can be read: by brackets that open where a value may begin, by dashes, or by indentation. */
export const isTooDeep = (text: string): boolean => bracketsNest(text) || run.test(text) || indentsNest(text)

const opens = new Set('[{')
const closes = new Set(']}')
/** What a value may stand behind. */
const before = new Set('[{,:-?\n\r')

function bracketsNest(text: string): boolean {
  let depth = 0
  let last = '\n'
  for (const sign of text) {
    if (opens.has(sign) && before.has(last) && ++depth > deepest) return true
    if (closes.has(sign) && depth > 0) depth--
    if (sign !== ' ' && sign !== '\t') last = sign
  }
  return false
}

function indentsNest(text: string): boolean {
  const indents = [-1]
  for (const [, blanks = ''] of text.matchAll(/^( *)[^\s#]/gm)) {
    while (indents.length > 1 && (indents.at(-1) ?? 0) >= blanks.length) indents.pop()
    if (indents.push(blanks.length) > deepest) return true
  }
  return false
}
