import type {Passage, Prose} from '../markdown/passage.js'
import type {Skipped} from '../quantity/quantity.js'
import {keeping} from '../text/keeping.js'
import {toSource, type View} from '../text/view.js'
import {tell} from './course/told.js'
import type {ProseRead} from './drafted.js'
import type {Language} from './language.js'
import type {Found, Stated} from './mention.js'
import {pastedTable} from './pasted.js'
import {placed} from './placed.js'
import {readTable} from './tables.js'

/** What a passage says of figures, read on its own; the same object for the same passage. */
export function find(passage: Passage, language: Language): Found {
  const known = kept.get(passage)
  if (known?.language === language) return known.found
  const table = passage.kind === 'table' ? passage : pastedTable(passage.source, language.say)
  const found = table ? readTable(table, language) : inProse(passage as Prose, language)
  kept.set(passage, {language, found})
  return found
}

const kept = keeping<Passage, {readonly language: Language; readonly found: Found}>()

function inProse(passage: Prose, language: Language): Found {
  const {view, source} = passage
  const read = language.prose(view.text, (span) => {
    const {from, to} = toSource(view, span)
    return source.slice(from, to)
  })
  const mentions = read.drafted.map((drafted) => placed(drafted, view, source, null))
  return {mentions, skipped: leftOut(read, mentions, view), told: tell(view.text, read, language), cells: null}
}

/** Most views count as their source does, and what was read apart in the view stands apart in the source. */
function leftOut({skipped}: ProseRead, mentions: readonly Stated[], view: View): readonly Skipped[] {
  if (!view.starts) return skipped
  return apart(
    skipped.map(({guard, span}) => ({guard, span: toSource(view, span)})),
    mentions,
  )
}

/** One sign of the source may read as several (⑴ as (1)): what a mention has of it is not left out too. */
function apart(skipped: readonly Skipped[], mentions: readonly Stated[]): readonly Skipped[] {
  if (!skipped.length) return skipped
  let next = 0
  let to = 0
  return skipped.filter(({span}) => {
    while (next < mentions.length && mentions[next]!.span.to <= span.from) next++
    const mention = mentions[next]
    const free = span.from >= to && (!mention || mention.span.from >= span.to)
    if (free) to = span.to
    return free
  })
}
