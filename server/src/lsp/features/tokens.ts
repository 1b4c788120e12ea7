import type {Range, SemanticTokens, SemanticTokensDelta} from 'vscode-languageserver'
import type {Span} from '../../core/text/span.js'
import type {Asked} from '../requests.js'
import type {Feature} from './feature.js'
import {figureLegend, figurePassages} from './figure-tokens.js'
import {type Coloured, type Laid, passageEdit, passageTokens} from './passage-tokens.js'
import {plainLegend, plainPassages} from './plain-tokens.js'

/**
 * Names, figures, units, times, citations and terms, coloured; after an edit only what changed goes to the client, which may
 * ask for some lines alone.
 */
export const semanticTokens: Feature = {
  announce: ({can, showsFigures}) => {
    const {full, range} = can.textDocument?.semanticTokens?.requests ?? {}
    if (!full) return {}
    const delta = typeof full === 'object' && full.delta === true
    const legend = showsFigures ? figureLegend : plainLegend
    // Our own extension asks for some lines where it needs no more; were it told, its editor would ask for them as well.
    const some = range && !showsFigures ? {range: true} : {}
    return {semanticTokensProvider: {legend, full: delta ? {delta} : true, ...some}}
  },
  serve: ({connection, asked, client: {showsFigures}, session, safely}) => {
    const coloured = showsFigures ? figurePassages : plainPassages
    const said = new Said(coloured, (uri) => session.file(uri) !== null)
    const draft = (uri: string): Asked | null => draftAsked(asked(uri))
    connection.languages.semanticTokens.on(
      safely('semanticTokens', nothing, ({textDocument: {uri}}): SemanticTokens => said.whole(uri, draft(uri))),
    )
    connection.languages.semanticTokens.onRange(
      safely('semanticTokensRange', nothing, ({textDocument: {uri}, range}): SemanticTokens => {
        const found = draft(uri)
        if (!found) return nothing
        const passages = coloured(found, stretchOf(found, range))
        return {data: inLines(passageTokens(found, passages).data, range)}
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

/** The passages of a draft with what is coloured in them, or those that touch a stretch of it. */
type Colours = (found: Asked, within: Span | null) => readonly Coloured[]

/** What was last sent of each draft, for what has changed since. */
class Said {
  readonly #sent = new Map<string, Sent>()
  readonly #coloured: Colours
  readonly #isOpen: (uri: string) => boolean

  constructor(coloured: Colours, isOpen: (uri: string) => boolean) {
    this.#coloured = coloured
    this.#isOpen = isOpen
  }

  whole(uri: string, found: Asked | null): SemanticTokens {
    if (!found) {
      // What was sent of it while it was a draft is no ground to go on from.
      this.#sent.delete(uri)
      return nothing
    }
    const {laid, data} = passageTokens(found, this.#coloured(found, null))
    return {resultId: this.#keep(uri, found, laid), data}
  }

  since(resultId: string, uri: string, found: Asked | null): SemanticTokens | SemanticTokensDelta {
    const before = this.#sent.get(uri)
    if (!found || before?.resultId !== resultId) return this.whole(uri, found)
    const {laid, edit} = passageEdit(before.laid, found, this.#coloured(found, null))
    return {resultId: this.#keep(uri, found, laid), edits: edit ? [edit] : []}
  }

  #keep(uri: string, {view}: Asked, laid: Laid): string {
    for (const known of this.#sent.keys()) if (!this.#isOpen(known)) this.#sent.delete(known)
    const resultId = String(view.snapshot.revision)
    this.#sent.set(uri, {resultId, laid})
    return resultId
  }
}

const draftAsked = (found: Asked | null): Asked | null => (found?.file.kind === 'draft' ? found : null)

interface Sent {
  readonly resultId: string
  readonly laid: Laid
}

/** Of the lines of a range. */
const stretchOf = ({file: {lines}}: Asked, {start, end}: Range): Span => ({
  from: lines.starts[start.line] ?? lines.length,
  to: lines.starts[end.line + 1] ?? lines.length,
})

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
