import type {Passage, Prose} from '../markdown/passage.js'
import type {Skipped} from '../quantity/quantity.js'
import {keeping} from '../text/keeping.js'
import {toSource} from '../text/view.js'
import {asOf} from './dating.js'
import type {AsOf, Found, Mention} from './mention.js'
import {pastedTable} from './pasted.js'
import {placed} from './placed.js'
import {type ProseRead, readProse} from './prose.js'
import {readTable} from './tables.js'

/** What a passage says of figures, read on its own; the same object for the same passage. */
export function find(passage: Passage): Found {
  const known = kept.get(passage)
  if (known) return known
  const table = passage.kind === 'table' ? passage : pastedTable(passage.source)
  const found = table ? readTable(table) : inProse(passage as Prose)
  kept.set(passage, found)
  return found
}

const kept = keeping<Passage, Found>()

function inProse(passage: Prose): Found {
  const {view, source} = passage
  const read = readProse(view.text)
  const mentions = read.drafted.map((drafted) => placed(drafted, view, source, null))
  return {
    mentions,
    skipped: apart(
      read.skipped.map((skipped) => ({...skipped, span: toSource(view, skipped.span)})),
      mentions,
    ),
    handsDown: handsDown(passage, read),
  }
}

/** One sign of the source may hold a unit and a number (㎡ reads as m2): what a mention has of it is not left out too. */
function apart(skipped: readonly Skipped[], mentions: readonly Mention[]): readonly Skipped[] {
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

/** Longer lines without a full stop are prose that was cut off, no headings. */
const HEADING = 60

/**
 * A heading, or a line that stands like one (一、2023年工作回顾; 表3 2025年居民收支情况), dates what stands under it, if it
 * names one time only; and it says whether goals stand under it.
 */
function handsDown({view: {text}, kind}: Prose, {dating: {phrases}}: ProseRead): AsOf | null {
  if (kind !== 'heading' && (text.length > HEADING || (/[。!?,;]/.test(text) && !OPENING.test(text)))) return null
  const planned = GOALS.test(text)
  const dated = phrases.filter((phrase) => phrase.kind !== 'base')
  const only = dated.length && dated.every((phrase) => phrase.text === dated[0]!.text) ? dated[0]! : null
  if (only) return {...asOf(only, 'inherited'), planned: only.planned || planned}
  return planned ? {time: null, text: null, basis: null, planned} : null
}

/** 到2025年，主要目标是：a colon at the end opens the list under it, whatever commas stand before. */
const OPENING = /^[^。!?;]*:\s*$/

const GOALS = /目标(?!完成情况)|预算\(?草案|收支安排|支出安排|工作安排|重点任务|主要任务|展望|愿景|总体要求|政策取向/
