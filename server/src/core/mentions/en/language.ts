import {enWording} from '../../language/en.js'
import {numbers, scan} from '../../quantity/en/scan.js'
import {offsetOf, timePhrases} from '../../quantity/en/time.js'
import type {Time, TimePhrase} from '../../quantity/time.js'
import type {Facts} from '../course/facts.js'
import {yearAt} from '../course/when.js'
import type {Language, Years} from '../language.js'
import {readProse, speechOf} from './prose.js'

/** last year counts from when the draft was written, now is that day; a stretch without years stays open. */
function resolved(
  {time, text, kind}: Pick<TimePhrase, 'time' | 'text' | 'kind'>,
  {near}: Years,
  {written}: Facts,
): Time | null {
  if (time !== null || kind === 'span') return time
  const offset = offsetOf(text)
  if (offset === null) return written
  const year = /earlier$/i.test(text) ? (near ?? yearAt(written)) : yearAt(written)
  return year === null ? null : `${year + offset}`
}

/** English: its words are in `language/en`, its grammar in this folder and in `quantity/en`. */
export const english: Language = {
  id: 'en',
  say: enWording,
  prose: readProse,
  speech: speechOf,
  numbers,
  quantities: (text) => scan(text, []),
  times: timePhrases,
  isJoined: () => false,
  resolved,
  addedAt: () => 0,
  withoutAlias: (name) => name,
  planNumber: () => null,
  summed: 'cumulative',
}
