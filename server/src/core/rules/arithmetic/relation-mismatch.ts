import type {World} from '../../config/world.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {apart, type Bounds, boundsOf, middle, over, placesOf, plus, shown, times} from '../../quantity/bounds.js'
import {toNumber} from '../../quantity/decimal.js'
import type {Time} from '../../quantity/time.js'
import type {Indicator} from '../../registry/schema.js'
import {isDeedOf} from '../deed.js'
import {isPair, measured} from '../measure.js'
import {rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {type Recomputable, rolesOf} from '../relation-roles.js'
import {renumber} from '../rephrase.js'
import {type Contribution, type Detected, groupRule, type Member, type Within, within} from '../rule.js'
import {isOwnArea, spokenArea} from '../scope.js'
import {isContradicted, sure} from '../verdict.js'

interface Facts {
  /** `120亿元＋80亿元`, as the draft writes them. */
  readonly formula: string
  readonly result: string
  readonly name: string
  readonly written: string
}

/** A figure that has a place in a registered formula. */
interface Term {
  readonly mention: ResolvedMention
  readonly formula: Recomputable
  /** Among the formula's terms; −1 for the result. */
  readonly place: number
}

const registry = `
indicators:
  - {id: ex.core, name: 数字经济核心产业增加值, unit: 元, kind: flow}
  - {id: ex.made, name: 数字产品制造业增加值, unit: 元, kind: flow}
  - {id: ex.used, name: 数字服务业增加值, unit: 元, kind: flow}
  - {id: ex.gdp, name: 地区生产总值, unit: 元, kind: flow}
  - {id: ex.share, name: 数字经济核心产业增加值占比, unit: "%", kind: ratio}
relations:
  - {id: core, type: sum, total: ex.core, parts: [ex.made, ex.used]}
  - {id: share, type: share, part: ex.core, whole: ex.gdp, ratio: ex.share}
`

export const relationMismatch = groupRule<Facts, Term>({
  id: 'relation-mismatch',
  severity: 'warning',
  summary: {
    zh: '文中各数不合登记的合计或占比关系',
    en: 'Figures that do not make the sum or share that the registry says they make',
  },
  why: {
    zh: '登记库的 relations 写明了哪些指标相加等于哪个指标、哪个除以哪个等于占比，各数分散在文中各处时也能核对。只在登记了关系、文中写有同一时点同一性质（现状或目标）的全部各数时计算；缺一个数、时点不明、口径区域不同、单位不能相加的不提示，已与登记值不符的由相应检查指出。印出的数按舍入区间参加计算。',
    en: 'The relations of the registry say which indicators add up to which, and which over which makes a share; the figures may stand anywhere in the draft. Only where the registry gives the relation and the draft states all of its figures for one time, observed or planned, are they compared: with one missing, undated, of another area or in units that do not add up there is no finding. What differs from the registered value is reported there. Printed numbers enter as intervals.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry,
      draft:
        '2020年，数字产品制造业增加值120亿元，数字服务业增加值80亿元。\n\n## 二、现状\n\n2020年，数字经济核心产业增加值达到⟦230亿元⟧。\n',
      says: [
        {
          zh: '按登记的关系，“数字经济核心产业增加值”应为120亿元＋80亿元＝200亿元，文中写“230亿元”。请核对各数。',
          en: 'By the registered relation “数字经济核心产业增加值” is 120亿元＋80亿元 = 200亿元, the draft has “230亿元”. Check the figures.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '登记的关系', en: 'The registered relation'},
          ],
        },
      ],
    },
    {
      registry,
      draft:
        '2025年，地区生产总值达到2000亿元，数字经济核心产业增加值达到300亿元，数字经济核心产业增加值占比达到⟦18%⟧。\n',
      fixed:
        '2025年，地区生产总值达到2000亿元，数字经济核心产业增加值达到300亿元，数字经济核心产业增加值占比达到15%。\n',
      says: [
        {
          zh: '按登记的关系，“数字经济核心产业增加值占比”应为300亿元÷2000亿元＝15%，文中写“18%”。请核对各数。',
          en: 'By the registered relation “数字经济核心产业增加值占比” is 300亿元÷2000亿元 = 15%, the draft has “18%”. Check the figures.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '登记的关系', en: 'The registered relation'},
          ],
          fixes: [{zh: '改为“15%”', en: 'Change to “15%”', grade: 'choice'}],
        },
      ],
    },
    {
      registry,
      draft: '2020年，数字产品制造业增加值120亿元，数字服务业增加值80亿元，数字经济核心产业增加值达到200亿元。\n',
    },
    {registry, draft: '2020年，数字产品制造业增加值120亿元，数字经济核心产业增加值达到230亿元。\n'},
    {
      registry,
      draft:
        '2020年，数字产品制造业增加值120亿元，数字服务业增加值80亿元。到2025年，数字经济核心产业增加值达到330亿元。\n',
    },
  ],
  gather: (reading, world) => (world.registry.relations.length ? termsOf(reading, world) : none),
  *check(group, {registry}) {
    const [{entry: {formula} = {}} = {}] = group
    if (!formula) return
    const terms = formula.terms.map((_, place) => group.filter(({entry}) => entry.place === place))
    const bounds = terms.map((members) => together(members, registry))
    const value = worth(formula, bounds)
    if (!value) return
    for (const member of group) {
      const claim = member.entry.place < 0 ? boundsIn(member.entry.mention, formula.result, registry) : null
      if (claim && apart(value, claim)) yield detected(member, formula, terms, inWriting(member.entry, value, registry))
    }
  },
  say: ({formula, result, name, written}) => ({
    zh: `按登记的关系，${quote(name)}应为${formula}＝${result}，文中写${quote(written)}。请核对各数。`,
    en: `By the registered relation “${name}” is ${formula} = ${result}, the draft has “${written}”. Check the figures.`,
  }),
})

