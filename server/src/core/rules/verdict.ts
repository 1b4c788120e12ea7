import type {World} from '../config/world.js'
import type {Passage} from '../markdown/passage.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'
import {touches} from '../quantity/interval.js'
import {isHearsay} from '../registry/layers.js'
import type {Indicator, Level} from '../registry/schema.js'
import {keeping} from '../text/keeping.js'
import {behind} from './behind.js'
import {isOfAnotherClause} from './clause.js'
import {asRegistered, isDeedOf, nameWithDeed} from './deed.js'
import {aimed, type Held, observed} from './held.js'
import {figure, isPair, type Measured, measured, unitFit} from './measure.js'
import {sameMoment} from './moment.js'
import type {Words} from './rule.js'
import {isOwnArea, spokenArea} from './scope.js'

/** The one thing that is wrong between a mention and its registry entry: the most specific that fits. */
export type Verdict = Held & {
  readonly indicator: Indicator
  /** Who stands behind the level; null where the registry does not say. */
  readonly by: Words | null
}

/** A verdict of one rule. */
export type VerdictOf<Rule extends Verdict['rule']> = Extract<Verdict, {readonly rule: Rule}>

/** Below this a match says what a mention could be, not what it is (domain notes 4.2, rule 3). */
export const sure = 0.75

/** A mention, and what is wrong between it and the registry. */
export interface Judged {
  readonly mention: ResolvedMention
  readonly verdict: Verdict
}

const kept = keeping<Reading, readonly Judged[]>()
const none: readonly Judged[] = []

/** The mentions of a reading that contradict the registry; ten rules ask, and most readings have none. */
function judgedIn(reading: Reading, world: World): readonly Judged[] {
  const known = kept.get(reading)
  if (known) return known
  if (!world.registry.ids.length) return none
  const judged: Judged[] = []
  for (const mention of reading.mentions) {
    const verdict = verdictOn(mention, reading.passage, world)
    if (verdict) judged.push({mention, verdict})
  }
  const some = judged.length ? judged : none
  kept.set(reading, some)
  return some
}

/** The mentions of a reading that one rule has to report. */
export function verdicts<Rule extends Verdict['rule']>(
  reading: Reading,
  world: World,
  rule: Rule,
): readonly {readonly mention: ResolvedMention; readonly verdict: VerdictOf<Rule>}[] {
  const judged = judgedIn(reading, world)
  if (judged === none) return []
  return judged.flatMap(({mention, verdict}) => (isOf(verdict, rule) ? [{mention, verdict}] : []))
}

const isOf = <Rule extends Verdict['rule']>(verdict: Verdict, rule: Rule): verdict is VerdictOf<Rule> =>
  verdict.rule === rule

/** Whether some registry rule says that the mention is not true; a true one that could be worded better is not meant. */
export const isContradicted = (mention: ResolvedMention, reading: Reading, world: World): boolean =>
  judgedIn(reading, world).some((it) => it.mention === mention && it.verdict.severity !== 'hint')

/** Why the registry's rules have nothing to hold a figure against; `open-range`: one of the two is no single number. */
export type Unheld = 'no-time' | 'other-time' | 'area' | 'deed' | 'open-range' | 'restricted' | 'doubtful-name'

/** Why a figure that the registry may know is held against nothing; null where it is held, or where no entry is meant. */
export function unheld(told: ResolvedMention, passage: Passage, world: World): Unheld | null {
  const {match, candidates} = told
  // A single candidate would be meant but for the area.
  if (!match) return candidates.length === 1 ? 'area' : candidates.length ? 'doubtful-name' : null
  const {indicator} = match
  const mention = asRegistered(told, indicator, passage)
  if (mention.quantity.value === null || mention.quantity.qualifier === 'vague') return 'open-range'
  if (!isLevel(mention, indicator) || isDeedOf(indicator, mention, passage)) return 'deed'
  if (match.score < sure || isOfAnotherClause(passage, told)) return 'doubtful-name'
  if (isRestricted(indicator, world)) return 'restricted'
  const said = measured(mention.quantity, indicator, world.registry)
  if (!said) return 'doubtful-name'
  if (otherScope(mention, indicator, passage, said, world)) return 'area'
  const level = mention.role === 'target' ? mention.target : mention.observation
  if (!level) return mention.asOf.time === null ? 'no-time' : 'other-time'
  return level.value === null || isPair(level.value) ? 'open-range' : null
}

/**
 * What is wrong between a mention and the registry; null where nothing is, or where nothing can be said. Nearly all is as
 * registered: whether a figure may be held against its entry at all is asked last.
 */
