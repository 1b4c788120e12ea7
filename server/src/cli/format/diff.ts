/** Lines that stand around a change. */
const around = 3

/** A line of a diff: kept (` `), taken out (`-`) or put in (`+`), with its line end. */
interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** What turns `before` into `after`, as a unified diff that `git apply` and `patch -p1` take; empty where nothing changed. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const hunks = hunksOf(linesOf(before, after))
  const [old, now] = path.startsWith('/') ? [path, path] : [`a/${path}`, `b/${path}`]
  return `--- ${old}\n+++ ${now}\n${hunks.join('')}`
}

/** Safe fixes leave the ends of lines alone, so that lines answer to each other; where they do not, all are exchanged. */
function linesOf(before: string, after: string): readonly Line[] {
  const [old, now] = [split(before), split(after)]
  if (old.length !== now.length) return [...old.map(taken), ...now.map(put)]
  const lines: Line[] = []
  let from = 0
  while (from < old.length) {
    let to = from
    while (to < old.length && old[to] !== now[to]) to++
    lines.push(...old.slice(from, to).map(taken), ...now.slice(from, to).map(put))
    if (to < old.length) lines.push({sign: ' ', text: old[to] ?? ''})
    from = to + 1
  }
  return lines
}

const taken = (text: string): Line => ({sign: '-', text})
const put = (text: string): Line => ({sign: '+', text})

const split = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

function hunksOf(lines: readonly Line[]): readonly string[] {
  const hunks: string[] = []
  let [oldLine, newLine, at] = [1, 1, 0]
  for (const {from, to} of stretches(lines)) {
    for (; at < from; at++, oldLine++, newLine++);
    const hunk = lines.slice(from, to)
    const [old, now] = [hunk.filter(({sign}) => sign !== '+').length, hunk.filter(({sign}) => sign !== '-').length]
    hunks.push(`@@ -${oldLine},${old} +${newLine},${now} @@\n${hunk.map(written).join('')}`)
    oldLine += old
    newLine += now
    at = to
  }
  return hunks
}

/** The changes with what stands around them; those that meet are one. */
function stretches(lines: readonly Line[]): readonly {readonly from: number; readonly to: number}[] {
  const found: {from: number; to: number}[] = []
  for (const [index, {sign}] of lines.entries()) {
    if (sign === ' ') continue
    const [from, to] = [Math.max(index - around, 0), Math.min(index + around + 1, lines.length)]
    const last = found.at(-1)
    if (last && from <= last.to) last.to = to
    else found.push({from, to})
  }
  return found
}

const written = ({sign, text}: Line): string =>
  text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`
