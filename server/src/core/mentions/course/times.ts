import type {Phrase} from '../phrases.js'
import {endedBy, phraseBefore} from '../phrases.js'
import {modalBefore} from './moods.js'
import {before, isAhead, isOver, nearest, type Place, type Setting, sayOf} from './place.js'
import type {Answer, Rule} from './rule.js'
import {isDay, isNow, isStretch, type When, yearAt} from './when.js'

const own = (phrase: Phrase | null | undefined): Answer<Phrase> | null =>
  phrase ? {is: phrase, said: phrase.written} : null

const handed = (setting: Setting | null): Answer<When> | null =>
  setting?.when ? {is: setting.when, said: setting.when.text ?? setting.said} : null

const isBehind = ({listed, quantity}: Place['figure']): boolean =>
  listed !== null && listed.span.from >= quantity.span.to

/** How many coordinates a joined year reaches back over. */
const COORDINATES = 4

/** The year joined to a figure, or to the one that it is a coordinate of (由2015年的97.2%、95.8%). */
function joinedTo(place: Place, index: number): Phrase | null {
  const {told, sentence} = place
  for (let at = index; at >= 0 && index - at < COORDINATES; at--) {
    const {from} = told.figures[at]!.quantity.span
    const last = phraseBefore(sentence.phrases, sentence, from, () => true)
    if (last && place.facts.language.isJoined(told.text, last, from))
      return last.kind === 'base' || sayOf(place).of.test(told.text[last.span.to] ?? '') ? last : null
    const before = told.figures[at - 1]?.quantity.span.to
    if (before === undefined || !sayOf(place).coordinate.test(told.text.slice(before, from).slice(0, 4))) return null
  }
  return null
}

/** “十五五”时期…。产值年均增长8%，到2030年达到90亿元；收入年均增长7%: behind its semicolon the year that ends the stretch dates no average. */
function endsWithPeriod({told, figure, period}: Place, near: Phrase): boolean {
  const year = yearAt(near.time)
  const isEnd = year !== null && period !== null && isStretch(period.when.time) && yearAt(period.when.time) === year
  return isEnd && told.text.slice(near.span.to, figure.quantity.span.from).includes(';')
}

/** Which phrase of its own sentence dates a figure: the first rule that answers. */
export const OWN_TIMES: readonly Rule<Phrase>[] = [
  /** A year joined to a number by 的, or between 由 and it, is the number’s own. */
  {
    id: 'joined',
    says: (place) => own(joinedTo(place, place.index)),
  },
  /** The year of 上年执行数 belongs to the item and to its number alone. */
  {
    id: 'item',
    says: (place) => {
      const year = sayOf(place).itemYear.exec(before(place, 7))?.[1]
      const from = place.figure.quantity.span.from
      const span = {from: from - 7, to: from - 5}
      return year ? own({span, text: year, written: year, time: null, kind: 'relative', planned: false}) : null
    },
  },
  /** A start without a year of its own takes the year of the start before it. */
  {
    id: 'same-start',
    says: ({starts, sentence, figure, told, facts}) =>
      starts
        ? own(
            phraseBefore(
              sentence.phrases,
              sentence,
              figure.quantity.span.from,
              ({kind, span}) => kind === 'base' && facts.language.say.fromPlain.test(told.text[span.from - 1] ?? ' '),
            ),
          )
        : null,
  },
  /** A time right behind a number, in its clause, is the number’s own where the language says it so (45 % in 2020). */
  {
    id: 'adjacent',
    says: ({figure}) => (figure.listed && isBehind(figure) ? own(figure.listed) : null),
  },
  /** With 分别 the n-th value belongs to the n-th time. */
  {
    id: 'listed',
    says: ({figure}) => (isBehind(figure) ? null : own(figure.listed)),
  },
  /** 年均 asks for a stretch of years, of the sentence or the paragraph, before a single year. */
  {
    id: 'stretch',
    says: (place) => {
      if (!place.isAverage) return null
      const near = nearest(place)
      if (isStretch(near?.time ?? null) || near?.kind === 'span') return null
      const isSpanning = ({time, kind}: Phrase): boolean => isStretch(time) || kind === 'span'
      const {sentence, figure, period} = place
      return own(
        phraseBefore(sentence.phrases, sentence, figure.quantity.span.from, isSpanning) ??
          (near && !endsWithPeriod(place, near) ? null : period?.phrase),
      )
    },
  },
  /** The nearest phrase before the figure in its sentence dates it, over ; and coordinate clauses; the base of a comparison does not. */
  {
    id: 'nearest',
    says: (place) => own(nearest(place)),
  },
  /** 于 and a point in time behind the number date it. */
  {
    id: 'behind',
    says: ({sentence, figure, told, facts}) => {
      const {to} = figure.quantity.span
      const next = sentence.phrases[endedBy(sentence.phrases, to)]
      if (next?.kind !== 'point' || next.span.from < to || next.span.from - to >= 24) return null
      const between = told.text.slice(to, next.span.from)
      return facts.language.say.atTime.test(between) && !/[,;]/.test(between) ? own(next) : null
    },
  },
]