function verdictOn(mention: ResolvedMention, passage: Passage, world: World): Verdict | null {
  const indicator = subjectOf(mention, passage, world)
  const held = indicator && judge(mention, indicator, passage, world)
  if (!indicator || !held || isOfAnotherClause(passage, mention)) return null
  return {...mildIfDoubtful(held, mention), indicator, by: behind(held.level, indicator, world.registry)}
}

/**
 * The indicator that a mention is held against: its match; or what would be but for the area; or what bears the very
 * name and could not be matched for its unit.
 */
function subjectOf(mention: ResolvedMention, passage: Passage, {registry}: World): Indicator | null {
  const {match, candidates, name, change} = mention
  if (match) return sure <= match.score ? match.indicator : null
  if (candidates.length || change !== null || !name.text)
    return candidates.length === 1 ? (candidates[0] ?? null) : null
  const named = [name.text, nameWithDeed(mention, passage)].flatMap((it) => registry.named(it))
  const ids = new Set(named.map(({indicator, kind}) => (kind === 'notThis' ? '' : indicator)))
  const [id] = ids
  return ids.size === 1 && id ? registry.indicator(id) : null
}

/** Whether the mention states a level that the registry could hold: no change, no average of another kind, no 若干. */
function isLevel({change, role, quantity, aggregator}: ResolvedMention, {name}: Indicator): boolean {
  if (change !== null || role === 'increment' || quantity.value === null || quantity.qualifier === 'vague') return false
  // 城镇调查失业率平均为5.2%: what a rate is over a year is its average anyway.
  return !aggregator?.endsWith('均') || name.includes(aggregator) || (aggregator === '平均' && name.endsWith('率'))
}

function judge(told: ResolvedMention, indicator: Indicator, passage: Passage, world: World): Held | null {
  const mention = told.match ? asRegistered(told, indicator, passage) : told
  if (!isLevel(mention, indicator)) return null
  const held = told.match
    ? ofMatch(mention, indicator, passage, world)
    : ofCandidate(mention, indicator, passage, world)
  return held && !isDeedOf(indicator, mention, passage) ? held : null
}

function ofCandidate(mention: ResolvedMention, indicator: Indicator, passage: Passage, world: World): Held | null {
  if (isOfTwoThings(indicator)) return disputed(mention, indicator)
  const said = measured(mention.quantity, indicator, world.registry)
  return said
    ? (otherScope(mention, indicator, passage, said, world)?.held ?? null)
    : otherUnit(mention, indicator, passage)
}

function ofMatch(mention: ResolvedMention, indicator: Indicator, passage: Passage, world: World): Held | null {
  const level = registered(mention, indicator)
  if (isRestricted(indicator, world)) return level && {rule: 'registry-restricted-figure', level}
  const dispute = disputed(mention, indicator)
  if (dispute) return dispute
  const said = measured(mention.quantity, indicator, world.registry)
  if (!said) return otherUnit(mention, indicator, passage)
  const scope = otherScope(mention, indicator, passage, said, world)
  return scope
    ? scope.held
    : (held(mention, indicator, said, world) ?? (level && variant(mention, indicator, level, world)))
}

/** Where the sources contradict each other about the mention's time nothing can be said of the figure, and that is said. */
function disputed({asOf: {time}, role}: ResolvedMention, {disputes}: Indicator): Held | null {
  if (!disputes.length || (role !== 'baseline' && role !== 'target')) return null
  for (const {about, asOf, claims} of disputes) {
    const level = claims.find((it) => it.level)?.level
    const isOfTime = about === 'definition' || (asOf !== null && time !== null && sameMoment(asOf, time))
    if (level && isOfTime) return {rule: 'registry-source-conflict', level, claims}
  }
  return null
}

const isOfTwoThings = ({disputes}: Indicator): boolean => disputes.some(({about}) => about === 'definition')

function held(mention: ResolvedMention, indicator: Indicator, said: Measured, world: World): Held | null {
  const found =
    mention.role === 'target'
      ? aimed(mention, indicator, said)
      : mention.role === 'baseline'
        ? observed(mention, indicator, said, world)
        : null
  return found && isOfAmount(found.rule) && isRegisteredNumber(mention, found.level)
    ? {...found, rule: 'registry-unit-mismatch', kind: 'size'}
    : found
}

const isOfAmount = (rule: Held['rule']): boolean =>
  rule === 'registry-multiplier-slip' || rule === 'registry-value-mismatch' || rule === 'registry-target-mismatch'

