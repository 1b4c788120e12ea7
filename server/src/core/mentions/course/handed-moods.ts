import {doneFor, goal, state, type Told} from './moods.js'
import {type Above, before, isAccount, isBehind, isOver, type Place, sayOf} from './place.js'
import type {Answer, Rule} from './rule.js'
import {bids, builds} from './tasks.js'
import type {Sentence} from './told.js'
import {yearAt} from './when.js'

/** What the sentences before, openings and headings say of a figure whose own sentence does not. */
export const HANDED_MOODS: readonly Rule<Told>[] = [
  /** What a plan is quoted as saying is to come, dated or not, until a sentence tells of something else. */
  {
    id: 'voice',
    says: (place) => {
      const said = place.sentence.speech.plan ?? (endsWill(place) ? null : place.voice)
      if (said === null || isOver(place.when.time, place)) return null
      const done = doneFor(place)
      return done && !sayOf(place).achieves.test(done.text) ? state(done.text) : goal(said)
    },
  },
  /** A step, or what is set out behind a colon, is to come. */
  {
    id: 'step',
    says: ({sentence}) => (sentence.speech.step ? goal() : null),
  },
  /** 项目建成后，年产值3亿元: what a work will bring is to come. */
  {
    id: 'once-built',
    says: (place) => {
      const {sentence, when} = place
      if (sentence.speech.dones.length || (when.basis === 'explicit' && isOver(when.time, place))) return null
      const said = sayOf(place).onceBuilt.exec(before(place, 60))
      return said ? goal(said[1]!) : null
    },
  },
  /** A bound without a time sets a norm. */
  {
    id: 'norm',
    says: (place) => {
      const bound = normOf(place)
      return bound === null ? null : goal(bound)
    },
  },
  /** A sentence with a word of completion tells. */
  {
    id: 'told',
    says: (place) => {
      const done = doneFor(place)
      if (done && place.above.mood?.is === 'goal' && sayOf(place).achieves.test(done.text)) return null
      return done ? state(done.text) : null
    },
  },
  /** The mood of the sentences before goes on in its paragraph. */
  {
    id: 'paragraph-mood',
    says: (place) => {
      const {when, carried, mood} = place
      const is = when.basis === 'explicit' && !isSameYear(place) ? null : (carried?.mood ?? mood)
      // 确保 and 必须 in a report of a year that is over tell what was kept to.
      if (is === 'goal' && !carried?.mood && (isOver(when.time, place) || endsWill(place))) return null
      return is === null ? null : {is, said: carried?.mood ? carried.said : ''}
    },
  },
  /** 新建学校5所。: in a draft that tells of nothing done, or in a plan, a sentence that begins with a verb sets a task. */
  {
    id: 'task',
    says: (place) => {
      const {above, facts, sentence, told} = place
      return !isBehind(place.when.time, place) && setsTask(told.text, sentence, {above, facts}) ? goal() : null
    },
  },
  /** ——绿道更密。绿地率达到45%。: in a plan, and under no mood, the member of a list that begins with how things are to be sets goals. */
  {
    id: 'headline',
    says: (place) => {
      const {above, facts, told, when} = place
      if (facts.kind !== 'plan' || above.mood !== null || isBehind(when.time, place)) return null
      if (when.basis === 'inherited' && when.time !== null) return null
      const isTold = told.sentences.some(({speech}) => speech.dones.length > 0)
      const said = isTold ? null : sayOf(place).headline.exec(told.text)
      return said && goal(said[0].slice(2, -1))
    },
  },
  /** A time that goes on without a goal above it tells a state. */
  {
    id: 'carried-state',
    says: (place) => {
      const {when, carried, above} = place
      if (when.basis === 'explicit') return null
      return isBehind(when.time, place) || (carried && !above.mood) ? state(when.text ?? '') : null
    },
  },
  /** A line above a list, or the goals of the paragraph above it, say what its members are. */
  {
    id: 'lead-mood',
    says: (place) => setBy(place, 'lead'),
  },
  /** The opening of a section says whether goals are told or what has been. */
  {
    id: 'opening-mood',
    says: (place) => setBy(place, 'opening'),
  },
  /** Headings of goals, or of looking back, hand their mood down. */
  {
    id: 'heading-mood',
    says: (place) => setBy(place, 'heading'),
  },
]

/** What stands above speaks of all that has no time of its own, and its goals of what has, unless that is over. */
function setBy(place: Place, by: NonNullable<Above['mood']>['by']): Answer<Told> | null {
  const {when, above, course} = place
  if (above.mood?.by !== by) return null
  if (when.basis !== 'explicit') return {is: above.mood.is, said: above.mood.said}
  const isUnder = course.scopes.length > 1 || isOfLead(place)
  return isUnder && above.mood.is === 'goal' && !isOver(when.time, place) ? goal(above.mood.said) : null
}

/** 今年，云岭县将新建书屋4个。全年新建公园2个: 全年 of the year that goes on tells no time of its own. */
const isSameYear = ({phrase, carried, when, mood, facts}: Place): boolean =>
  mood === 'goal' &&
  phrase !== null &&
  carried?.when != null &&
  facts.language.say.thisYear.test(phrase.text) &&
  yearAt(carried.when.time) === yearAt(when.time)

/** 2026年目标任务如下：…2026年4月底造林2万亩: what has a time in the year of the goals that the line above leads to is one of them. */
const isOfLead = ({when, above}: Place): boolean => {
  const year = yearAt(when.time)
  return above.mood?.by === 'lead' && year !== null && yearAt(above.lead?.when?.time ?? null) === year
}

/** 群众即将实现百年梦想。新招教师2万人: in an account what wills, or quotes a plan, ends with its sentence, if it has set no time. */
const endsWill = (place: Place): boolean => place.carried === null && isAccount(place)

/** Whether a sentence that begins with a verb sets a task: in a plan, or where nothing is told as done, and under no mood. */
export const setsTask = (
  text: string,
  {from, speech, phrases}: Sentence,
  {above, facts}: Pick<Place, 'above' | 'facts'>,
): boolean => {
  if (above.mood !== null || speech.dones.length > 0) return false
  if (facts.kind !== 'plan' && (facts.kind === 'bulletin' || !facts.setsTasks)) return false
  // 今年再办好实事9件: the year that is being written in stands before the verb.
  const [first] = phrases
  const {say} = facts.language
  const isDated = first?.span.from === from && say.yearBegun.test(first.text)
  const at = isDated
    ? first.span.to + (say.behindYear.exec(text.slice(first.span.to, first.span.to + 4))?.[0].length ?? 0)
    : from
  return bids(text, at, say) || builds(text, at, say)
}

function normOf(place: Place): string | null {
  const {when, figure, told} = place
  const say = sayOf(place)
  if (say.standing.test(before(place, 40))) return null
  if ((when.text !== null && !say.endOfPlan.test(when.text)) || say.lasted.test(before(place, 40))) return null
  const {comparators} = figure.quantity
  const bound = comparators.find(({text}) => say.boundKept.test(text) && !say.boundMissed.test(text))
  if (bound) return bound.text
  const from = figure.quantity.span.from
  // 占比保持在75%以上 behind what has been done is kept too.
  if (place.mood === 'state') return null
  const keeps = say.keeps.exec(told.text.slice(Math.max(0, from - 4), from))
  return keeps && comparators.some(({code}) => code === 'ge' || code === 'le' || code === 'about') ? keeps[0] : null
}
