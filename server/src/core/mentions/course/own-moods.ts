import {endedBy, phraseBefore} from '../phrases.js'
import type {Word} from '../speech.js'
import {goal, isEarly, modalBefore, state, type Told} from './moods.js'
import {
  before,
  isAccount,
  isAhead,
  isBehind,
  isEstimated,
  isOver,
  lastBefore,
  looksBack,
  type Place,
  sayOf,
  within,
} from './place.js'
import type {Rule} from './rule.js'
import {yearAt} from './when.js'

/** 完成任务61万亩的101.6%, 提出的5万个目标任务: what was assigned, in words around the number. */
function assignedIn(place: Place): string | null {
  const {to} = place.figure.quantity.span
  const [left, right, say] = [place.left, place.told.text.slice(to, to + 10), sayOf(place)]
  // 超过了原定的5个目标任务: the words behind the number say what it is.
  const behind = say.reaches.test(left) ? null : say.assignedBehind.exec(right)
  const held = say.heldShare.test(right) ? say.assignedHeld.exec(left) : null
  const planned = say.plannedAmount.exec(left)
  return (behind ?? held ?? planned)?.[0] ?? aimedWith(place) ?? doneOf(place)
}

/** How far a list goes on behind one of its members. */
const LIST = 60

/** 实现播种6万亩，总产2万吨的目标: all that the verb takes is aimed at, where nothing is looked back on. */
function aimedWith(place: Place): string | null {
  const {told, sentence, figure, above} = place
  const {from, to} = figure.quantity.span
  const say = sayOf(place)
  const behind = say.aimsOfList.exec(told.text.slice(to, Math.min(sentence.to, to + LIST)))
  if (!behind || sentence.speech.done !== null || looksBack(above) || isOver(place.when.time, place)) return null
  return say.reachesList.test(told.text.slice(sentence.from, from)) ? behind[1]! : null
}

/** 15个书屋建设已完成8个, 60场送戏下乡已送25场(42%): of what is to be done so many of the same have been, in words or by their share. */
function doneOf(place: Place): string | null {
  const {told, index, sentence, figure} = place
  const next = sentence.speech.dones.length ? told.figures[index + 1]?.quantity : undefined
  const {unit, span} = figure.quantity
  if (next?.unit !== unit) return null
  const say = sayOf(place)
  const between = told.text.slice(span.to, next.span.from)
  const isShared = say.shareDone.test(told.text.slice(next.span.to, next.span.to + 8))
  return (isShared ? say.deedDone : say.partDone).test(between) ? between : null
}

/**
 * 收入年初预算为4亿元, 为年初预算4亿元的95%, 收入合计4亿元，实际完成5亿元: the words before or behind a figure by which it is
 * a budget.
 */
function budgetIn(place: Place): string | null {
  const {told, figure, index} = place
  const said = sayOf(place).budgeted.exec(before(place, 30))
  if (said) return said.slice(1).find((words) => words !== undefined) ?? said[0]
  const {span, unit} = figure.quantity
  const {to} = span
  // 项目251个，实际完成投资26亿元: what came of it is counted otherwise.
  const isSame = told.figures[index + 1]?.quantity.unit === unit
  const behind = isSame && figure.change === null ? sayOf(place).cameOfIt.exec(told.text.slice(to, to + 10)) : null
  return behind?.[0].slice(1) ?? null
}

/** 目标为增长6%；收入增长7%: in an account what was aimed at ends with its semicolon. */
const isOfOtherClause = ({told, figure, facts}: Place, {at, text}: Word): boolean =>
  facts.language.say.aimWord.test(text) && told.text.slice(at, figure.quantity.span.from).includes(';')

/** 力争新获批3家, 确保新开工30个，累计完成34亿元: an achievement is willed too; behind what was planned it is the account. */
const isWilledToo = (place: Place, modal: Word, done: Word): boolean =>
  sayOf(place).achieves.test(done.text) && (modal.at >= place.clause || !sayOf(place).plansFor.test(modal.text))

/** 将低排放区扩展到全县，检出率提高到15%: where years gone by are looked back on, 将 in a clause before hands a thing to its verb. */
const isHanding = (place: Place, {at, text}: Word): boolean =>
  at < place.clause &&
  place.facts.language.say.handsOver.test(text) &&
  looksBack(place.above) &&
  !isAhead(place.when.time, place)

/** 2025年预计完成8亿元, and 预计 under a heading that looks back. */
const isLookingBack = (place: Place): boolean =>
  isBehind(place.when.time, place) || looksBack(place.above) || isAccount(place)

