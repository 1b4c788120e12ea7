import {type Figure, figuresOf, isBeside} from '../../formulas/figures.js'
import {apart, middle, over, placesOf, shown, times} from '../../quantity/bounds.js'
import {rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {passageRule, replaceWith} from '../rule.js'

interface Facts {
  readonly done: string
  readonly planned: string
  readonly result: string
  readonly written: string
}

export const completionMismatch = passageRule<Facts>({
  id: 'completion-mismatch',
  severity: 'warning',
  summary: {
    zh: '完成预算、计划的百分比与两个数算不拢',
    en: 'A share of a budget or plan that both numbers do not give',
  },
  why: {
    zh: '“完成85亿元，为年度计划100亿元的80%”，两数和百分比必有一处有误。只核对完成数、预算（计划、目标、任务）数、百分比依次写在同一句且单位相同的，和先写预算、后写完成数的；同一句有年初和调整后两个预算的，与两者都不合才指出。',
    en: 'With “85亿元 done, 80% of the 100亿元 planned” one of the three is wrong. Only what is done, what was budgeted or planned and the share are compared, written in this order in one sentence and in one unit, or the budget first; of a budget and its changed form either may be meant.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '完成投资85亿元，为年度计划100亿元的⟦80%⟧。\n',
      fixed: '完成投资85亿元，为年度计划100亿元的85%。\n',
      says: [
        {
          zh: '85亿元÷100亿元＝85.0%，文中写“80%”。请核对三数，或改为算出的百分比。',
          en: '85亿元 ÷ 100亿元 = 85.0%, the draft has “80%”. Check the three numbers, or write the share they give.',
          related: [
            {zh: '完成数', en: 'What is done'},
            {zh: '预算或计划数', en: 'What was planned'},
          ],
          fixes: [{zh: '改为“85”', en: 'Change to “85”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '收入预算为75006万元，实际完成70910万元，总量居全省第三位，为预算的⟦95.4%⟧，增长0.1%。\n',
      fixed: '收入预算为75006万元，实际完成70910万元，总量居全省第三位，为预算的94.5%，增长0.1%。\n',
      says: [
        {
          zh: '70910万元÷75006万元＝94.5%，文中写“95.4%”。请核对三数，或改为算出的百分比。',
          en: '70910万元 ÷ 75006万元 = 94.5%, the draft has “95.4%”. Check the three numbers, or write the share they give.',
          related: [
            {zh: '完成数', en: 'What is done'},
            {zh: '预算或计划数', en: 'What was planned'},
          ],
          fixes: [{zh: '改为“94.5”', en: 'Change to “94.5”', grade: 'choice'}],
        },
      ],
    },
    {draft: '支出预算合计38612万元，执行中调整为48332万元，实际完成45126万元，为调整预算的93.4%。\n'},
    {draft: '支出预算566668万元，实际完成675419万元，为预算的119.1%。\n'},
    {draft: '收入预算为50601万元，完成14206万元，加上计提资金，实际完成27858万元，为预算的55.1%。\n'},
    {draft: '完成投资85亿元，为年度计划100亿元的85%。\n'},
    {draft: '完成投资85亿元，为年度计划的80%。\n'},
    {draft: '一般公共预算支出420亿元，完成调整预算450亿元的93.3%，增长5%。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && /预算|计划|目标|任务/.test(passage.view.text),
  *check(reading) {
    const figures = figuresOf(reading)
    for (const share of figures) {
      const [planned, done] = [figures[share.index - 1], figures[share.index - 2]]
      if (planned && done && isCompletion(done, planned, share)) yield* judge(done, planned, share)
      else if (planned && isOfPlanAbove(planned, share)) yield* judgeAbove(planned, figures, share)
    }
  },
  say: ({done, planned, result, written}) => ({
    zh: `${done}÷${planned}＝${result}，文中写${quote(written)}。请核对三数，或改为算出的百分比。`,
    en: `${done} ÷ ${planned} = ${result}, the draft has “${written}”. Check the three numbers, or write the share they give.`,
  }),
})

/** 为年初预算, 完成调整预算, 达到年度目标: the plan's figure right behind it, then 的 and the share. */
const toPlan =
  /^[,、(]?(?:已)?(?:为|是|占|达到?|完成|相当于)[^,;。:、()]{0,12}(?:预算|计划|目标|任务)(?:数|总额|额)?(?:的)?$/

const isCompletion = (done: Figure, planned: Figure, share: Figure): boolean =>
  share.unit === '%' &&
  share.before === '的' &&
  toPlan.test(planned.before) &&
  !planned.opens &&
  planned.unit === done.unit &&
  !done.mention.change

/** 收入预算为100亿元，实际完成85亿元，为预算的85%: the plan is stated first, and may have been changed before it was carried out. */
const ofPlan = /^[,、](?:[^;。:、()]{0,20},)?(?:为|占|完成)(?:年初|调整后?|变更)?预算数?的$/
const statesPlan =
  /(?:预算|计划)(?:数|额)?(?:(?:合计|总计)?(?:为|是)?|(?:调整|变更|调减|调增)(?:后)?为)$|(?:调整|变更)(?:后)?为$/
const carriedOut = /(?:完成|执行(?:数)?)(?:数|额|了)?(?:为|是)?$/

const isOfPlanAbove = (done: Figure, share: Figure): boolean =>
  share.unit === '%' && ofPlan.test(share.before) && carriedOut.test(done.lead) && isAmount(done)

const isAmount = (figure: Figure): boolean =>
  figure.bounds !== null && figure.unit !== '' && !isBeside(figure) && figure.mention.quantity.qualifier === 'eq'

/** The share is wrong only if no plan of the sentence gives it: it may be of the first or of the changed one. */
function* judgeAbove(done: Figure, figures: readonly Figure[], share: Figure) {
  const plans: Figure[] = []
  for (let at = done.index; at > 0 && !/[。;!?\n]/.test(figures[at]!.before); at--) {
    const figure = figures[at - 1]!
    if (!isAmount(figure) || figure.unit !== done.unit) return
    if (carriedOut.test(figure.lead)) return
    if (statesPlan.test(figure.lead)) plans.push(figure)
  }
  const [last] = plans
  if (last && plans.every((plan) => isOff(done, plan, share))) yield* judge(done, last, share)
}

function isOff(done: Figure, planned: Figure, share: Figure): boolean {
  const ratio = done.bounds && planned.bounds && over(done.bounds, planned.bounds)
  if (!ratio || !share.bounds) return false
  // 119.19% is often cut off to 119.1%, and what is cut off is no slip.
  const cut = 10 ** -placesOf(share.mention.quantity.written) / 2
  return apart(times(ratio, 100), {low: share.bounds.low, high: share.bounds.high + cut})
}

function* judge(done: Figure, planned: Figure, share: Figure) {
  const ratio = done.bounds && planned.bounds && over(done.bounds, planned.bounds)
  const percent = ratio && times(ratio, 100)
  if (!percent || !share.bounds || !apart(percent, share.bounds)) return
  const {quantity, span, text} = share.mention
  const value = middle(percent)
  const replacement = quantity.qualifier === 'eq' ? rewritten(quantity, value) : null
  yield {
    span,
    facts: {
      done: done.mention.text,
      planned: planned.mention.text,
      result: `${shown(value, placesOf(quantity.written))}%`,
      written: text,
    },
    related: [
      {at: done.mention.span, message: {zh: '完成数', en: 'What is done'}},
      {at: planned.mention.span, message: {zh: '预算或计划数', en: 'What was planned'}},
    ],
    fixes: replacement ? [replaceWith(quantity.number, replacement)] : [],
  }
}
