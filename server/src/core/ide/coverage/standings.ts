import type {Decision} from '../../config/decisions.js'
import type {PlacedReading, Reading, ResolvedMention} from '../../mentions/mention.js'
import type {Finding} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import {type Offset, overlaps, type Span, shift} from '../../text/span.js'
import {asker, decisionsAbout, decisionsOn} from '../findings/decided.js'
import {findings} from '../findings/findings.js'
import {readingOf} from '../reading.js'
import {differs, isDecided, isDiffering, ownStandings, type Standing} from './standing.js'

/** How the figures of one passage stand. */
export interface PassageStandings {
  /** Where the passage begins in the draft. */
  readonly at: Offset
  readonly reading: Reading
  /** In the order of its mentions; the same list as long as none of them stands otherwise. */
  readonly standings: readonly Standing[]
  /** For each mention the finding that says it is not true; null where no figure of the passage has one. */
  readonly differing: readonly (Finding | null)[] | null
}

/**
 * How every figure of a draft stands, passage by passage, or those of passages that touch a stretch of it; passages without
 * figures are left out. What a passage says for itself is kept with it: only findings and decisions are laid over it anew.
 * The same list for the same draft and world.
 */
export function standings(snapshot: Snapshot, uri: string, within: Span | null = null): readonly PassageStandings[] {
  const found = findings(snapshot, uri)
  const known = keptAll.get(found)
  if (known) return within ? known.filter((it) => touches(it, within)) : known
  const all = (readingOf(snapshot, uri)?.readings ?? []).filter(({reading}) => reading.mentions.length)
  if (within)
    return laidOver(
      snapshot,
      uri,
      all.filter((it) => touches(it, within)),
    )
  const made = laidOver(snapshot, uri, all)
  keptAll.set(found, made)
  return made
}

const keptAll = keeping<readonly Finding[], readonly PassageStandings[]>()

const touches = ({at, reading}: PlacedReading, {from, to}: Span): boolean =>
  at <= to && from <= at + reading.passage.source.length

function laidOver(snapshot: Snapshot, uri: string, readings: readonly PlacedReading[]): readonly PassageStandings[] {
  const differing = new Differing(differingOf(findings(snapshot, uri)))
  const isLeft = leftIn(snapshot, uri)
  return readings.map((placed) => {
    const {at, reading} = placed
    const isAny = differing.on({from: at, to: at + reading.passage.source.length})
    const found = isAny && reading.mentions.map((it) => differing.on(shift(it.span, at)))
    return {at, reading, standings: standingsOf(placed, found, isLeft, snapshot), differing: found}
  })
}

/** The standings that a passage has for itself, but for figures with a finding and such as a person has decided upon. */
function standingsOf(
  {at, reading}: PlacedReading,
  found: PassageStandings['differing'],
  isLeft: IsLeft | null,
  {world, decisions}: Snapshot,
): readonly Standing[] {
  const own = ownStandings(reading, world)
  const isAsked = isLeft && reading.mentions.some((it) => decisionsAbout(decisions, it).length > 0)
  if (!found && !isAsked) return own
  const now = own.map((standing, index) => {
    const mention = reading.mentions[index]!
    if (found?.[index]) return differs
    return isLeft?.(mention, at + mention.span.from, standing) ? isDecided : standing
  })
  const known = [own, kept.get(reading)].find((it) => it?.every((standing, index) => isSame(standing, now[index]!)))
  if (known) return known
  kept.set(reading, now)
  return now
}

const isSame = (a: Standing, b: Standing): boolean => a.verdict === b.verdict && a.reason === b.reason

/** What was last laid over a reading. */
const kept = keeping<Reading, readonly Standing[]>()

/** Whether a person has said that a figure stays as it is, or need not be registered: it is not held against anything. */
type IsLeft = (mention: ResolvedMention, at: Offset, standing: Standing) => boolean

/** Null where nobody has decided anything. */
function leftIn(snapshot: Snapshot, uri: string): IsLeft | null {
  const {decisions} = snapshot
  if (!decisions.length) return null
  const asked = asker(snapshot, uri)
  const leaves = ({kind}: Decision, {verdict}: Standing): boolean =>
    kind === 'kept' || (kind === 'accepted' && verdict === 'unregistered')
  return (mention, at, standing) => {
    const about = decisionsAbout(decisions, mention)
    return about.length > 0 && decisionsOn(about, asked(mention, at)).some((it) => leaves(it, standing))
  }
}

/** Findings by which figures are not true. */
function differingOf(found: readonly Finding[]): readonly Finding[] {
  const known = keptDiffering.get(found) ?? found.filter(isDiffering)
  keptDiffering.set(found, known)
  return known
}

const keptDiffering = keeping<readonly Finding[], readonly Finding[]>()

/** How far before a figure a finding may begin that is about it, and still another begin before that. */
const reach = 2000

/** Findings by which figures are not true, asked for in the draft's order. */
class Differing {
  readonly #findings: readonly Finding[]
  #first = 0

  constructor(found: readonly Finding[]) {
    this.#findings = found
  }

  /** The gravest that touches a figure or a passage. */
  on(figure: Span): Finding | null {
    while ((this.#findings[this.#first]?.span.to ?? Number.POSITIVE_INFINITY) <= figure.from - reach) this.#first++
    let best: Finding | null = null
    for (let index = this.#first; index < this.#findings.length; index++) {
      const finding = this.#findings[index]
      if (!finding || finding.span.from >= figure.to) break
      if (overlaps(finding.span, figure) && (!best || (best.severity !== 'error' && finding.severity === 'error')))
        best = finding
    }
    return best
  }
}
