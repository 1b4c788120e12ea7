import type {Severity} from '../config/severity.js'
import type {World} from '../config/world.js'
import type {ResolvedMention} from '../mentions/mention.js'
import {compare, type Decimal, decimal, equals, multiply} from '../quantity/decimal.js'
import {touches} from '../quantity/interval.js'
import type {Time} from '../quantity/time.js'
import type {Claim, Indicator, Level, Observation} from '../registry/schema.js'
import {claimOf, figure, isPair, knownOf, type Measured} from './measure.js'
import {isLastOf, sameMoment} from './moment.js'
import {slipBetween} from './slip.js'

/** What is wrong, and what the mention was held against. */
export type Held = Case & {readonly level: Level; readonly severity?: Severity}

/** Kinds of contradiction, by the rule that reports them. */
type Case =
  | {readonly rule: 'registry-value-mismatch'}
  | {readonly rule: 'registry-target-mismatch'}
  | {readonly rule: 'registry-qualifier-dropped'}
  /** `undersold`: true, but the registered value is far beyond. */
  | {readonly rule: 'registry-qualifier-false'; readonly undersold: boolean}
  /** Written ÷ registered is 10 to this power. */
  | {readonly rule: 'registry-multiplier-slip'; readonly power: number}
  /** `level` is of another time, which the draft states for its own; `own` is what is registered for that. */
  | {readonly rule: 'registry-asof-mismatch'; readonly own: Level | null}
  | {readonly rule: 'registry-superseded-value'; readonly earlier: Decimal}
  /**
   * `variant`: another word that the registry accepts; `size`: the registered number in a larger or smaller unit;
   * `dimension`: in a unit that measures something else.
   */
  | {readonly rule: 'registry-unit-mismatch'; readonly kind: 'variant' | 'size' | 'dimension'}
  | {readonly rule: 'registry-scope-mismatch'; readonly spoken: string}
  | {readonly rule: 'registry-restricted-figure'}
  /** The sources contradict each other, and none of them has the better right. */
  | {readonly rule: 'registry-source-conflict'; readonly claims: readonly Claim[]}

/** What is wrong with a level that the draft states as observed. */
export function observed(
  mention: ResolvedMention,
  {observations, targets}: Indicator,
  said: Measured,
  world: World,
): Held | null {
  const own = mention.observation
  if (own?.qualifier === 'eq' && mention.quantity.qualifier === 'eq' && isVery(said, own)) return null
  if (mention.asOf.basis !== 'explicit' && meetsTarget(said, targets)) return null
  if (!own) return undated(mention, observations, said)
  const known = knownOf(own, world)
  if (!known || own.value === null) return null
  const slip = slipOf(said, own)
  const claim = claimOf(mention.quantity, said, world)
  if (touches(claim, known)) {
    // 超过400 of a registered 超过4000 is true, and hardly what was meant.
    if (slip !== null) return {rule: 'registry-multiplier-slip', power: slip, level: own, severity: 'warning'}
    return wording(mention, own, own.value, said, world)
  }
  if (slip !== null) return {rule: 'registry-multiplier-slip', power: slip, level: own}
  return elsewhere(mention, observations, own, said) ?? superseded(own, said) ?? contradicted(mention, own, said)
}

/** What is wrong with a level that the draft aims at. Two statements of one target are equal, however they are worded. */
export function aimed(mention: ResolvedMention, {targets}: Indicator, said: Measured): Held | null {
  const own = mention.target
  if (!own) return undated(mention, targets, said)
  if (isVery(said, own)) return null
  const known = own.value && figure({value: own.value, step: own.step})
  if (!known || touches(figure(said), known)) return null
  const slip = slipOf(said, own)
  if (slip !== null) return {rule: 'registry-multiplier-slip', power: slip, level: own}
  return {rule: 'registry-target-mismatch', level: own}
}

/** The registered number itself, as nearly all figures are: nothing else need be worked out. */
const isVery = ({value}: Measured, level: Level): boolean =>
  level.value !== null && !isPair(value) && !isPair(level.value) && equals(value, level.value)

/** 达到8万个 of what is to be 8万个 by 2025: unless its own sentence dates it, it may be the goal. */
const meetsTarget = (said: Measured, targets: readonly Level[]): boolean => targets.some((it) => sameFigure(said, it))

/** The figure of another time, where the registry has none for the draft's: last year's sentence with the year changed. */
function undated({asOf, quantity}: ResolvedMention, levels: readonly Level[], said: Measured): Held | null {
  const {time, basis} = asOf
  if (time === null || basis === 'assumed' || levels.some((it) => sameMoment(it.asOf, time) || isLastOf(it.asOf, time)))
    return null
  const level = levels.find((it) => isTelling(said) && it.qualifier === quantity.qualifier && sameFigure(said, it))
  return level ? {rule: 'registry-asof-mismatch', own: null, level, severity: 'warning'} : null
}

