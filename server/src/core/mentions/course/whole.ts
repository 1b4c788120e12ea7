import type {Time} from '../../quantity/time.js'
import type {Offset} from '../../text/span.js'
import type {Phrase} from '../phrases.js'
import {type Decided, type Place, REACH, within} from './place.js'
import {yearAt} from './when.js'

/** 造林17015亩（任务14815亩），其中油茶…: what a bracket says beside the whole has no parts. */
const isAside = (text: string, from: Offset, at: Offset): boolean =>
  text.slice(from, at).lastIndexOf('(') > text.slice(from, at).lastIndexOf(')')

/** How many figures back the whole of a part is looked for. */
const WHOLE = 4

/** 任务380座，其中新建120座、改建260座: what was decided of the figure before 其中, if none of its own words or times are between. */
export function wholeOf(
  {told, index, sentence, figure, phrase, facts}: Place,
  decidedOf: readonly Decided[],
): Place['whole'] {
  const {from} = figure.quantity.span
  const start = Math.max(sentence.from, from - REACH)
  const {text} = told
  const said = facts.language.say.partsBehind.exec(text.slice(start, from))
  if (!said) return null
  const at = start + said.index
  const isDated = phrase !== null && phrase.span.from >= at
  if (within(sentence.speech.modals, at, from).length || within(sentence.speech.dones, at, from).length) return null
  // 任务12座。其中，9座已完工: a sentence of its own tells by its own words.
  if (at <= sentence.from + 1 && sentence.speech.done) return null
  let whole = index - 1
  while (whole >= 0 && told.figures[whole]!.quantity.span.to > at) whole--
  for (let back = whole; back >= 0 && whole - back < WHOLE; back--) {
    if (told.figures[back]!.sentence < told.figures[whole]!.sentence) break
    const {quantity} = told.figures[back]!
    // 造林7.9万亩，占任务7.4万亩的107%: what was assigned has no parts here.
    if (
      quantity.unit !== figure.quantity.unit ||
      isAside(text, start, quantity.span.from) ||
      facts.language.say.heldShare.test(text.slice(quantity.span.to, quantity.span.to + 10))
    )
      continue
    const {mood, why, asOf: wholeWhen} = decidedOf[back]!
    if (why.mood === null || (isDated && !(why.mood.rule === 'forward' && isYearOf(phrase, wholeWhen.time))))
      return null
    return {is: mood, said: said[0]}
  }
  return null
}

/** 到2027年更新290台，其中2026年80台: a year on the way to the goal. */
function isYearOf({kind, time}: Phrase, goal: Time | null): boolean {
  const [year, last] = [yearAt(time), yearAt(goal)]
  return kind === 'flow' && year !== null && last !== null && year <= last
}
