import {zhFormulas as say} from '../language/zh.js'
import type {Reading} from '../mentions/mention.js'
import {apart} from '../quantity/bounds.js'
import type {Account} from './account.js'
import {carriedIn} from './carried.js'
import {type Figure, figuresOf, isBeside as isOfAmount, sumOfParts} from './figures.js'

/** Whether a paragraph has some word of the forms below. */
export const tellsAccounts = ({passage}: Reading): boolean =>
  passage.kind !== 'table' && say.tellsAccounts.test(passage.view.text)

/** Totals of revenue and expenditure with what they are made of, and balances. */
export function* accountsOf(reading: Reading): Generator<Account> {
  const figures = withoutAsides(figuresOf(reading))
  for (const figure of figures) {
    const total = isTotal(figure) ? totalled(figure, addendsOf(figures, figure)) : null
    if (total) yield total
    // What its own amounts do not give is held against nothing else.
    if (!total || agrees(total)) {
      yield* listed(figures, figure)
      if (sideOf(figure) === '支出') yield* balanced(figures, figure)
    }
    if (say.yearsBalance.test(figure.before)) yield* ofFund(figures, figure)
  }
  yield* carriedIn(figures)
}

const agrees = ({claim, parts}: Account): boolean => !claim.bounds || !apart(sumOfParts(parts), claim.bounds)

/**
 * 转贷收入12亿元（其中市本级9亿元），收入总计…: what a bracket tells of one of the amounts is no amount of its own. The
 * figures of such brackets are left out, and the words around them stand side by side.
 */
function withoutAsides(figures: readonly Figure[]): readonly Figure[] {
  const found: Figure[] = []
  let held: string | null = null
  for (const figure of figures) {
    const {before} = figure
    const closes = held === null ? 0 : before.indexOf(')') + 1
    // Behind a bracket that is not closed nothing is known.
    if (held !== null && closes === 0) continue
    const words: string = (held ?? '') + before.slice(closes)
    held = say.opensAside.exec(words)?.[1] ?? null
    if (held === null)
      found.push(words === before && figure.index === found.length ? figure : told(figure, words, found.length))
  }
  return found
}

const told = ({mention, bounds, unit, after, opens, at, to}: Figure, before: string, index: number): Figure => ({
  mention,
  index,
  bounds,
  unit,
  before,
  lead: before.slice(Math.max(...[...',;。:()\n'].map((mark) => before.lastIndexOf(mark))) + 1),
  after,
  opens,
  at,
  to,
})

type Side = '收入' | '支出'

const sideOf = ({lead}: Figure): Side | null => {
  const [, before, behind] = say.accountTotal.exec(lead) ?? []
  return (before ?? behind ?? null) as Side | null
}

const isLevel = ({bounds, mention}: Figure): boolean => bounds !== null && !mention.change

/** Growth and shares, and what an amount is told against: 为年初预算90亿元的, 比上年执行数80亿元. */
const isBeside = (figure: Figure): boolean => isOfAmount(figure) || say.toldAgainst.test(figure.before)

/** 收入总计 with its amounts in the same breath; 加上…后，收入总计 gives none. */
const isTotal = (figure: Figure): boolean =>
  isLevel(figure) && sideOf(figure) !== null && say.totalAtOnce.test(figure.before)

const totalled = (claim: Figure, parts: readonly Figure[]): Account | null =>
  parts.length < 2
    ? null
    : {claim, called: claim.lead.replace(say.isOrReaches, ''), parts: parts.map((figure) => ({figure, sign: 1}))}

/** What is added up to a total, from the revenue or expenditure on; empty where something is missing or in doubt. */
function addendsOf(figures: readonly Figure[], {index, unit}: Figure): readonly Figure[] {
  const found: Figure[] = []
  let adds = false
  for (let at = index - 1; at >= 0 && found.length < 16; at--) {
    const figure = figures[at]!
    // 收入60亿元。其中：税收收入40亿元；非税收入20亿元。加上…: the parts of the first amount are passed over.
    const parts = adds && !isBeside(figure) && !opensAccount(figure) ? partsBack(figures, at) : null
    if (parts !== null) {
      at = parts
      continue
    }
    if (say.takesFrom.test(figure.before)) return []
    if (isBeside(figure)) {
      // Growth stands beside the first amount only.
      if (adds || opensAccount(figures[at - 1])) continue
      return []
    }
    if (!isLevel(figure) || figure.unit !== unit) return []
    found.unshift(figure)
    if (!adds && say.addsOn.test(figure.before)) adds = true
    else if (adds || opensAccount(figure)) return opensAccount(figure) ? found : []
    else if (!say.nextAddend.test(figure.before)) return []
  }
  return []
}