/** The registered figure of another time, stated for a time that has a figure of its own. */
function elsewhere(
  {asOf}: ResolvedMention,
  levels: readonly Observation[],
  own: Observation,
  said: Measured,
): Held | null {
  const level = levels.find(
    (it) => it !== own && isExact(it) && isTelling(said) && isOther(it.asOf, asOf.time) && sameFigure(said, it),
  )
  return level ? {rule: 'registry-asof-mismatch', own, level} : null
}

const isOther = (a: Time, b: Time | null): boolean => b === null || !sameMoment(a, b)

function superseded(own: Observation, said: Measured): Held | null {
  const earlier = own.revisions.find(({value}) => touches(figure(said), figure({value, step: null})))
  return earlier ? {rule: 'registry-superseded-value', earlier: earlier.value, level: own} : null
}

function contradicted({quantity}: ResolvedMention, own: Observation, said: Measured): Held {
  const {qualifier} = quantity
  if (qualifier === 'eq' || qualifier === 'range') return {rule: 'registry-value-mismatch', level: own}
  return {rule: 'registry-qualifier-false', undersold: false, level: own, ...severityOf(said, own, qualifier)}
}

/** 约 and 近 promise nearness only: too far away is a warning, unless it is another figure altogether. */
function severityOf(said: Measured, own: Level, qualifier: string): {severity?: Severity} {
  if (isPair(said.value) || own.value === null || isPair(own.value)) return {}
  const isLoose = qualifier === 'about' || (qualifier === 'nearly' && compare(own.value, said.value) < 0)
  return isLoose && isBetween(own.value, said.value, '0.8', '1.25') ? {severity: 'warning'} : {}
}

/** What can be said of a wording that is not false. */
function wording(
  {quantity}: ResolvedMention,
  own: Observation,
  value: Measured['value'],
  said: Measured,
  world: World,
): Held | null {
  if (isPair(said.value) || isPair(value)) return null
  const {qualifier} = quantity
  const same = compare(said.value, value) === 0
  if (qualifier === 'eq') return !isExact(own) && same ? {rule: 'registry-qualifier-dropped', level: own} : null
  if (isExact(own) && same && excludesItself.has(qualifier))
    return {rule: 'registry-qualifier-false', undersold: false, level: own, severity: 'warning'}
  if (isExact(own)) return undersold(qualifier, said.value, value, own, world)
  if (qualifier !== own.qualifier || !isOneSided(qualifier) || same) return null
  // Beyond what the registry vouches for: it knows 超过4000, the draft says 超过4500.
  const beyond = compare(said.value, value) === (qualifier === 'gt' || qualifier === 'ge' ? 1 : -1)
  if (beyond) return {rule: 'registry-value-mismatch', level: own, severity: 'warning'}
  return undersold(qualifier, said.value, value, own, world)
}

/** 超过3.2万 of a value registered as 3.2万: rounding might make it true, but nothing in the registry does. */
const excludesItself: ReadonlySet<string> = new Set(['gt', 'lt', 'nearly', 'just-over'])

const isOneSided = (qualifier: string): boolean => ['gt', 'ge', 'lt', 'le'].includes(qualifier)

/** 超过4000 of 5200 is true and says less than the figure allows. */
function undersold(
  qualifier: string,
  said: Decimal,
  known: Decimal,
  level: Observation,
  {registry: {policy}}: World,
): Held | null {
  if (qualifier !== 'gt' && qualifier !== 'just-over') return null
  const most = multiply(said, decimal(String(1 + policy.justOver)) ?? said)
  if (compare(known, most) < 0) return null
  return {rule: 'registry-qualifier-false', undersold: true, level, severity: qualifier === 'gt' ? 'hint' : 'warning'}
}

function slipOf({value, step}: Measured, level: Level): number | null {
  if (isPair(value) || level.value === null || isPair(level.value)) return null
  return slipBetween(value, step, level.value)
}

const isExact = ({qualifier, value}: Level): boolean => qualifier === 'eq' && value !== null && !isPair(value)

const sameFigure = (said: Measured, {value, step}: Level): boolean =>
  value !== null && touches(figure(said), figure({value, step}))

/** Whether a figure is one that chance hardly repeats: 3197 is, 5 is not. */
const isTelling = ({value}: Measured): boolean => !isPair(value) && (value.digits > 9 || value.exponent > 1)

const isBetween = (value: Decimal, of: Decimal, low: string, high: string): boolean => {
  const [least, most] = [decimal(low), decimal(high)]
  return !!least && !!most && compare(value, multiply(of, least)) >= 0 && compare(value, multiply(of, most)) <= 0
}
