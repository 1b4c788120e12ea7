import type {Draft} from '../../markdown/draft.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import type {Offset, Span} from '../../text/span.js'
import {readingOf} from '../reading.js'

/** Lines that an editor may hide, from 0; the first stays visible. */
export interface Fold {
  readonly first: number
  readonly last: number
}

/** Chapters, tables and the metadata at the head of a draft. */
export function folds(snapshot: Snapshot, uri: string): readonly Fold[] {
  const reading = readingOf(snapshot, uri)
  if (!reading) return []
  const {draft, readings, outline} = reading
  const tables = readings
    .filter(({reading: {passage}}) => passage.kind === 'table')
    .map(({at, reading: {passage}}) => ({from: at, to: at + passage.source.length}))
  const spans: readonly Span[] = [
    ...(draft.frontMatter ? [draft.frontMatter] : []),
    ...outline.sections.map(({extent}) => wholeLines(draft, extent)),
    ...tables,
  ]
  return spans.flatMap(({from, to}) => {
    // Blank lines before the next heading stay visible, as in every editor.
    const written = draft.text.slice(from, to).trimEnd().length
    const [first, last] = [positionAt(draft.lines, from).line, positionAt(draft.lines, from + written).line]
    return last > first ? [{first, last}] : []
  })
}

/** A section with the signs before its heading, and without those before the next one. */
export function wholeLines({text, lines}: Draft, {from, to}: Span): Span {
  const startOf = (at: Offset): Offset => lines.starts[positionAt(lines, at).line] ?? at
  return {from: startOf(from), to: to < text.length ? startOf(to) : to}
}