/**
 * 收入总计60亿元，其中：本级收入40亿元，上级补助收入20亿元。: a total of the accounts whose list begins with the account's own
 * amount is listed in full.
 */
function* listed(figures: readonly Figure[], total: Figure): Generator<Account> {
  if (sideOf(total) === null || !isLevel(total)) return
  const items: Figure[] = []
  for (const figure of figures.slice(total.index + 1, total.index + 16)) {
    if (items.length ? say.endsItems.test(figure.before) : !say.opensItems.test(figure.before)) break
    if (items.length && isBeside(figure)) continue
    if (!isLevel(figure) || figure.unit !== total.unit) return
    if (items.length && !say.nextItem.test(figure.before)) return
    items.push(figure)
  }
  const [first] = items
  if (!first || !say.ownAmount.test(first.lead) || items.some(({before}) => say.holdsOther.test(before))) return
  const behind = items.at(-1)!.after.trim()
  const account = behind === '' || say.endOfText.test(behind) ? totalled(total, items) : null
  if (account) yield account
}

/** Index of the figure that 其中 opens, of which `at` is one of the parts; null where none does. */
function partsBack(figures: readonly Figure[], at: number): number | null {
  for (let from = at; from > 0 && at - from < 8; from--) {
    const {before} = figures[from]!
    if (say.opensParts.test(before)) return from
    if (say.addsOrTakes.test(before) && !isBeside(figures[from]!)) return null
  }
  return null
}

/** 政府性基金收入, 一般公共预算支出执行 at the head of a sentence: what the accounts begin with, and not 上级补助收入, which joins them. */
const opensAccount = (figure: Figure | undefined): boolean =>
  figure !== undefined &&
  (figure.index === 0 || say.opensClause.test(figure.before)) &&
  say.accountAmount.test(figure.lead) &&
  !say.joinsAccount.test(figure.lead)

/** Both totals in one paragraph, and what it says of their difference. */
function* balanced(figures: readonly Figure[], spent: Figure): Generator<Account> {
  const earned = figures.slice(0, spent.index).findLast((it) => sideOf(it) !== null)
  if (!earned || sideOf(earned) !== '收入' || earned.unit !== spent.unit || !earned.bounds || !spent.bounds) return
  if (say.saysBalanced.test(spent.after))
    yield {claim: spent, called: '支出总计', parts: [{figure: earned, sign: 1}], balanced: true}
  const left = figures[spent.index + 1]
  if (left && say.balanceLeft.test(left.before) && !say.severalYears.test(left.before))
    yield* difference(earned, spent, left)
}

/** 基金收入…基金支出…本年收支结余: of the fund, or of both totals where they stand there. */
function* ofFund(figures: readonly Figure[], left: Figure): Generator<Account> {
  const before = figures.slice(Math.max(0, left.index - 16), left.index)
  const spent = before.findLast((it) => isLevel(it) && (sideOf(it) === '支出' || say.fundSpending.test(it.lead)))
  const earned = before.findLast(
    (it) => spent && it.index < spent.index && isLevel(it) && (sideOf(it) === '收入' || say.fundRevenue.test(it.lead)),
  )
  if (!earned || !spent || (sideOf(earned) === null) !== (sideOf(spent) === null)) return
  // Totals hold what earlier years have left, the year's own balance does not.
  if (sideOf(spent) !== null && before.some((it) => say.carriedOver.test(it.before))) return
  // 收入预算…，实际完成…: the balance is of one of them.
  const between = before.filter(({index}) => index > earned.index && index !== spent.index)
  if (sideOf(spent) === null && between.some((it) => !isBeside(it) || say.reallyDone.test(it.lead))) return
  yield* difference(earned, spent, left)
}

function* difference(earned: Figure, spent: Figure, left: Figure): Generator<Account> {
  if (!earned.bounds || !spent.bounds || earned.unit !== spent.unit || left.unit !== earned.unit) return
  yield {
    claim: left,
    called: '结余',
    parts: [
      {figure: earned, sign: 1},
      {figure: spent, sign: -1},
    ],
  }
}