/** How far before a figure of a bulletin its sentence is heard for a flow. */
const FLOW = 80

/** 年末，图书馆12个。改造老旧小区30个: what came about in a year that is counted is of no one day of it. */
const isFlowBehindStock = (place: Place): boolean =>
  place.facts.kind === 'bulletin' &&
  isDay(place.carried?.when?.time ?? null) &&
  sayOf(place).flows.test(before(place, FLOW)) &&
  !sayOf(place).stocks.test(place.left)

/** 目前，车位缺9万个。确保新增8000个: what there is now dates nothing that is willed. */
const isWilledBehindNow = (place: Place): boolean =>
  isNow(place.carried?.when?.text ?? null, sayOf(place)) && modalBefore(place) !== null

/** What the section looks back on, where that is a stretch of years and the figure an average of it. */
export const spanAbove = (place: Place): Setting | null => {
  const {isAverage, above, figure} = place
  const setting = isAverage && figure.change ? (above.opening ?? above.heading) : null
  const {time = null, text = ''} = setting?.when ?? {}
  const isSpan = isStretch(time) || sayOf(place).gone.test(text ?? '')
  return isSpan && !isAhead(time, place) && above.mood?.is !== 'goal' ? setting : null
}

/** What dates a figure that no phrase of its sentence dates: nearer beats farther. */
export const HANDED_TIMES: readonly Rule<When>[] = [
  /** 年均 asks for the stretch that its section looks back on, before a single year of the paragraph. */
  {
    id: 'span-above',
    says: (place) => handed(spanAbove(place)),
  },
  /** The last phrase of the sentences before goes on in its paragraph. */
  {
    id: 'paragraph',
    says: (place) => (isFlowBehindStock(place) || isWilledBehindNow(place) ? null : handed(place.carried)),
  },
  /** A line above a list or table dates what stands under it. */
  {
    id: 'lead',
    says: ({above, starts}) => (starts ? null : handed(above.lead)),
  },
  /** The time of a paragraph of goals goes on in the members of the list below it. */
  {
    id: 'member',
    says: ({above, starts}) => (starts ? null : handed(above.run)),
  },
  /** A time that opened a sentence of an earlier paragraph of the section goes on; one that looks forward only where goals are told. */
  {
    id: 'topic',
    says: (place) => {
      const {topic} = place.course
      if (!topic || place.starts) return null
      const isForward = topic.planned || isAhead(topic.time, place)
      const isAimed = place.mood === 'goal' || place.above.mood?.is === 'goal' || modalBefore(place) !== null
      if (isForward && !isAimed) return null
      // What there is now, or was in a year that is over, dates no task.
      const isTask = place.above.mood?.is === 'goal' || place.sentence.speech.modals.length > 0
      if (!isForward && isTask && (isNow(topic.text, sayOf(place)) || isOver(topic.time, place))) return null
      return {is: topic, said: topic.text ?? ''}
    },
  },
  /** The opening of a section, without figures or over a stretch of years, dates what elaborates it. */
  {
    id: 'opening',
    says: ({above, starts}) => (starts ? null : handed(above.opening)),
  },
  /** A heading dates what is under it; the title of a plan names its period and dates nothing. */
  {
    id: 'heading',
    says: ({above, starts}) => (starts ? null : handed(above.heading)),
  },
]
