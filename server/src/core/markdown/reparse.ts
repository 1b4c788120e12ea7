import {apply, type Edit} from '../text/edit.js'
import {lineIndex} from '../text/lines.js'
import {boundaries, type Chunk, type Labels} from './chunk.js'
import type {Draft} from './draft.js'
import {frontMatter} from './front-matter.js'
import {definedBy, move, noLabels, parse} from './parse.js'
import {said} from './prose.js'

/** Reads a text. */
export function open(text: string): Draft {
  const front = frontMatter(text)
  const body = text.slice(front?.to ?? 0)
  const nodes = parse(body, noLabels)
  const cuts = boundaries(body, nodes)
  const chunks = cuts.map((from, index): Chunk => {
    const to = cuts[index + 1] ?? body.length
    const mine = nodes.filter(
      ({position}) => from <= (position?.start.offset ?? 0) && (position?.start.offset ?? 0) < to,
    )
    move(mine, -(lineIndex(body.slice(0, from)).starts.length - 1), -from)
    const source = body.slice(from, to)
    return {source, nodes: mine, defines: definedBy(mine), ...said(source, mine)}
  })
  return {text, lines: lineIndex(text), frontMatter: front, chunks, defined: union(chunks)}
}

/** Replaces `[from, to)` by `insert`. */
export const edit = (draft: Draft, change: Edit): Draft => open(apply(draft.text, change))

const union = (chunks: readonly Chunk[]): Labels => ({
  links: new Set(chunks.flatMap(({defines}) => [...defines.links])),
  notes: new Set(chunks.flatMap(({defines}) => [...defines.notes])),
})
