import type {SemanticTokensLegend} from 'vscode-languageserver'
import {type Figure, figures} from '../../core/ide/coverage/figures.js'
import type {Asked} from '../requests.js'
import type {Settings} from '../settings.js'
import {range} from '../to-lsp.js'

/** Colour says one thing only: how a figure stands. Names, dates and units have none. */
export const figureLegend: SemanticTokensLegend = {
  tokenTypes: ['figure'],
  tokenModifiers: ['grounded', 'differs', 'ungrounded', 'target'],
}

const bits: Readonly<Record<Figure['verdict'], number>> = {agree: 1, differ: 2, unregistered: 4, uncompared: 0}
const target = 8

/** The figures of a draft as tokens, five numbers each, as the protocol counts them. */
export function figureTokens({file, view, path}: Asked): Int32Array {
  const {client, snapshot} = view
  const data: number[] = []
  let [lastLine, lastCharacter] = [0, 0]
  for (const figure of shown(figures(snapshot, path), client.colours)) {
    const {start, end} = range(file, figure.span, client)
    // A token over a line's end is more than most clients take.
    if (start.line !== end.line) continue
    const modifiers = bits[figure.verdict] + (figure.role === 'target' ? target : 0)
    const isSameLine = start.line === lastLine
    data.push(start.line - lastLine, start.character - (isSameLine ? lastCharacter : 0))
    data.push(end.character - start.character, 0, modifiers)
    lastLine = start.line
    lastCharacter = start.character
  }
  return Int32Array.from(data)
}

/** In the order of the text, of two that meet the first. */
function shown(all: readonly Figure[], colours: Settings['colours']): readonly Figure[] {
  if (colours === 'off') return []
  let to = 0
  return [...all]
    .sort((a, b) => a.span.from - b.span.from)
    .filter(({span, verdict}) => {
      // The colour of a plain number is green in some themes: what was not compared has none, lest it look like agreeing.
      const isShown = colours === 'differing' ? verdict === 'differ' : verdict !== 'uncompared'
      if (!isShown || span.from < to) return false
      to = span.to
      return true
    })
}
