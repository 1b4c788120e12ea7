import {zhGrammar as say} from '../../language/zh.js'
import {numbers, scanAll} from '../../quantity/zh/scan.js'
import {timePhrases} from '../../quantity/zh/time.js'
import type {Span} from '../../text/span.js'
import {accounted} from '../account.js'
import type {ProseRead} from '../drafted.js'
import {sentences} from './clauses.js'
import {guarded} from './guards.js'
import {NO_TIMES, phrasesOf} from './phrases.js'
import {readFigures} from './reader.js'
import {distribute} from './respectively.js'
import {shareUnits} from './shared.js'
import {widened} from './widened.js'

/** Reads the text of a view: a paragraph's, a heading's, a cell's. `written` gives what the draft has at a span of it. */
export function readProse(text: string, written: (span: Span) => string): ProseRead {
  const all = numbers(text)
  const stretches = sentences(text)
  const times = all.length || say.mayBeTime.test(text) ? phrasesOf(text, timePhrases(text), written) : NO_TIMES
  if (!all.length && !say.mayBeCovered.test(text)) return {drafted: [], skipped: [], times, sentences: stretches}
  const masks = guarded(text, all, times.all)
  const {quantities, skipped} = scanAll(
    text,
    masks.map(({span}) => span),
  )
  const read = readFigures(text, stretches, times, shareUnits(text, widened(text, quantities, times.all)))
  const drafted = distribute(text, stretches, times, read.drafted)
  const others = skipped.length || read.sifted.length
  const left = accounted(all, drafted, others ? [...masks, ...skipped, ...read.sifted] : masks)
  return {drafted, skipped: left, times, sentences: stretches}
}
