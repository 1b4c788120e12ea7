import type {View} from '../text/view.js'
import type {Passage, Prose} from './passage.js'

/** `known` where it says what `fresh` says, so that whatever was derived from it stays: caches go by identity. */
export function spared(fresh: Passage, known: Passage | undefined): Passage {
  if (!known || known.kind !== fresh.kind || known.source !== fresh.source) return fresh
  if (fresh.kind !== 'table' && known.kind !== 'table') return sameProse(fresh, known) ? known : fresh
  return fresh
}

const sameProse = (a: Prose, b: Prose): boolean =>
  a.depth === b.depth && a.piece === b.piece && sameView(a.view, b.view)

const sameView = (a: View, b: View): boolean =>
  a.text === b.text && sameOffsets(a.starts, b.starts) && sameOffsets(a.ends, b.ends)

function sameOffsets(a: Uint32Array | null, b: Uint32Array | null): boolean {
  if (!a || !b) return a === b
  return a.length === b.length && a.every((offset, index) => offset === b[index])
}
