import {advance} from '../../session/advance.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Edit} from '../../text/edit.js'
import {positionAt} from '../../text/lines.js'
import type {Offset} from '../../text/span.js'
import {linesOf} from '../place.js'
import {type Finding, findings} from './findings.js'

/** A place of a draft that is said something else of in another state of the registry. */
export interface Impact {
  /** From 1; of the draft as it is for what is `before`, and for `after` of the draft with the edits so far. */
  readonly line: number
  readonly sentence: string
  readonly before: Finding | null
  readonly after: Finding | null
}

export interface Impacts {
  readonly impacts: readonly Impact[]
  /** What the draft becomes when each new finding is mended, and what follows from that; null where nothing changes. */
  readonly text: string | null
}

/** A corrected level makes a growth rate false in turn, and that another: not endlessly. */
const roundsAtMost = 8

/** What a draft is told in `after` and not in `before`, and the reverse: the same draft in two states of the registry. */
export function impacts(before: Snapshot, after: Snapshot, path: string): Impacts {
  const was = findings(before, path)
  const first = compared(before, was, after, findings(after, path), path)
  const known = new Set(was.map(kindOf))
  const all = [...first]
  let now = after
  for (let round = 0; round < roundsAtMost; round++) {
    const fresh = findings(now, path).filter((it) => !known.has(kindOf(it)) && it.fixes.length > 0)
    const edits = apart(fresh.flatMap(({fixes}) => [fixes[0]?.edits ?? []]))
    if (!edits.length) break
    const told = new Set(findings(now, path).map(kindOf))
    now = advance(now, {kind: 'draft-edited', uri: path, edits: [...edits].reverse()})
    const followed = findings(now, path).filter((it) => !told.has(kindOf(it)) && !known.has(kindOf(it)))
    all.push(...followed.map((it) => impactAt(now, path, null, it)))
  }
  const text = now.drafts.get(path)?.text ?? null
  return {impacts: all, text: text === before.drafts.get(path)?.text ? null : text}
}

/** A finding wherever edits have moved it. */
const kindOf = ({rule, words}: Finding): string => `${rule} ${words.zh}`

const placed = (it: Finding): string => `${it.span.from} ${it.span.to} ${kindOf(it)}`

function compared(
  before: Snapshot,
  was: readonly Finding[],
  after: Snapshot,
  now: readonly Finding[],
  path: string,
): readonly Impact[] {
  const [olds, news] = [new Set(was.map(placed)), new Set(now.map(placed))]
  const gone = was.filter((it) => !news.has(placed(it)))
  const come = now.filter((it) => !olds.has(placed(it)))
  const left = new Set(gone)
  const changed = come.map((it) => {
    const former = gone.find((old) => left.has(old) && old.span.from === it.span.from && old.span.to === it.span.to)
    if (former) left.delete(former)
    return impactAt(after, path, former ?? null, it)
  })
  return [...changed, ...[...left].map((it) => impactAt(before, path, it, null))].sort((a, b) => a.line - b.line)
}

function impactAt(snapshot: Snapshot, path: string, before: Finding | null, after: Finding | null): Impact {
  const from = (after ?? before)?.span.from ?? 0
  const line = positionAt(linesOf(snapshot, path), from).line + 1
  return {line, sentence: sentenceAt(snapshot.drafts.get(path)?.text ?? '', from), before, after}
}

function sentenceAt(text: string, at: Offset): string {
  const from = Math.max(...['。', '\n', '；'].map((sign) => text.lastIndexOf(sign, at - 1))) + 1
  const ends = ['。', '\n', '；'].map((sign) => text.indexOf(sign, at)).filter((it) => it >= 0)
  return text.slice(from, ends.length ? Math.min(...ends) + 1 : text.length).trim()
}

/** Those that do not touch, from first to last: the others wait for the next round. */
function apart(fixes: readonly (readonly Edit[])[]): readonly Edit[] {
  const taken: Edit[] = []
  for (const edits of fixes)
    if (edits.every((it) => taken.every((other) => it.to < other.from || it.from > other.to))) taken.push(...edits)
  return taken.toSorted((a, b) => a.from - b.from)
}
