import {chunkStarts, type Draft} from '../markdown/draft.js'
import {perChunk} from '../markdown/per-chunk.js'
import {keeping} from '../text/keeping.js'
import {positionAt} from '../text/lines.js'
import type {Offset, Span} from '../text/span.js'
import {shift} from '../text/span.js'
import type {Finding, Use} from './rule.js'

/** What `silence` makes of findings: those left, those taken out and why, and what each comment did. */
export interface Silenced {
  readonly kept: readonly Finding[]
  readonly silenced: readonly {readonly finding: Finding; readonly reason: string}[]
  readonly uses: readonly Use[]
}

/** Takes out the findings that comments of the draft silence (contract, Suppressing a finding). */
export function silence(draft: Draft, findings: readonly Finding[]): Silenced {
  const directives = directivesOf(draft).filter(({reach}) => reach !== 'to-here')
  if (!directives.length) return {kept: findings, silenced: [], uses: []}
  const covers = directives.flatMap((directive) => coversOf(draft, directive))
  const kept: Finding[] = []
  const silenced: {finding: Finding; reason: string}[] = []
  for (const finding of findings) {
    const found = covers.filter((cover) => covered(cover, finding))
    for (const cover of found) cover.used = true
    if (found[0]) silenced.push({finding, reason: found[0].directive.reason})
    else kept.push(finding)
  }
  return {kept, silenced, uses: directives.map((directive) => useOf(directive, covers))}
}

type Reach = 'line' | 'next-line' | 'from-here' | 'to-here'

interface Directive {
  /** The comment, in the draft. */
  readonly span: Span
  readonly reach: Reach
  /** Ids; an `-enable` without any ends everything. */
  readonly rules: readonly string[]
  readonly reason: string
}

interface Cover {
  readonly directive: Directive
  readonly rule: string
  readonly extent: Span
  used: boolean
}

const useOf = (directive: Directive, covers: readonly Cover[]): Use => ({
  span: directive.span,
  rules: directive.rules,
  reason: directive.reason,
  idle: covers.filter((cover) => cover.directive === directive && !cover.used).map(({rule}) => rule),
})

const covered = ({rule, extent}: Cover, finding: Finding): boolean =>
  rule === finding.rule && extent.from <= finding.span.from && finding.span.from < extent.to

const found = keeping<Draft, readonly Directive[]>()

function directivesOf(draft: Draft): readonly Directive[] {
  const kept = found.get(draft)
  if (kept) return kept
  const inChunks = directivesOfChunks(draft.chunks)
  if (inChunks.every((all) => all === none)) return none
  const starts = chunkStarts(draft)
  const directives = inChunks.flatMap((all, index) =>
    all.map((directive) => ({...directive, span: shift(directive.span, starts[index] ?? 0)})),
  )
  found.set(draft, directives)
  return directives
}

const none: readonly Directive[] = []

const directivesOfChunks = perChunk(({comments}) =>
  comments.length ? comments.flatMap(({span, text}) => readDirective(span, text) ?? []) : none,
)

/** `plumbline-disable-line RULE[, RULE…]: reason`; a reason after a space, without the colon, is understood as well. */
function readDirective(span: Span, text: string): Directive | null {
  const head = /^plumbline-(disable|enable)(?:-(line|next-line))?(?![\w-])/.exec(text)
  if (!head || (head[1] === 'enable' && head[2])) return null
  const reach = head[1] === 'enable' ? 'to-here' : head[2] === 'line' || head[2] === 'next-line' ? head[2] : 'from-here'
  const id = /[\s,，、]*([a-z]+(?:-[a-z0-9]+)+)(?=[\s,，、:：]|$)/y
  const rules: string[] = []
  let end = head[0].length
  for (id.lastIndex = end; ; end = id.lastIndex) {
    const next = id.exec(text)
    if (!next?.[1]) break
    rules.push(next[1])
  }
  return {
    span,
    reach,
    rules,
    reason: text
      .slice(end)
      .trim()
      .replace(/^[:：]/, '')
      .trim(),
  }
}

function coversOf(draft: Draft, directive: Directive): readonly Cover[] {
  const later = directivesOf(draft).filter(({span, reach}) => reach === 'to-here' && span.from >= directive.span.to)
  return directive.rules.map((rule) => ({
    directive,
    rule,
    extent: extentOf(draft, directive, rule, later),
    used: false,
  }))
}

function extentOf(draft: Draft, {reach, span}: Directive, rule: string, enables: readonly Directive[]): Span {
  if (reach === 'line') return {from: lineAt(draft, span.from).from, to: lineAt(draft, span.to).to}
  if (reach === 'next-line') return lineAfter(draft, span.to)
  const end = enables.find(({rules}) => !rules.length || rules.includes(rule))
  return {from: span.to, to: end?.span.from ?? draft.text.length + 1}
}

function lineAt({text, lines}: Draft, at: Offset): Span {
  const {line} = positionAt(lines, at)
  return {from: lines.starts[line] ?? 0, to: lines.starts[line + 1] ?? text.length + 1}
}

/** The next line that is not blank: writers of Markdown like to leave one blank after a comment. */
function lineAfter({text, lines}: Draft, at: Offset): Span {
  for (let line = positionAt(lines, at).line + 1; line < lines.starts.length; line++) {
    const from = lines.starts[line] ?? 0
    const to = lines.starts[line + 1] ?? text.length + 1
    if (text.slice(from, to).trim()) return {from, to}
  }
  return {from: text.length, to: text.length}
}
