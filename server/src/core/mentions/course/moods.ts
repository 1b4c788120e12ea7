import type {Word} from '../speech.js'
import {isAhead, lastBefore, type Place, sayOf} from './place.js'
import type {Answer} from './rule.js'
import {isStretch, type Mood, yearAt} from './when.js'

export type Told = Exclude<Mood, null>

export const goal = (said = ''): Answer<Told> => ({is: 'goal', said})
export const state = (said = ''): Answer<Told> => ({is: 'state', said})

export const modalBefore = ({sentence, figure}: Place): Word | null =>
  lastBefore(sentence.speech.modals, figure.quantity.span.from)

/** A word of completion that speaks of this figure: 了 does so in its own clause only. */
export function doneFor(place: Place): Word | null {
  const {sentence, clause, figure} = place
  const {speech} = sentence
  const at = figure.quantity.span.from
  const near = lastBefore(speech.dones, at)
  if (near && (!near.isOfClause || near.at >= clause)) return isLeft(place, near) ? null : near
  // 在12个省的37个县组织开展了试点: 了 speaks of what its clause has before it too.
  const isHeard = ({at: said, isOfClause}: Word): boolean =>
    isOfClause === true && said > at && !/[,;:]/.test(place.told.text.slice(at, said))
  return speech.done ?? speech.dones.find(isHeard) ?? null
}

/** 在去年已改造12个的基础上，再改造15个: what has come about is what the rest builds on. */
const isLeft = (place: Place, {at}: Word): boolean =>
  sayOf(place).uponThat.test(place.told.text.slice(at, Math.min(place.figure.quantity.span.from, at + 40)))

/** In a draft without a date a bare year before the first that it looks forward to. */
export const isEarly = (place: Place): boolean => {
  const {when, facts} = place
  const year = when.basis === 'explicit' && !isStretch(when.time) ? yearAt(when.time) : null
  const isOwn = facts.kind === 'plan' && facts.period !== null && year !== null && year >= facts.period[0]
  return (
    facts.written === null &&
    year !== null &&
    facts.aim !== null &&
    year < facts.aim &&
    !isOwn &&
    !isAhead(when.time, place)
  )
}