/** 预计，全市生产总值90亿元、增长4.4%。 in a text of no kind: exact growth and what it compares with say that it is an account. */
const isAccounted = (place: Place): boolean => {
  const {facts, above, told, sentence, when} = place
  return (
    facts.kind === null &&
    above.mood?.is !== 'goal' &&
    !isAhead(when.time, place) &&
    facts.language.say.accounts.test(told.text.slice(sentence.from, sentence.to))
  )
}

/** 力争到2030年达到40%，2024年为35%: behind the year aimed at an earlier one is where things stood. */
const isWhereItStood = (place: Place): boolean => {
  const {phrase, sentence, when} = place
  if (!phrase || !isEarly(place) || !sayOf(place).stood.test(place.left)) return false
  const aim = phraseBefore(sentence.phrases, sentence, phrase.span.from, ({planned, time}) => planned && time !== null)
  return aim !== null && yearAt(when.time)! < yearAt(aim.time)!
}

/** How far behind a figure is read what it is held against. */
const HELD = 60

/** 完成投资6亿元，占年度计划的106%: the words that hold a figure of an account against what was planned; null where none do. */
function heldToPlan(place: Place): string | null {
  const {told, sentence, figure, clause, above, when} = place
  const {from, to} = figure.quantity.span
  const say = sayOf(place)
  const modal = modalBefore(place)
  const wills = ({text}: Word): boolean => !say.estimating.test(text) && !say.aimWord.test(text)
  if (within(sentence.speech.modals, clause, from).some(wills)) return null
  if (above.mood?.is === 'goal' && !isOver(when.time, place)) return null
  const share = say.shareSign.test(told.text.slice(from, to)) ? say.shareOfPlan.exec(place.left) : null
  const held = share ?? say.heldToPlan.exec(told.text.slice(to, Math.min(sentence.to, to + HELD)))
  if (held) return held[0].replace(/^[,;]|\d$/g, '')
  // 计划完成造林8万亩；实现产值9亿元: behind a semicolon the plan goes on.
  if (told.text[clause - 1] === ';') return null
  return modal && say.plansFor.test(modal.text) && say.comesToAccount.test(place.left) ? place.left.slice(0, 4) : null
}

/** 今年将建成12座。2027年，建成15座。2028至2030年，…: behind the tasks of this year, and before years that begin with the next, stands a step between. */
function isStep({carried, mood, told, sentence, facts}: Place, year: number): boolean {
  if (mood !== 'goal' || sentence.speech.dones.length || !facts.language.say.yearBegun.test(carried?.when?.text ?? ''))
    return false
  return told.phrases[endedBy(told.phrases, sentence.to)]?.time?.startsWith(`${year + 1}/`) ?? false
}

/** No purpose is longer. */
const farthest = 240

