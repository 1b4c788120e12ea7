import {zhGrammar as say} from '../../language/zh.js'
import type {Candidate} from './candidate.js'

/** Whether a number tells in which case something is granted or done (投资达到500万元的，给予…), and nothing of what there is or is to be. */
export const isCondition = (candidate: Candidate): boolean =>
  say.conditionEnd.test(candidate.right) || isStep(candidate) || isIncluded(candidate) || earnsGrant(candidate)

/** 1000万元以上至5000万元、5000万元以上至1亿元: the steps of a scale, each with its lower end. */
const isStep = ({text, quantity: {span}, right}: Candidate): boolean =>
  (text[span.from - 1] === '至' && say.boundBeforeTo.test(text.slice(Math.max(0, span.from - 3), span.from))) ||
  (say.toNumber.test(right) && say.boundAtEnd.test(text.slice(span.to - 2, span.to)))

/** How far back the bound is that a bracket takes in. */
const BOUND = 16

/** 100—500亩（含500亩）: whether the bound itself is meant. */
const isIncluded = ({text, quantity: {span, number}, right}: Candidate): boolean =>
  right[0] === ')' &&
  say.including.test(text.slice(Math.max(0, span.from - 2), span.from)) &&
  text.slice(Math.max(0, span.from - BOUND), span.from - 2).includes(text.slice(number.from, number.to))

/** How far from a number its grant may be told. */
const GRANT = 80

/** 纳税达到30万元以上，给予10万元奖励; 对床位100张以上的民宿，奖励5万元: what must be reached for a grant. */
function earnsGrant({text, sentence, quantity: {span, qualifier, comparators}, left}: Candidate): boolean {
  const isBound = qualifier === 'range' || comparators.some(({text: word}) => say.boundWord.test(word))
  if (!isBound && !say.reachedBefore.test(left)) return false
  const behind = text.slice(span.to, span.to + GRANT)
  if (!say.grants.test(behind) || say.granting.test(left)) return false
  if (isBound && say.grantNext.test(behind)) return true
  const to = text.slice(Math.max(sentence, span.from - GRANT), span.from)
  return say.grantFrame.test(behind) && say.grantedTo.test(to)
}
