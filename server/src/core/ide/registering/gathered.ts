import type {ResolvedMention} from '../../mentions/mention.js'
import {type Decimal, multiply} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import type {Qualifier} from '../../quantity/quantity.js'
import type {Time} from '../../quantity/time.js'
import {convert, dimensionOf, isClassifier} from '../../quantity/unit.js'
import {headless, keyOf} from '../../registry/forms.js'
import {nameWithDeed} from '../../rules/deed.js'
import {isOwnFigure} from '../../rules/own-figure.js'
import {spokenArea} from '../../rules/scope.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import {readingOf} from '../reading.js'

/** A figure of a draft, as a level that a registry could hold. */
export interface Fact {
  readonly list: 'observations' | 'targets'
  /** Null where the draft does not say of when it is. */
  readonly time: Time | null
  readonly value: Decimal | readonly [Decimal, Decimal]
  readonly step: Decimal | null
  readonly qualifier: Qualifier
  readonly multiplier: string | null
  readonly written: string
  readonly path: string
  readonly line: number
}

/** What drafts say of one thing: figures under one name, in units that convert, of one area. */
export interface Gathered {
  readonly name: string
  /** Other spellings of it: 5G基站, 5G基站数. */
  readonly aliases: readonly string[]
  readonly unit: string
  /** The area that the drafts name with it, where it is not their own. */
  readonly area: string | null
  /** The heading above the first of its figures; '' where there is none. */
  readonly heading: string
  readonly facts: readonly Fact[]
}

/** The named levels and targets of drafts that no registry has, gathered by what they are of, in the order of the drafts. */
export function gathered(snapshot: Snapshot, paths: readonly string[]): readonly Gathered[] {
  const groups = new Map<string, Gathered & {readonly aliases: string[]; readonly facts: Fact[]}>()
  for (const path of paths)
    for (const {key, ...one} of saidIn(snapshot, path)) {
      const known = groups.get(key) ?? (one.unit === '' ? ofAnyUnit(groups, key) : undefined)
      if (!known) groups.set(key, {...one, aliases: [], facts: [...one.facts]})
      else {
        known.facts.push(...one.facts.map((fact) => inUnit(fact, one.unit, known.unit)))
        if (![known.name, ...known.aliases].some((it) => keyOf(it) === keyOf(one.name))) known.aliases.push(one.name)
      }
    }
  return [...groups.values()]
}

/** 突破16亿: where the unit is left out, that of the same name is meant. */
const ofAnyUnit = <Group>(groups: ReadonlyMap<string, Group>, key: string): Group | undefined =>
  [...groups].find(([other]) => other.startsWith(key))?.[1]

function* saidIn(snapshot: Snapshot, path: string): Generator<Gathered & {readonly key: string}> {
  const read = readingOf(snapshot, path)
  if (!read) return
  for (const {at, reading} of read.readings)
    for (const mention of reading.mentions) {
      if (!isLevel(mention, reading.passage.source)) continue
      const spoken = spokenArea(reading.passage, mention, snapshot.world)?.text ?? null
      const area = spoken === null || /^[全本我][^国]/.test(spoken) ? null : spoken
      const unit = mention.quantity.unit ?? (mention.quantity.numeral === 'coverage' ? '%' : '')
      const place = at + mention.span.from
      const heading = read.outline.sections.findLast(({span}) => span.from <= place)?.title ?? ''
      const line = positionAt(read.draft.lines, place).line + 1
      const fact = factOf(mention, path, line)
      const name = nameWithDeed(mention, reading.passage)
      if (fact)
        yield {
          key: `${area ?? ''}|${headless(keyOf(name))}|${sortOf(unit)}`,
          name,
          aliases: [],
          unit,
          area,
          heading,
          facts: [fact],
        }
    }
}

/** As `registry-unregistered` has it. */
function isLevel(mention: ResolvedMention, source: string): boolean {
  const {match, candidates, role, change, name, quantity} = mention
  if (match || candidates.length || change !== null || (role !== 'baseline' && role !== 'target')) return false
  return keyOf(name.text).length > 1 && quantity.qualifier !== 'vague' && isOwnFigure(mention, source)
}

function factOf({quantity, role, asOf, text}: ResolvedMention, path: string, line: number): Fact | null {
  const {value, step, qualifier, multiplier} = quantity
  if (value === null) return null
  const list = role === 'target' ? 'targets' : 'observations'
  return {list, time: asOf.time, value, step, qualifier, multiplier, written: text, path, line}
}

/** Units that convert are one sort; countings are each their own, but for the common ones that drafts write for each other. */
function sortOf(unit: string): string {
  if (unit === '' || unit === '%') return unit
  return isClassifier(unit) ? unit : (dimensionOf(unit) ?? unit)
}

function inUnit(fact: Fact, from: string, to: string): Fact {
  const by = from === '' || from === to ? null : convert(from, to)
  if (!by) return fact
  const value = isRange(fact.value)
    ? ([multiply(fact.value[0], by), multiply(fact.value[1], by)] as const)
    : multiply(fact.value, by)
  return {...fact, value, step: fact.step && multiply(fact.step, by)}
}