const none: readonly never[] = []

function* termsOf(reading: Reading, world: World): Generator<Contribution<Term>> {
  const {mentions, passage} = reading
  for (const [index, mention] of mentions.entries()) {
    const {match, asOf, role} = mention
    const time = match && sure <= match.score && isLevel(mention) ? moment(asOf.time) : null
    const roles = match && time !== null ? rolesOf(world, match.indicator.id) : []
    if (!match || !roles.length || mentions.some(({from}) => from === index)) continue
    if (!isOwnArea(spokenArea(passage, mention, world), match.indicator, world)) continue
    if (isDeedOf(match.indicator, mention, passage) || isContradicted(mention, reading, world)) continue
    for (const {formula, place} of roles) {
      const {path, span} = formula.relation.declaredAt
      yield {key: `${path} ${span.from} ${time} ${role}`, span: mention.span, entry: {mention, formula, place}}
    }
  }
}

/** A level whose time is known; 年均 and 人均 make another indicator of it. */
const isLevel = ({role, change, asOf, aggregator}: ResolvedMention): boolean =>
  (role === 'baseline' || role === 'target') &&
  change === null &&
  (asOf.basis === 'explicit' || asOf.basis === 'inherited') &&
  !aggregator?.includes('均')

/** A year and its last day are one time of a level; a stretch of years is none. */
const moment = (time: Time | null): string | null =>
  time === null || time.includes('/') ? null : time.replace(/-12-31$/, '')

/** The numbers that every place where the draft states a figure allows; null where it is not stated, or contradicts itself. */
function together(members: readonly Member<Term>[], registry: World['registry']): Bounds | null {
  let all: Bounds | null = null
  for (const {
    entry: {mention, formula, place},
  } of members) {
    const indicator = formula.terms[place]
    const bounds = indicator ? boundsIn(mention, indicator, registry) : null
    if (!bounds || (all && apart(all, bounds))) return null
    all = all ? {low: Math.max(all.low, bounds.low), high: Math.min(all.high, bounds.high)} : bounds
  }
  return all
}

function worth({relation, factor}: Recomputable, terms: readonly (Bounds | null)[]): Bounds | null {
  const known = terms.flatMap((bounds) => bounds ?? [])
  const [first, second] = known
  if (!first || known.length < terms.length) return null
  if (relation.type === 'sum') return known.slice(1).reduce(plus, first)
  const ratio = second ? over(first, second) : null
  return ratio && times(ratio, factor)
}

function boundsIn({quantity}: ResolvedMention, indicator: Indicator, registry: World['registry']): Bounds | null {
  const same = measured(quantity, indicator, registry)
  return same && boundsOf({qualifier: quantity.qualifier, value: same.value, step: same.step})
}

function detected(
  member: Member<Term>,
  {relation, result}: Recomputable,
  terms: readonly (readonly Member<Term>[])[],
  {text, digits}: InWriting,
): Detected<Facts, Within> {
  const {mention} = member.entry
  const firsts = terms.flatMap(([first]) => first ?? [])
  const isQuotient = relation.type !== 'sum'
  return {
    span: member,
    facts: {
      formula: formulaText(
        firsts.map(({entry}) => entry.mention.text),
        isQuotient ? '÷' : '＋',
      ),
      result: text,
      name: result.name,
      written: mention.text,
    },
    related: [
      ...firsts.slice(0, 12).map((at) => ({at, message: {zh: '算式中的数', en: 'A number of the formula'}})),
      {at: relation.declaredAt, message: {zh: '登记的关系', en: 'The registered relation'}},
    ],
    // Of a sum any part may be the wrong one.
    fixes: isQuotient && digits !== null ? [renumber(within(member, mention.quantity.number), mention, digits)] : [],
  }
}

const formulaText = (texts: readonly string[], sign: string): string =>
  (texts.length > 6 ? [...texts.slice(0, 4), '…', texts.at(-1)] : texts).join(sign)

interface InWriting {
  readonly text: string
  /** What to write for the number as it stands; null where nothing can be written for it. */
  readonly digits: string | null
}

/** The middle of what the formula gives, in the figure's own multiplier, unit and decimal places. */
function inWriting({mention: {quantity}, formula}: Term, value: Bounds, registry: World['registry']): InWriting {
  const same = measured(quantity, formula.result, registry)?.value
  const isPlain = same && quantity.value && !isPair(same) && !isPair(quantity.value) && toNumber(same) !== 0
  const own = isPlain ? (middle(value) * toNumber(quantity.value)) / toNumber(same) : middle(value)
  const digits = isPlain ? rewritten(quantity, own) : null
  const tail = `${quantity.multiplier ?? ''}${quantity.unit ?? ''}`
  return {
    text: digits === null ? `${shown(own, placesOf(quantity.written))}${quantity.unit ?? ''}` : digits + tail,
    digits: quantity.qualifier === 'eq' ? digits : null,
  }
}
