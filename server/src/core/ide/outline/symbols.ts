import type {Section} from '../../markdown/outline.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {readingOf} from '../reading.js'

/** A heading and what stands under it, as an editor shows it: spans in the draft, `span` inside `extent`. */
export interface Heading {
  readonly title: string
  readonly span: Span
  readonly extent: Span
  readonly children: readonly Heading[]
}

interface Open extends Heading {
  readonly level: number
  readonly children: Open[]
}

/** The outline of a draft as a tree; `unmarked`: without the headings that carry `#`, where an editor shows those itself. */
export function symbols(snapshot: Snapshot, uri: string, shown: 'all' | 'unmarked' = 'all'): readonly Heading[] {
  const roots: Open[] = []
  const above: Open[] = []
  for (const section of readingOf(snapshot, uri)?.outline.sections ?? []) {
    if (shown === 'unmarked' && section.depth > 0) continue
    while ((above.at(-1)?.level ?? -1) >= section.level) above.pop()
    const symbol = opened(section)
    ;(above.at(-1)?.children ?? roots).push(symbol)
    above.push(symbol)
  }
  return roots
}

const opened = ({title, span, extent, level}: Section): Open => ({title, span, extent, level, children: []})