/** What a figure's own sentence says of it: words of willing and of completion, and its own time. */
export const OWN_MOODS: readonly Rule<Told>[] = [
  /** The level that a change starts from has been reached, whatever is planned. */
  {
    id: 'start',
    says: ({starts}) => (starts ? state() : null),
  },
  /** So has what is joined to a year that is not to come. */
  {
    id: 'joined-year',
    says: (place) => {
      const {phrase, joined, when} = place
      return phrase && joined && !phrase.planned && !isAhead(when.time, place) ? state(phrase.written) : null
    },
  },
  /** 保留现有3处: what there is already is there, whatever is planned with it. */
  {
    id: 'there-is',
    says: (place) => {
      const said = sayOf(place).thereIs.exec(place.left)
      return said ? state(said[0]) : null
    },
  },
  /** A word of completion behind the modal, in the clause, tells what has come about. */
  {
    id: 'done',
    says: (place) => {
      const {sentence, clause, figure, phrase} = place
      const done = lastBefore(sentence.speech.dones, figure.quantity.span.from)
      const modal = modalBefore(place)
      if (!done || done.isOfClause || done.at < clause || done.at <= (modal?.at ?? -1)) return null
      if (modal && isWilledToo(place, modal, done)) return null
      return phrase?.planned && !sayOf(place).doneForSure.test(done.text) ? null : state(done.text)
    },
  },
  /** What was assigned was to be reached. */
  {
    id: 'assigned',
    says: (place) => {
      const said = sayOf(place).assigned.exec(place.left)?.[1] ?? assignedIn(place)
      return said && !place.figure.change ? goal(said) : null
    },
  },
  /** What is held against a plan, and its share of that plan, has been done. */
  {
    id: 'measured',
    says: (place) => {
      const held = heldToPlan(place)
      return held === null ? null : state(held)
    },
  },
  /** A word of willing reaches to the end of its sentence. */
  {
    id: 'modal',
    says: (place) => {
      const modal = modalBefore(place)
      // In a report of a year that is over these tell what was kept to.
      const isKept = modal !== null && sayOf(place).kept.test(modal.text) && isOver(place.when.time, place)
      // 2025年预计完成8亿元: of a year that is all but over it estimates.
      const isEstimate =
        modal !== null && sayOf(place).estimating.test(modal.text) && (isLookingBack(place) || isAccounted(place))
      // 过去五年，我们努力在…: striving in years gone by.
      const isEnded = modal !== null && looksBack(place.above) && isOfOtherClause(place, modal)
      const isGone = place.phrase !== null && sayOf(place).gone.test(place.phrase.text)
      return modal &&
        !isKept &&
        !isEstimate &&
        !isGone &&
        !isEnded &&
        !isHanding(place, modal) &&
        !isWhereItStood(place)
        ? goal(modal.text)
        : null
    },
  },
  /** 为…，现提出如下意见: what is behind 为 is to be reached. */
  {
    id: 'purpose',
    says: (place) => {
      const {told, sentence, figure} = place
      const said = sayOf(place).purpose.exec(told.text.slice(sentence.from, sentence.from + farthest))
      return said && figure.quantity.span.from < sentence.from + said[0].length ? goal('') : null
    },
  },
  /** What was budgeted was to be reached. */
  {
    id: 'budgeted',
    says: (place) => {
      const said = budgetIn(place)
      return said === null ? null : goal(said)
    },
  },
  /** Parts are as their whole. */
  {
    id: 'part',
    says: ({whole}) => (whole ? {is: whole.is, said: whole.said} : null),
  },
  /** 截至, 目前, 去年 and …以来 tell what has been counted. */
  {
    id: 'up-to-now',
    says: ({when: {basis, text}, facts}) =>
      basis === 'explicit' && facts.language.say.upToNow.test(text ?? '') ? state(text ?? '') : null,
  },
  /** 到2025年, …年底前 and 明年 look forward, unless that time is over when the draft is written. */
  {
    id: 'forward',
    says: (place) => {
      const {phrase, when, sentence, mood, told} = place
      if (!phrase?.planned || isEstimated(told.text, phrase, place)) return null
      const wills = sentence.speech.modals.length > 0 || sentence.speech.plan !== null
      return isOver(when.time, place) && !(wills && mood === 'goal') ? state(phrase.written) : goal(phrase.written)
    },
  },
  /** A year behind the draft’s own is to come. */
  {
    id: 'ahead',
    says: (place) =>
      place.when.basis === 'explicit' && isAhead(place.when.time, place) ? goal(place.when.text ?? '') : null,
  },
  /** A time behind one to come is to come too. */
  {
    id: 'later',
    says: (place) => {
      const {phrase, when, sentence} = place
      const year = phrase && when.basis === 'explicit' ? yearAt(when.time) : null
      if (!phrase || year === null) return null
      if (isStep(place, year)) return goal(phrase.written)
      const aim = phraseBefore(
        sentence.phrases,
        sentence,
        phrase.span.from,
        ({planned, time}) => planned && time !== null,
      )
      // 争取2023年国债、2024年特别国债，实施项目12个: of years that are over none is aimed at.
      if (isOver(when.time, place)) return null
      return aim && yearAt(aim.time)! < year ? goal(phrase.written) : null
    },
  },
  /** The end of a plan’s years that are not over is aimed at where the draft looks ahead to any year. */
  {
    id: 'period-end',
    says: ({phrase, when, sentence, above, facts, course}) => {
      const year = yearAt(when.time)
      const isEnd = phrase !== null && facts.language.say.endOfPlanYears.test(phrase.text)
      if (!isEnd || year === null || facts.aim === null || isOver(when.time, {course, facts})) return null
      return sentence.speech.dones.length || above.mood?.is === 'state' ? null : goal(phrase.written)
    },
  },
  /** In a draft without a date a bare year before the first that it looks forward to is over. */
  {
    id: 'early',
    says: (place) => {
      const {plan, modals} = place.sentence.speech
      const isYearByYear = place.above.mood?.is === 'goal' && sayOf(place).yearByYear.test(place.above.mood.said)
      return isEarly(place) && !isYearByYear && plan === null && (modals.length === 0 || isWhereItStood(place))
        ? state(place.when.text ?? '')
        : null
    },
  },
  /** A word of willing at the head of a coordinate clause behind wills the clauses before it. */
  {
    id: 'modal-behind',
    says: (place) => {
      const {speech, from, phrases} = place.sentence
      if (speech.dones.length || isOver(place.when.time, place)) return null
      const last = speech.modals.at(-1)
      if (!last || last.at < place.figure.quantity.span.from || !sayOf(place).clauseWill.test(last.text)) return null
      // 占比超过10%，力争2025年达到12%: with a time of its own the clause goes on from a state.
      if (phrases.some(({span}) => span.from >= last.at)) return null
      return last.at === from || ',、'.includes(place.told.text[last.at - 1] ?? ' ') ? goal(last.text) : null
    },
  },
]
