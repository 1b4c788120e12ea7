import type {SemanticTokensLegend} from 'vscode-languageserver'
import type {Verdict} from '../../core/ide/coverage/standing.js'
import {type PassageStandings, standings} from '../../core/ide/coverage/standings.js'
import {keeping} from '../../core/text/keeping.js'
import type {Span} from '../../core/text/span.js'
import type {Asked} from '../requests.js'
import type {Settings} from '../settings.js'
import type {Coloured} from './passage-tokens.js'

/** Colour says one thing only: how a figure stands. Names, dates and units have none. */
export const figureLegend: SemanticTokensLegend = {
  tokenTypes: ['figure'],
  tokenModifiers: ['grounded', 'differs', 'ungrounded', 'target'],
}

const bits: Readonly<Record<Verdict, number>> = {agree: 1, differ: 2, unregistered: 4, uncompared: 0}
const target = 8

/** The figures of a draft, or of the passages that touch a stretch of it. */
export function figurePassages({view: {client, snapshot}, path}: Asked, within: Span | null): readonly Coloured[] {
  const {colours} = client
  if (colours === 'off') return []
  return standings(snapshot, path, within).map((it) => ({at: it.at, tokens: packed(it, colours)}))
}

/** Kept with how the figures of the passage stand. */
function packed({reading, standings}: PassageStandings, colours: Settings['colours']): Int32Array {
  const known = kept.get(standings)
  if (known?.colours === colours) return known.tokens
  const numbers: number[] = []
  let to = 0
  for (const {span, role, verdict} of inOrder(reading, standings)) {
    // The colour of a plain number is green in some themes: what was not compared has none, lest it look like agreeing.
    const isShown = colours === 'differing' ? verdict === 'differ' : verdict !== 'uncompared'
    // Of two that meet the first.
    if (!isShown || span.from < to) continue
    to = span.to
    numbers.push(span.from, to, 0, bits[verdict] + (role === 'target' ? target : 0))
  }
  const tokens = Int32Array.from(numbers)
  kept.set(standings, {colours, tokens})
  return tokens
}

const kept = keeping<PassageStandings['standings'], {readonly colours: string; readonly tokens: Int32Array}>()

const inOrder = ({mentions}: PassageStandings['reading'], standings: PassageStandings['standings']) =>
  mentions
    .map(({span, role}, index) => ({span, role, verdict: standings[index]!.verdict}))
    .sort((a, b) => a.span.from - b.span.from)
