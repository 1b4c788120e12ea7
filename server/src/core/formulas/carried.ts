import {zhFormulas as say} from '../language/zh.js'
import type {Account} from './account.js'
import {type Figure, isBeside, type Part} from './figures.js'

/**
 * Balances that are carried on within one sentence: 年初余额3亿元，补充2亿元，动用1亿元，年末余额4亿元; 当年结余5亿元，加上上年结余
 * 60亿元，年末滚存结余65亿元. Only where each amount between says whether it came or went.
 */
export function* carriedIn(figures: readonly Figure[]): Generator<Account> {
  for (const claim of figures) {
    const called = say.balanceEnd.exec(claim.lead)?.[1]
    const parts = called && !say.balanceStart.test(claim.lead.replace(/20\d\d年/, '')) ? partsOf(figures, claim) : null
    if (called && parts) yield {claim, called, parts}
  }
}

function partsOf(figures: readonly Figure[], claim: Figure): readonly Part[] | null {
  const found: Part[] = []
  let next = claim
  for (let at = claim.index - 1; at >= 0 && found.length < 10 && !isEnd(next); at--) {
    const figure = figures[at]!
    if (isBeside(figure)) {
      next = figure
      continue
    }
    if (figure.unit !== claim.unit || !figure.bounds || /\(/.test(figure.before)) return null
    if (say.balanceStart.test(figure.lead)) {
      const joining = say.addedUp.test(figure.before) ? joinedTo(figures, figure) : null
      // What only came or only went is not said to be all.
      const isAll = joining !== null || new Set(found.map((it) => it.sign)).size === 2
      const [came = [], went = []] = [1, -1].map((sign) => (joining ?? []).filter((it) => it.sign === sign))
      return isAll ? [...came, {figure, sign: 1}, ...went, ...found.reverse()] : null
    }
    const sign = say.balanceGoes.test(figure.lead) ? -1 : say.balanceComes.test(figure.lead) ? 1 : null
    if (sign === null) return null
    found.push({figure, sign})
    next = figure
  }
  return null
}

/** 当年结余5亿元，加上上年结余…; 当年赤字1亿元，…; 收入74亿元，加上上年结余…: what the opening balance is added to; null where that is in doubt. */
function joinedTo(figures: readonly Figure[], opening: Figure): readonly Part[] | null {
  const before = figures[opening.index - 1]
  if (!before?.bounds || before.unit !== opening.unit || isBeside(before)) return null
  if (say.deficitOwn.test(before.lead)) return [{figure: before, sign: -1}]
  return say.balanceOwn.test(before.lead) || say.earned.test(before.lead) ? [{figure: before, sign: 1}] : null
}

/** Where the sentence of a figure begins. */
const isEnd = ({before}: Figure): boolean => /[。!?\n]/.test(before)
