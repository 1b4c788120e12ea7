import type {Range, SemanticTokens, SemanticTokensDelta} from 'vscode-languageserver'
import type {Asked} from '../requests.js'
import type {Feature} from './feature.js'
import {figureLegend, figureTokens} from './figure-tokens.js'
import {type Laid, passageEdit, passageLegend, passageTokens, type TokenEdit} from './passage-tokens.js'

/**
 * Names, figures, units, times, citations and terms, coloured; after an edit only what changed goes to the client, which may
 * ask for some lines alone.
 */
export const semanticTokens: Feature = {
  announce: ({can, showsFigures}) => {
    const {full, range} = can.textDocument?.semanticTokens?.requests ?? {}
    if (!full) return {}
    const delta = typeof full === 'object' && full.delta === true
    const legend = showsFigures ? figureLegend : passageLegend
    // Our own extension asks for some lines where it needs no more; were it told, its editor would ask for them as well.
    const some = range && !showsFigures ? {range: true} : {}
    return {semanticTokensProvider: {legend, full: delta ? {delta} : true, ...some}}
  },
  serve: ({connection, asked, client: {showsFigures}, session, safely}) => {
    const said = new Said(showsFigures, (uri) => session.file(uri) !== null)
    const draft = (uri: string): Asked | null => draftAsked(asked(uri))
    connection.languages.semanticTokens.on(
      safely('semanticTokens', nothing, ({textDocument: {uri}}): SemanticTokens => said.whole(uri, draft(uri))),
    )
    connection.languages.semanticTokens.onRange(
      safely('semanticTokensRange', nothing, ({textDocument: {uri}, range}): SemanticTokens => {
        const found = draft(uri)
        const data = !found ? [] : showsFigures ? figureTokens(found) : passageTokens(found).data
        return {data: inLines(data, range)}
      }),
    )
    connection.languages.semanticTokens.onDelta(
      safely(
        'semanticTokensDelta',
        nothing,
        ({textDocument: {uri}, previousResultId}): SemanticTokens | SemanticTokensDelta =>
          said.since(previousResultId, uri, draft(uri)),
      ),
    )
  },
}

const nothing: SemanticTokens = {data: []}

/** What was last sent of each draft, for what has changed since. */
class Said {
  readonly #sent = new Map<string, Sent>()
  readonly #showsFigures: boolean
  readonly #isOpen: (uri: string) => boolean

  constructor(showsFigures: boolean, isOpen: (uri: string) => boolean) {
    this.#showsFigures = showsFigures
    this.#isOpen = isOpen
  }

  whole(uri: string, found: Asked | null): SemanticTokens {
    if (!found) {
      // What was sent of it while it was a draft is no ground to go on from.
      this.#sent.delete(uri)
      return nothing
    }
    if (this.#showsFigures) {
      const data = figureTokens(found)
      return {resultId: this.#keep(uri, found, data), data: [...data]}
    }
    const {laid, data} = passageTokens(found)
    return {resultId: this.#keep(uri, found, laid), data}
  }

  since(resultId: string, uri: string, found: Asked | null): SemanticTokens | SemanticTokensDelta {
    const before = this.#sent.get(uri)
    if (!found || before?.resultId !== resultId) return this.whole(uri, found)
    const [data, edit] = edited(before.data, found)
    return {resultId: this.#keep(uri, found, data), edits: edit ? [edit] : []}
  }

  #keep(uri: string, {view}: Asked, data: Sent['data']): string {
    for (const known of this.#sent.keys()) if (!this.#isOpen(known)) this.#sent.delete(known)
    const resultId = String(view.snapshot.revision)
    this.#sent.set(uri, {resultId, data})
    return resultId
  }
}

const draftAsked = (found: Asked | null): Asked | null => (found?.file.kind === 'draft' ? found : null)

/** The tokens now, and what makes them of those that were sent. */
function edited(before: Sent['data'], found: Asked): readonly [Sent['data'], TokenEdit | null] {
  if (before instanceof Int32Array) {
    const now = figureTokens(found)
    return [now, delta(before, now)]
  }
  const {laid, edit} = passageEdit(before, found)
  return [laid, edit]
}

interface Sent {
  readonly resultId: string
  /** Of figures five numbers a token, as the protocol counts them; of all else where they stand. */
  readonly data: Int32Array | Laid
}

/** Those that begin in the lines of a range, counted from the draft's begin as before. */
function inLines(data: ArrayLike<number>, {start, end}: Range): number[] {
  const near: number[] = []
  let line = 0
  for (let index = 0; index < data.length; index += 5) {
    line += data[index] ?? 0
    if (line > end.line) break
    if (line < start.line) continue
    near.push(near.length ? (data[index] ?? 0) : line)
    for (let field = 1; field < 5; field++) near.push(data[index + field] ?? 0)
  }
  return near
}

/** One edit: what stands between the beginning and the end that both have; null where nothing does. */
function delta(before: Int32Array, now: Int32Array): TokenEdit | null {
  const shorter = Math.min(before.length, now.length)
  let start = 0
  while (start < shorter && before[start] === now[start]) start++
  if (start === before.length && start === now.length) return null
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const data = [...now.subarray(start, now.length - tail)]
  return {start, deleteCount: before.length - start - tail, data}
}
