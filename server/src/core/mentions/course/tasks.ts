import type {Draft} from '../../markdown/draft.js'
import type {Passage} from '../../markdown/passage.js'
import {perPassage} from '../../markdown/per-chunk.js'
import {keeping} from '../../text/keeping.js'
import type {Offset} from '../../text/span.js'
import {find} from '../find.js'
import type {Language, Wording} from '../language.js'
import type {Sentence} from './told.js'

/** 加快…, 一是推进…: whether a sentence without a subject begins with a verb of policy. */
export const bids = (text: string, from: Offset, say: Wording): boolean => say.bids.test(text.slice(from, from + 24))

/** 新建…, 1.完成…: whether it begins with a verb of building or carrying out. */
export const builds = (text: string, from: Offset, say: Wording): boolean =>
  say.builds.test(text.slice(from, from + 16))

/** Sentences without a subject that bid: so many more than accounts make a list of tasks. */
const TASKS = 3

/** How many tasks an account outweighs: reports of work hold one in every few sentences, lists of tasks hardly any. */
const ACCOUNT = 6

/** What a draft tells, weighed sentence by sentence. */
export interface Weighed {
  /** Whether sentences that begin with a verb outweigh those that tell what has come about. */
  readonly setsTasks: boolean
  /** Whether what it tells as having come about outweighs them, and not by a sentence alone. */
  readonly givesAccount: boolean
}

export function weighed({chunks}: Draft, language: Language): Weighed {
  let counts = taskCounts.get(language)
  if (!counts) {
    counts = perPassage((passage) => tasksIn(passage, language))
    taskCounts.set(language, counts)
  }
  let sum = 0
  for (const ofChunk of counts(chunks)) for (const count of ofChunk) sum += count
  return {setsTasks: sum >= TASKS, givesAccount: sum <= -2 * ACCOUNT}
}

const taskCounts = keeping<Language, ReturnType<typeof perPassage<number>>>()

/** How many sentences of a passage bid; what is told as done, accounts and exact numbers are held against them. */
function tasksIn(passage: Passage, language: Language): number {
  const {say} = language
  const {text, sentences, figures} = find(passage, language).told
  let sum = 0
  let next = 0
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index]!
    const {from, to, speech} = sentence
    while (next < figures.length && figures[next]!.sentence < index) next++
    const telling = figures[next]?.sentence === index && tells(sentence, say)
    const wills = speech.modals.length > 0 || speech.plan !== null
    if (telling || (!wills && say.accounts.test(text.slice(from, to)))) sum -= ACCOUNT
    else if (bids(text, from, say) || builds(text, from, say)) sum++
  }
  // 学校2891所: tasks are set in round numbers, accounts are exact; an allowance that is raised 到1949元 is so too.
  for (const {quantity} of figures)
    if (say.exact.test(text.slice(Math.max(0, quantity.span.from - 1), quantity.span.to))) sum -= TASKS
  return sum
}

/** Whether a sentence has a word of completion, or a time up to now. */
const tells = ({speech, phrases}: Sentence, say: Wording): boolean =>
  speech.dones.length > 0 || phrases.some(({kind, text}) => kind !== 'base' && say.upToNow.test(text))
