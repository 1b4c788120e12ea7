import {citationsOf} from '../../citations/read.js'
import type {PlacedReading} from '../../mentions/mention.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import {readingOf} from '../reading.js'
import type {Fold} from './folding.js'

/**
 * The boxes (专栏) of a draft as folds. A box is its caption and the table, quote or list right below it, or the quote
 * that begins with its caption. A box with a heading is a section, and one whose caption plain paragraphs follow has no
 * end that anybody could tell.
 */
export function boxes(snapshot: Snapshot, uri: string): readonly Fold[] {
  const reading = readingOf(snapshot, uri)
  if (!reading) return []
  const {draft, readings} = reading
  return readings.flatMap((placed, index) => {
    if (!isCaption(placed)) return []
    const last = endOf(readings, index)
    const [first, end] = [
      positionAt(draft.lines, placed.at).line,
      positionAt(draft.lines, last.at + last.reading.passage.source.trimEnd().length).line,
    ]
    return end > first ? [{first, last: end}] : []
  })
}

function isCaption({reading: {passage}}: PlacedReading): boolean {
  if (passage.kind !== 'paragraph' && passage.kind !== 'quote') return false
  return citationsOf(passage).anchors.some(({kind, form}) => kind === 'box' && form === 'caption')
}

/** The last passage of the box: all of one kind that stand below the caption, up to the next caption. */
function endOf(readings: readonly PlacedReading[], caption: number): PlacedReading {
  const own = readings[caption] as PlacedReading
  const kind = own.reading.passage.kind === 'quote' ? 'quote' : readings[caption + 1]?.reading.passage.kind
  let last = own
  if (kind !== 'table' && kind !== 'quote' && kind !== 'item') return last
  for (const next of readings.slice(caption + 1)) {
    if (next.reading.passage.kind !== kind || isCaption(next)) break
    last = next
    if (kind === 'table') break
  }
  return last
}
