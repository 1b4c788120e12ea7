import {type Carried, carriedIn} from '../../formulas/carried.js'
import {type Figure, figuresOf} from '../../formulas/figures.js'
import {apart, type Bounds, middle, minus, plus} from '../../quantity/bounds.js'
import {inWritingOf} from '../in-writing.js'
import {quote} from '../quote.js'
import {type Detected, passageRule} from '../rule.js'

interface Facts {
  /** `69亿元＋141亿元`, `280亿元－275亿元`; both sides where they should be one. */
  readonly formula: string
  readonly result: string
  /** 收入总计, 支出总计, 结余 as the draft calls it. */
  readonly called: string
  readonly written: string
  /** Both totals should be the same. */
  readonly balanced: boolean
}

export const balanceMismatch = passageRule<Facts>({
  id: 'balance-mismatch',
  severity: 'warning',
  summary: {
    zh: '收入总计、支出总计、结余与各数算不拢',
    en: 'Totals of revenue and expenditure, or a balance, that the numbers do not give',
  },
  why: {
    zh: '预算报告里，收入加上补助、结转等为收入总计，支出加上解、调出等为支出总计，两者相抵为结余或者平衡；上年结余加上当年的收、减去当年的支，为滚存结余或年末余额。只核对各项金额逐一写明的：从“收入”“支出”到“总计”之间有没写金额的，不核对；滚存结余没有在同一句写明上年数的，不核对；括号里“其中……”的金额不另计；总计后面“其中”从本级收支列起的，各项之和也核对。容差为各项末位的一半之和。',
    en: 'In a budget revenue with transfers and what was carried over is 收入总计, expenditure with what is passed on is 支出总计, and the one less the other is the balance or nothing; what was left of the year before, with what came and without what went, is what is carried on. Judged only where every amount is written; a balance of several years is left alone where its sentence does not say what the year before had left, and what a bracket tells of an amount (其中…) is not counted again; a list behind a total that begins with the account’s own amount is added up too. The tolerance is half the last digit of every part.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '政府性基金收入60亿元，下降4.2%；加上上级补助收入等30亿元，收入总计⟦80亿元⟧。\n',
      says: [
        {
          zh: '60亿元＋30亿元＝90亿元，收入总计写“80亿元”。请核对各数。',
          en: '60亿元＋30亿元 = 90亿元, 收入总计 is “80亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '收入总计280亿元。支出总计275亿元。收支相抵，年终结余结转⟦15亿元⟧。\n',
      says: [
        {
          zh: '280亿元－275亿元＝5亿元，结余写“15亿元”。请核对各数。',
          en: '280亿元－275亿元 = 5亿元, 结余 is “15亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '收入总计196.36亿元。支出总计⟦169.36亿元⟧。全年收支平衡。\n',
      says: [
        {
          zh: '收入总计“196.36亿元”与支出总计“169.36亿元”不等，文中却写收支平衡。请核对两数。',
          en: 'Revenue is “196.36亿元” in all and expenditure “169.36亿元”, yet the text has them balanced. Check both numbers.',
          related: [{zh: '算式中的数', en: 'A number of the formula'}],
        },
      ],
    },
    {
      draft: '社会保险基金收入74亿元。社会保险基金支出65亿元。本年收支结余⟦19亿元⟧，年末滚存结余109亿元。\n',
      says: [
        {
          zh: '74亿元－65亿元＝9亿元，结余写“19亿元”。请核对各数。',
          en: '74亿元－65亿元 = 9亿元, 结余 is “19亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '当年结余4.6亿元，加上上年结余60.12亿元，年末滚存结余⟦67.42亿元⟧。\n',
      says: [
        {
          zh: '4.6亿元＋60.12亿元＝64.72亿元，年末滚存结余写“67.42亿元”。请核对各数。',
          en: '4.6亿元＋60.12亿元 = 64.72亿元, 年末滚存结余 is “67.42亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '预算稳定调节基金年初余额31737万元，按规定补充28697万元，动用31000万元，年末余额⟦59434万元⟧。\n',
      says: [
        {
          zh: '31737万元＋28697万元－31000万元＝29434万元，年末余额写“59434万元”。请核对各数。',
          en: '31737万元＋28697万元－31000万元 = 29434万元, 年末余额 is “59434万元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '当年收支赤字7970万元，加上上年结余3.9亿元，年末滚存结余⟦2.8亿元⟧。\n',
      says: [
        {
          zh: '3.9亿元－7970万元＝3.103亿元，年末滚存结余写“2.8亿元”。请核对各数。',
          en: '3.9亿元－7970万元 = 3.103亿元, 年末滚存结余 is “2.8亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {draft: '当年收支赤字7970万元，加上上年结余3.9亿元，年末滚存结余3.1亿元。\n'},
    {draft: '当年结余4.6亿元，增长3.2%，加上上年结余60.12亿元，年末滚存结余64.72亿元。\n'},
    {draft: '基金收入74亿元，加上上年结余100亿元，减去支出65亿元，年末滚存结余109亿元。\n'},
    {draft: '2024年末债务余额174.2亿元，2025年发行36.4亿元，偿还12.1亿元，2025年末余额198.5亿元。\n'},
    {draft: '年初余额3.2亿元，安排使用1.1亿元，年末余额2.4亿元。\n'},
    {draft: '当年收支结余9.6亿元，年末滚存结余155.7亿元，其中企业养老保险基金42亿元。\n'},
    {draft: '上年结余60亿元，用于民生支出12亿元，其中养老8亿元，年末余额51亿元。\n'},
    {draft: '政府性基金收入60亿元，下降4.2%；加上上级补助收入、上年结转收入等30亿元，收入总计90亿元。\n'},
    {
      draft:
        '政府性基金收入60亿元，加上上级补助收入20亿元，债务转贷收入10亿元（其中区级留用7亿元），收入总计⟦97亿元⟧。\n',
      says: [
        {
          zh: '60亿元＋20亿元＋10亿元＝90亿元，收入总计写“97亿元”。请核对各数。',
          en: '60亿元＋20亿元＋10亿元 = 90亿元, 收入总计 is “97亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft:
        '一般公共预算收入60亿元，增长2%。其中：税收收入40亿元，增长3%；非税收入20亿元，与上年持平。加上上级补助收入30亿元，收入总计⟦97亿元⟧。\n',
      says: [
        {
          zh: '60亿元＋30亿元＝90亿元，收入总计写“97亿元”。请核对各数。',
          en: '60亿元＋30亿元 = 90亿元, 收入总计 is “97亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '一般公共预算收入总计⟦97亿元⟧，其中：市本级收入60亿元，增长2%，上级补助收入、调入资金等30亿元。\n',
      says: [
        {
          zh: '60亿元＋30亿元＝90亿元，一般公共预算收入总计写“97亿元”。请核对各数。',
          en: '60亿元＋30亿元 = 90亿元, 一般公共预算收入总计 is “97亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {draft: '一般公共预算收入总计97亿元，其中：市本级收入60亿元。上级补助收入30亿元，其中专项补助收入9亿元。\n'},
    {draft: '收入总计97亿元，其中：上级补助收入60亿元，调入资金30亿元。\n'},
    {
      draft:
        '政府性基金收入60亿元，加上上级补助收入20亿元（含专项7亿元），债务转贷收入10亿元（其中区级留用7亿元），收入总计90亿元。\n',
    },
    {draft: '政府性基金收入60亿元；加上上级补助等收入后，收入总计90亿元。\n'},
    {draft: '一般公共预算收入60亿元，其中税收收入40亿元；加上上级补助30亿元，收入总计90亿元。\n'},
    {
      draft: '社会保险基金收入预算74亿元，实际完成72亿元。支出预算65亿元，实际完成61亿元。年度收支结余11亿元。\n',
    },
    {draft: '收入总计280亿元。支出总计275亿元。收支相抵，年末滚存结余15亿元。\n'},
    {draft: '国有资本经营预算收入2.7亿元。上级补助收入0.1亿元，加上年结转0.2亿元，收入总计3.0亿元。\n'},
    {
      draft:
        '保险基金预算收入92亿元，上年结转67亿元，收入总计159亿元；保险基金预算支出86亿元，滚存结余73亿元，支出总计159亿元。收支相抵，当年预算结余6亿元。\n',
    },
  ],
  where: ({passage}) => passage.kind !== 'table' && signs.test(passage.view.text),
  *check(reading) {
    const figures = withoutAsides(figuresOf(reading))
    for (const figure of figures) {
      const total = isTotal(figure) ? [...ofAddends(figures, figure)] : []
      yield* total
      if (!total.length) yield* ofItems(figures, figure)
      if (sideOf(figure) === '支出' && !total.length) yield* ofBalance(figures, figure)
      if (/(?:当年|本年|年度)(?:收支)?结余(?:为|达)?$/.test(figure.before)) yield* ofFund(figures, figure)
    }
    for (const carried of carriedIn(figures)) yield* ofCarried(carried)
  },
  say: ({formula, result, called, written, balanced}) =>
    balanced
      ? {
          zh: `收入总计${quote(formula)}与支出总计${quote(written)}不等，文中却写收支平衡。请核对两数。`,
          en: `Revenue is “${formula}” in all and expenditure “${written}”, yet the text has them balanced. Check both numbers.`,
        }
      : {
          zh: `${formula}＝${result}，${called}写${quote(written)}。请核对各数。`,
          en: `${formula} = ${result}, ${called} is “${written}”. Check the numbers.`,
        },
})

const signs = /(?:收入|支出)(?:总计|总量|合计)|总(?:收入|支出)|结余|余额/

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
    held = opensAside.exec(words)?.[1] ?? null
    if (held === null)
      found.push(words === before && figure.index === found.length ? figure : told(figure, words, found.length))
  }
  return found
}

const opensAside = /^(.*)\((?:其中|含|包括)[^()]*$/

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

const total = /(?:(收入|支出)(?:总计|总量|合计)|总(收入|支出))(?:为|达)?$/

const sideOf = ({lead}: Figure): Side | null => {
  const [, before, behind] = total.exec(lead) ?? []
  return (before ?? behind ?? null) as Side | null
}

const isLevel = ({bounds, mention}: Figure): boolean => bounds !== null && !mention.change

/** Growth and shares, and what an amount is told against: 为年初预算90亿元的, 比上年执行数80亿元. */
const isBeside = ({mention, unit, before}: Figure): boolean =>
  mention.change !== null ||
  /[%‰]|百分点/.test(unit) ||
  /^,(?:(?:为|完成|占)[^,;。]{0,10}(?:预算|计划|目标|任务)数?|[较比][^,;。]{0,12})$/.test(before)

/** 收入总计 with its amounts in the same breath; 加上…后，收入总计 gives none. */
const isTotal = (figure: Figure): boolean =>
  isLevel(figure) && sideOf(figure) !== null && /^后?,[^,;。:]{0,14}$/.test(figure.before)

function* ofAddends(figures: readonly Figure[], figure: Figure): Generator<Detected<Facts>> {
  const addends = addendsOf(figures, figure)
  if (addends.length < 2) return
  const sum = addends.reduce<Bounds>((all, {bounds}) => plus(all, bounds!), {low: 0, high: 0})
  const called = figure.lead.replace(/(?:为|达)$/, '')
  yield* judge(figure, sum, addends.map(({mention}) => mention.text).join('＋'), called, addends)
}

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
    if (/其中|减去|扣除|含|[()]/.test(figure.before)) return []
    if (isBeside(figure)) {
      // Growth stands beside the first amount only.
      if (adds || opensAccount(figures[at - 1])) continue
      return []
    }
    if (!isLevel(figure) || figure.unit !== unit) return []
    found.unshift(figure)
    if (!adds && /^(?:,[^,;。()]{2,60})?[,;。]加上?[^,;。:]{2,120}$/.test(figure.before)) adds = true
    else if (adds || opensAccount(figure)) return opensAccount(figure) ? found : []
    else if (!/^[,、]和?[^,;。:]{2,30}$/.test(figure.before)) return []
  }
  return []
}

/**
 * 收入总计60亿元，其中：本级收入40亿元，上级补助收入20亿元。: a total of the accounts whose list begins with the account's own
 * amount is listed in full.
 */
function* ofItems(figures: readonly Figure[], total: Figure): Generator<Detected<Facts>> {
  if (sideOf(total) === null || !isLevel(total)) return
  const items: Figure[] = []
  for (const figure of figures.slice(total.index + 1, total.index + 16)) {
    if (items.length ? /^[。;]/.test(figure.before) : !/^,(?:其中|包括)[,:]?[^,;。:()]{2,24}$/.test(figure.before))
      break
    if (items.length && isBeside(figure)) continue
    if (!isLevel(figure) || figure.unit !== total.unit) return
    if (items.length && !/^[,、][^,;。:()]{2,60}$/.test(figure.before)) return
    items.push(figure)
  }
  const [first] = items
  if (!first || items.length < 2 || !ownAmount.test(first.lead) || items.some(({before}) => /含|减/.test(before)))
    return
  if (!/^[。;\n]|^$/.test(items.at(-1)!.after.trim())) return
  const sum = items.reduce<Bounds>((all, {bounds}) => plus(all, bounds!), {low: 0, high: 0})
  yield* judge(
    total,
    sum,
    items.map(({mention}) => mention.text).join('＋'),
    total.lead.replace(/(?:为|达)$/, ''),
    items,
  )
}

/** 一般公共预算收入, 市本级支出: the account's own, and not what comes to it from above. */
const ownAmount = /(?:预算|基金|经营|级|当年|本年)(?:收入|支出)(?:完成|为)?$/

/** Index of the figure that 其中 opens, of which `at` is one of the parts; null where none does. */
function partsBack(figures: readonly Figure[], at: number): number | null {
  for (let from = at; from > 0 && at - from < 8; from--) {
    const {before} = figures[from]!
    if (/^[,;。]其中[,:]?[^,;。:]{0,16}$/.test(before)) return from
    if (/加|[减扣]除?去?|[()]/.test(before) && !isBeside(figures[from]!)) return null
  }
  return null
}

/** 政府性基金收入, 一般公共预算支出执行 at the head of a sentence: what the accounts begin with, and not 上级补助收入, which joins them. */
const opensAccount = (figure: Figure | undefined): boolean =>
  figure !== undefined &&
  (figure.index === 0 || /[。:]/.test(figure.before)) &&
  /(?:收入|支出)(?:完成|执行|实现|安排|预算|预计|预期|数|为)*$/.test(figure.lead) &&
  !/总|占|加上|补助|转贷|上解|结转|调入|调出|返还|转移/.test(figure.lead)

/** Both totals in one paragraph, and what it says of their difference. */
function* ofBalance(figures: readonly Figure[], spent: Figure): Generator<Detected<Facts>> {
  const earned = figures.slice(0, spent.index).findLast((it) => sideOf(it) !== null)
  if (!earned || sideOf(earned) !== '收入' || earned.unit !== spent.unit || !earned.bounds || !spent.bounds) return
  if (
    /^[。;,](?:收支相抵,)?[^。;]{0,20}收支(?:执行|预算)?平衡/.test(spent.after) &&
    apart(earned.bounds, spent.bounds)
  ) {
    yield {
      span: spent.mention.span,
      facts: {
        formula: earned.mention.text,
        result: '',
        called: '支出总计',
        written: spent.mention.text,
        balanced: true,
      },
      related: [relatedTo(earned)],
    }
    return
  }
  const left = figures[spent.index + 1]
  if (
    left &&
    /^[。;,]收支相抵,[^,。;]{0,8}结余(?:结转)?(?:下年)?(?:为)?$/.test(left.before) &&
    !/滚存|当年|本年/.test(left.before)
  )
    yield* ofDifference(earned, spent, left)
}

/** 基金收入…基金支出…本年收支结余: of the fund, or of both totals where they stand there. */
function* ofFund(figures: readonly Figure[], left: Figure): Generator<Detected<Facts>> {
  const before = figures.slice(Math.max(0, left.index - 16), left.index)
  const spent = before.findLast((it) => isLevel(it) && (sideOf(it) === '支出' || fund.支出.test(it.lead)))
  const earned = before.findLast(
    (it) => spent && it.index < spent.index && isLevel(it) && (sideOf(it) === '收入' || fund.收入.test(it.lead)),
  )
  if (!earned || !spent || (sideOf(earned) === null) !== (sideOf(spent) === null)) return
  // Totals hold what earlier years have left, the year's own balance does not.
  if (sideOf(spent) !== null && before.some((it) => /结转|滚存|结余/.test(it.before))) return
  // 收入预算…，实际完成…: the balance is of one of them.
  const between = before.filter(({index}) => index > earned.index && index !== spent.index)
  if (sideOf(spent) === null && between.some((it) => !isBeside(it) || it.lead.includes('实际'))) return
  yield* ofDifference(earned, spent, left)
}

const fund: Readonly<Record<Side, RegExp>> = {
  收入: /基金(?:预算)?(?:总)?收入(?:完成|预算|预计|安排|为)*$/,
  支出: /(?:基金(?:预算)?(?:总)?|^)支出(?:完成|预算|预计|安排|为)*$/,
}

function* ofDifference(earned: Figure, spent: Figure, left: Figure): Generator<Detected<Facts>> {
  if (!earned.bounds || !spent.bounds || earned.unit !== spent.unit || left.unit !== earned.unit) return
  const formula = `${earned.mention.text}－${spent.mention.text}`
  yield* judge(left, minus(earned.bounds, spent.bounds), formula, '结余', [earned, spent])
}

function* ofCarried({claim, called, parts}: Carried): Generator<Detected<Facts>> {
  const sum = parts.reduce<Bounds>(
    (all, {figure, sign}) => (sign > 0 ? plus(all, figure.bounds!) : minus(all, figure.bounds!)),
    {low: 0, high: 0},
  )
  const formula = parts.map(({figure, sign}, at) => (at ? (sign > 0 ? '＋' : '－') : '') + figure.mention.text).join('')
  const operands = parts.map(({figure}) => figure)
  yield* judge(claim, sum, formula, called, operands)
}

function* judge(
  claim: Figure,
  result: Bounds,
  formula: string,
  called: string,
  operands: readonly Figure[],
): Generator<Detected<Facts>> {
  const {text, span} = claim.mention
  if (!claim.bounds || !apart(result, claim.bounds)) return
  yield {
    span,
    facts: {formula, result: inWritingOf(operands[0]!.mention, middle(result)), called, written: text, balanced: false},
    related: operands.map(relatedTo),
  }
}

const relatedTo = ({mention}: Figure) => ({
  at: mention.span,
  message: {zh: '算式中的数', en: 'A number of the formula'},
})
