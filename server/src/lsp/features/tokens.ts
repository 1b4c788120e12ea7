import type {Range, SemanticTokens, SemanticTokensDelta} from 'vscode-languageserver'
import {type Reading, type Registry, type Token, type TokenType, tokensOf} from '../../core/ide/outline/tokens.js'
import {readingOf} from '../../core/ide/reading.js'
import {keeping} from '../../core/text/keeping.js'
import type {Offset} from '../../core/text/span.js'
import {toPosition} from '../encoding.js'
import type {Asked} from '../requests.js'
import type {Feature} from './feature.js'
import {figureLegend, figureTokens} from './figure-tokens.js'

/** Types that every editor has a colour for. */
const types: readonly (readonly [ours: TokenType, theirs: string])[] = [
  ['name', 'variable'],
  ['quantity', 'number'],
  ['qualifier', 'operator'],
  ['unit', 'type'],
  ['time', 'event'],
  ['citation', 'string'],
  ['term', 'macro'],
]

const typeIndex: Readonly<Record<TokenType, number>> = {
  name: 0,
  quantity: 1,
  qualifier: 2,
  unit: 3,
  time: 4,
  citation: 5,
  term: 6,
}

/** Each is the bit of its place. */
const modifiers = ['grounded', 'target', 'ungrounded', 'deprecated']

/**
 * Names, figures, units, times, citations and terms, coloured; after an edit only what changed goes to the client, which may
 * ask for some lines alone.
 */
export const semanticTokens: Feature = {
  announce: ({can, showsFigures}) => {
    const {full, range} = can.textDocument?.semanticTokens?.requests ?? {}
    if (!full) return {}
    const delta = typeof full === 'object' && full.delta === true
    const legend = showsFigures
      ? figureLegend
      : {tokenTypes: types.map(([, theirs]) => theirs), tokenModifiers: modifiers}
    // Our own extension asks for some lines where it needs no more; were it told, its editor would ask for them as well.
    const some = range && !showsFigures ? {range: true} : {}
    return {semanticTokensProvider: {legend, full: delta ? {delta} : true, ...some}}
  },
  serve: ({connection, asked, client, session, safely}) => {
    const sent = new Map<string, Sent>()
    const tokensIn = (found: Asked | null): Int32Array => {
      if (found?.file.kind !== 'draft') return new Int32Array(0)
      return client.showsFigures ? figureTokens(found) : encoded(found)
    }
    const answer = (uri: string): Sent => {
      for (const known of sent.keys()) if (!session.file(known)) sent.delete(known)
      const found = asked(uri)
      const now = {resultId: String(found?.view.snapshot.revision ?? 0), data: tokensIn(found)}
      sent.set(uri, now)
      return now
    }
    connection.languages.semanticTokens.on(
      safely('semanticTokens', {data: []}, ({textDocument}): SemanticTokens => whole(answer(textDocument.uri))),
    )
    connection.languages.semanticTokens.onRange(
      safely(
        'semanticTokensRange',
        {data: []},
        ({textDocument, range}): SemanticTokens => ({data: inLines(tokensIn(asked(textDocument.uri)), range)}),
      ),
    )
    connection.languages.semanticTokens.onDelta(
      safely(
        'semanticTokensDelta',
        {data: []},
        ({textDocument, previousResultId}): SemanticTokens | SemanticTokensDelta => {
          const before = sent.get(textDocument.uri)
          const now = answer(textDocument.uri)
          return before?.resultId === previousResultId ? delta(before, now) : whole(now)
        },
      ),
    )
  },
}

interface Sent {
  readonly resultId: string
  /** Five numbers a token, as the protocol counts them. */
  readonly data: Int32Array
}

/** Written out passage by passage: a draft of a megabyte has tens of thousands of tokens, and few of them are new. */
function encoded({file, view, path}: Asked): Int32Array {
  const {starts} = file.lines
  const {encoding} = view.client
  const column = (at: Offset, line: number): number =>
    encoding === 'utf-16' ? at - (starts[line] ?? 0) : toPosition(file, at, encoding).character
  const readings = readingOf(view.snapshot, path)?.readings ?? []
  const fours = readings.map(({reading}) => packed(reading, view.snapshot.world.registry))
  let tokens = 0
  for (const four of fours) tokens += four.length / 4
  const data = new Int32Array(tokens * 5)
  let [length, line, lastLine, lastColumn] = [0, 0, 0, 0]
  for (const [passage, four] of fours.entries()) {
    const at = readings[passage]?.at ?? 0
    for (let index = 0; index < four.length; index += 4) {
      const from = at + (four[index] ?? 0)
      const to = at + (four[index + 1] ?? 0)
      while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= from) line++
      // A token over a line's end is more than most clients take.
      if (to >= (starts[line + 1] ?? file.lines.length + 1)) continue
      const start = column(from, line)
      data[length++] = line - lastLine
      data[length++] = line === lastLine ? start - lastColumn : start
      data[length++] = column(to, line) - start
      data[length++] = four[index + 2] ?? 0
      data[length++] = four[index + 3] ?? 0
      lastLine = line
      lastColumn = start
    }
  }
  return data.subarray(0, length)
}

/** Start, end, type and modifiers of each token of a passage; kept with its reading. */
function packed(reading: Reading, registry: Registry): Int32Array {
  const known = kept.get(reading)
  if (known) return known
  const numbers = tokensOf(reading, registry).flatMap((it) => [it.span.from, it.span.to, typeIndex[it.type], bits(it)])
  const made = Int32Array.from(numbers)
  kept.set(reading, made)
  return made
}

const kept = keeping<Reading, Int32Array>()

const bits = ({grounded, target, deprecated}: Token): number =>
  (grounded ? 1 : 0) + (target ? 2 : 0) + (grounded === false ? 4 : 0) + (deprecated ? 8 : 0)

const whole = ({resultId, data}: Sent): SemanticTokens => ({resultId, data: [...data]})

/** Those that begin in the lines of a range, counted from the draft's begin as before. */
function inLines(data: Int32Array, {start, end}: Range): number[] {
  const near: number[] = []
  let line = 0
  for (let index = 0; index < data.length; index += 5) {
    line += data[index] ?? 0
    if (line > end.line) break
    if (line < start.line) continue
    near.push(near.length ? (data[index] ?? 0) : line, ...data.subarray(index + 1, index + 5))
  }
  return near
}

/** One edit: what stands between the beginning and the end that both have. */
function delta({data: before}: Sent, {resultId, data: now}: Sent): SemanticTokensDelta {
  const shorter = Math.min(before.length, now.length)
  let start = 0
  while (start < shorter && before[start] === now[start]) start++
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  if (start === before.length && start === now.length) return {resultId, edits: []}
  return {
    resultId,
    edits: [{start, deleteCount: before.length - start - tail, data: [...now.subarray(start, now.length - tail)]}],
  }
}