/** 1860平方米 of a registered 1860平方公里: not the figure has slipped but the unit. */
const isRegisteredNumber = ({quantity: {value, step}}: ResolvedMention, level: Level): boolean =>
  value !== null &&
  level.value !== null &&
  touches(figure({value, step}), figure({value: level.value, step: level.step}))

/** What a mention is compared with, or else what shows that the registry keeps the figure. */
const registered = (mention: ResolvedMention, {observations, targets}: Indicator): Level | null =>
  (mention.role === 'target' ? mention.target : mention.observation) ?? observations.at(-1) ?? targets[0] ?? null

/**
 * A level with a time that only the configuration gives may be the figure of another day; and what another text or the
 * press says must not convict this one.
 */
function mildIfDoubtful(held: Held, {asOf, role}: ResolvedMention): Held {
  if (held.severity || held.rule === 'registry-restricted-figure') return held
  const isAssumed = asOf.basis === 'assumed' && role === 'baseline'
  return isAssumed || isHearsay(held.level) ? {...held, severity: 'warning'} : held
}

const grades = ['public', 'internal', 'restricted']

/** Whether the registry keeps the figure closer than the file that the draft is checked with. */
const isRestricted = ({classification}: Indicator, {registry}: World): boolean =>
  classification !== null &&
  classification !== 'public' &&
  grades.indexOf(classification) > grades.indexOf(registry.classification ?? 'public')

/**
 * The registered figure in a unit that measures something else. Another figure in another unit may well be another
 * quantity of the same thing (its growth, its share), and is left alone.
 */
function otherUnit(
  {quantity, role, name}: ResolvedMention,
  {observations, targets}: Indicator,
  passage: Passage,
): Held | null {
  const {value, step} = quantity
  if (value === null || !name.span || passage.kind === 'table') return null
  const levels: readonly Level[] = role === 'target' ? targets : observations
  const level = levels.find(
    (it) => it.value !== null && touches(figure({value, step}), figure({value: it.value, step: it.step})),
  )
  return level ? {rule: 'registry-unit-mismatch', kind: 'dimension', level} : null
}

const variant = ({quantity}: ResolvedMention, indicator: Indicator, level: Level, {registry}: World): Held | null =>
  unitFit(quantity.unit, indicator, registry) === 'accepted'
    ? {rule: 'registry-unit-mismatch', kind: 'variant', level, severity: 'hint'}
    : null

/** A mention of another area or population has nothing to be held against; only the very figure is a sign of a slip. */
function otherScope(
  mention: ResolvedMention,
  indicator: Indicator,
  passage: Passage,
  said: Measured,
  world: World,
): {held: Held | null} | null {
  const spoken = (indicator.area ?? world.registry.area) === null ? null : spokenArea(passage, mention, world)
  const word = isOwnArea(spoken, indicator, world)
    ? otherPopulation(mention, indicator, passage)
    : (spoken?.text ?? null)
  if (word === null) return null
  const level = atTime(mention, indicator)
  const isSame = level?.value && touches(figure(said), figure({value: level.value, step: level.step}))
  return {held: level && isSame ? {rule: 'registry-scope-mismatch', spoken: word, level} : null}
}

/** The level of a mention's own time, also where it has no match. */
function atTime({role, asOf}: ResolvedMention, {observations, targets}: Indicator): Level | null {
  const levels: readonly Level[] = role === 'target' ? targets : observations
  return levels.findLast((it) => asOf.time !== null && sameMoment(it.asOf, asOf.time)) ?? null
}

/** Populations that statistics keep apart; whoever says one does not say the other. */
const populations: readonly (readonly [string, string])[] = [
  ['常住', '户籍'],
  ['城镇', '农村'],
  ['城镇居民', '全体居民'],
  ['规模以上', '规模以下'],
  ['规上', '规下'],
]

const population = new RegExp(populations.flat().join('|'))

function otherPopulation(mention: ResolvedMention, {name, scope}: Indicator, passage: Passage): string | null {
  if (!population.test(name) && !(scope && population.test(scope))) return null
  const registered = name + (scope ?? '')
  const said =
    mention.name.text +
    (mention.name.span ? passage.source.slice(Math.max(0, mention.name.span.from - 4), mention.name.span.from) : '')
  for (const [a, b] of populations)
    for (const [here, there] of [
      [a, b],
      [b, a],
    ] as const)
      if (said.includes(here) && !said.includes(there) && registered.includes(there) && !registered.includes(here))
        return here
  return null
}
