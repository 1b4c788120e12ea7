import type {Config} from '../config/config.js'
import {endOf, resolveTime, type Time, timePhrases} from '../quantity/time.js'
import type {Period, Registry} from '../registry/schema.js'
import type {AsOf, Mention, Role} from './mention.js'

/** What dates a mention besides its passage. */
export interface Timing {
  readonly handed: AsOf | null
  /** The last year that the draft has reported on before the mention. */
  readonly reviewed: string | null
  readonly plan: Config['plan']
  readonly registry: Registry
}

/** The time and role of a mention in its place: its own passage's word first, then what stands above it, then the plan's base. */
export function timed(mention: Mention, timing: Timing, starts: boolean): Pick<Mention, 'asOf' | 'role' | 'base'> {
  const {asOf, base} = mention
  const handed = asOf.basis === null ? timing.handed : null
  const own = resolved(handed && !(starts && looksAhead(handed, timing)) ? taken(asOf, handed) : asOf, timing)
  const role = starts ? mention.role : roleOf(mention, own, timing)
  return {asOf: role === 'baseline' ? assumed(own, timing) : own, role, base: base && resolved(base, timing)}
}

const taken = (own: AsOf, handed: AsOf): AsOf => ({...handed, planned: own.planned || handed.planned})

/** A level that a change starts from is older than the goals that it stands under (由520元提高到550元). */
const looksAhead = ({planned, time}: AsOf, timing: Timing): boolean =>
  planned ||
  (time !== null && (isAhead(time, timing) || (timing.reviewed !== null && time.slice(0, 4) > timing.reviewed)))

/** A figure under a heading of goals, or dated after the draft, is one to be reached. */
function roleOf(mention: Mention, {planned, time, text}: AsOf, timing: Timing): Role {
  const {
    role,
    change,
    name,
    asOf: {basis},
  } = mention
  if (role === 'target' && isToldOf(mention, {planned, time, text}, timing)) return 'baseline'
  if (role !== 'baseline' || change !== null || /(?:执行|决算|完成)数$/.test(name.text)) return role
  if (time !== null && isBeyond(time, text, timing.reviewed)) return 'target'
  return (basis === null && planned) || (time !== null && isAhead(time, timing)) ? 'target' : 'baseline'
}

/** A year behind the one reported on (2025年预算执行情况): its figures are planned. What is told 截至 a day has been counted. */
const isBeyond = (time: Time, text: string | null, reviewed: string | null): boolean =>
  reviewed !== null && /^\d{4}(?:-12-31)?$/.test(time) && time.slice(0, 4) > reviewed && !/^截[至止]/.test(text ?? '')

/**
 * In a report of a year that has passed, a bound is no norm (稳定在70%以上) and money set aside has been (全年安排1.6亿元).
 */
function isToldOf(
  {modal, quantity, asOf: {basis}}: Mention,
  {planned, time, text}: Pick<AsOf, 'planned' | 'time' | 'text'>,
  timing: Timing,
): boolean {
  if (planned || text === null || (time !== null && isAhead(time, timing))) return false
  // 2020年达到4800亿元, in a plan that starts from 2020: no goal is of a time that has passed.
  if (modal === null && basis === 'explicit' && time !== null) return isOver(time, timing)
  if (modal !== null) return /安排$/.test(modal) && time !== null && time.slice(0, 4) <= (timing.reviewed ?? '')
  return basis === null && quantity.comparators.length > 0
}

const isOver = (time: Time, {plan, registry}: Timing): boolean => {
  const base = plan.baseline ?? registry.baseline
  return base !== null && endOf(time) <= endOf(base)
}

/** A draft without a date speaks of the plan's period, or of its last year, as of what is to come (“十四五”期间修复…). */
function isAhead(time: Time, {plan, registry}: Timing): boolean {
  if (plan.dated !== null) return endOf(time) > endOf(plan.dated) && time.slice(0, 4) > plan.dated.slice(0, 4)
  const baseline = plan.baseline ?? registry.baseline
  const period = registry.periods.find(
    ({id, start}) =>
      id === plan.period || (baseline !== null && Number(start.slice(0, 4)) === Number(baseline.slice(0, 4)) + 1),
  )
  return period !== undefined && time.slice(0, 4) >= period.start.slice(0, 4) && endOf(time) >= endOf(period.end)
}

/** 基期: what nothing else dates was counted then. */
function assumed(asOf: AsOf, {plan, registry}: Timing): AsOf {
  const time = plan.baseline ?? registry.baseline
  // 五年来: the stretch that a section looks back on ends at the base.
  const isOpen = asOf.text === null || (asOf.basis === 'inherited' && /来$/.test(asOf.text))
  return asOf.time !== null || !isOpen || time === null ? asOf : {...asOf, time, basis: 'assumed'}
}

/** A phrase that needs an anchor (去年, 期末) is given the draft's date, or the plan's period. */
function resolved(asOf: AsOf, {plan, registry}: Timing): AsOf {
  if (asOf.time !== null || asOf.text === null) return asOf
  const time = ofPeriod(asOf.text, registry.periods, plan.period) ?? ofAnchor(asOf.text, plan.dated)
  return time === null ? asOf : {...asOf, time}
}

function ofAnchor(text: string, dated: Time | null): Time | null {
  const [phrase] = timePhrases(text)
  return phrase && dated !== null ? resolveTime(phrase, dated) : null
}

/** A period of the registry by its own name, or the plan's period as 规划期; its last day where the phrase says 末. */
function ofPeriod(text: string, periods: readonly Period[], current: string | null): Time | null {
  const named = periods.find(({label, aliases}) => [label, ...aliases].some((it) => it.length > 2 && text.includes(it)))
  const period = named ?? (/规划期|^期[末内]|计划期/.test(text) ? periods.find(({id}) => id === current) : undefined)
  if (!period) return null
  return /[末底]/.test(text.replace(period.label, ''))
    ? period.end
    : `${period.start.slice(0, 4)}/${period.end.slice(0, 4)}`
}
