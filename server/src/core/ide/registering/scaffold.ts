import {print, toNumber} from '../../quantity/decimal.js'
import {claimed, isRange, touches} from '../../quantity/interval.js'
import {sameTime, type Time} from '../../quantity/time.js'
import {isCountFraction} from '../../registry/lint/figures.js'
import {lastDayOf} from '../../registry/lint/levels.js'
import {usualPolicy} from '../../registry/reading/head.js'
import type {Registry} from '../../registry/schema.js'
import {nameSearchOf} from '../search/name-search.js'
import type {Fact, Gathered} from './gathered.js'

/** An indicator as it is written into a registry that is made from drafts. */
export interface Entry {
  readonly id: string
  readonly heading: string
  /** Its lines, from the dash. */
  readonly lines: readonly string[]
  /** Figures that are left for a person to decide. */
  readonly open: number
  /** Only a comment: the drafts have several things under one name. */
  readonly isContested: boolean
}

export interface Naming {
  /** What ids begin with: the owner's, with its dot. */
  readonly prefix: string
  readonly registry: Registry
  /** The id of an area that drafts name. */
  areaOf(spoken: string): string | null
  /** Whether a level has turned out to be at odds with its own draft. */
  isDoubtful(id: string, fact: Fact): boolean
  /** Whether drafts that say nothing wrong contradict themselves as soon as this one is registered. */
  isContested(id: string): boolean
  /** Whether two entries of one name would say different things of one figure. */
  isShared(id: string): boolean
}

/** Entries for what drafts say, ids by the initials of the name. */
export function entries(all: readonly Gathered[], naming: Naming): readonly Entry[] {
  const taken = new Set(naming.registry.ids)
  const names = new Set<string>()
  return all.map((one) => {
    const id = freeId(one.name, naming, taken)
    // 30余种终端, 60万个终端: one name for two countings, told apart by the unit.
    const isSecond = names.has(`${one.area}|${one.name}`)
    names.add(`${one.area}|${one.name}`)
    return entry(one, id, isSecond && one.unit ? `${one.name}（${one.unit}）` : one.name, naming)
  })
}

function freeId(name: string, {prefix, registry}: Naming, taken: Set<string>): string {
  const initials = nameSearchOf(registry)
    .spell(name)
    .initials.replace(/[^a-z0-9]/g, '')
  const stem = `${prefix}${initials || 'x'}`
  let id = stem
  for (let number = 2; taken.has(id); number++) id = `${stem}${number}`
  taken.add(id)
  return id
}

function entry(one: Gathered, id: string, name: string, naming: Naming): Entry {
  if (!naming.isShared(id) && !(naming.isContested(id) && areFarApart(one.facts)))
    return soundEntry(one, id, name, naming)
  const places = one.facts.map(place).join('、')
  const lines = [
    `# 待定：“${name.replace(/[\r\n#]/g, ' ')}”在文中有不同的数（${places}），或不是同一指标，请分别起名登记`,
  ]
  return {id, heading: one.heading, lines, open: 1, isContested: true}
}

/** Up to this ratio two figures of one name and time may be one with a slip. */
export const alike = 1.05

/** 312家 and 318家 are one thing with a slip in it, which is told; 27.5亿元 and 20.8亿元 of one time are most likely two. */
const areFarApart = (facts: readonly Fact[]): boolean =>
  facts.some((a) =>
    facts.some((b) => {
      if (a.list !== b.list || a.time === null || b.time === null || !sameTime(a.time, b.time)) return false
      return !isRange(a.value) && !isRange(b.value) && toNumber(a.value) > alike * Math.abs(toNumber(b.value))
    }),
  )

function soundEntry({aliases, unit, area, heading, facts}: Gathered, id: string, name: string, naming: Naming): Entry {
  const sorted = facts.map((fact) => ({fact, doubt: doubtOf(id, fact, {name, unit}, naming)}))
  const sound = sorted.filter((it) => it.doubt === null).map((it) => it.fact)
  const lists = (['observations', 'targets'] as const).map((list) => ({
    list,
    ...levels(sound.filter((fact) => fact.list === list)),
  }))
  const areaId = area === null ? null : naming.areaOf(area)
  const doubtful = sorted.flatMap(({fact, doubt}) => (doubt === null ? [] : `${place(fact)}${doubt}`))
  const open = [...lists.flatMap((it) => it.open), ...doubtful]
  const lines = [
    `- id: ${id}`,
    `  name: ${quoted(name)}`,
    ...(aliases.length ? [`  aliases: [${aliases.map(quoted).join(', ')}]`] : []),
    `  unit: ${quoted(unit)}`,
    ...(unit === '' ? ['  unitElided: true'] : []),
    ...(areaId ? [`  area: ${areaId}`] : []),
    ...display(sound),
    ...lists.flatMap(({list, lines}) => (lines.length ? [`  ${list}:`, ...lines.map((it) => `    - ${it}`)] : [])),
    ...open.map((it) => `  # 待定：${it}`),
  ]
  return {id, heading, lines, open: open.length, isContested: false}
}

/** Why a figure had better be decided by a person; null where nothing speaks against it. */
function doubtOf(id: string, fact: Fact, {name, unit}: {name: string; unit: string}, naming: Naming): string | null {
  if (!isRange(fact.value) && isCountFraction(name, unit, fact.value)) return `以“${unit}”计而有小数，是否漏了“万”`
  return naming.isDoubtful(id, fact) ? '与文中其他数不一致' : null
}

/** Levels of one list in the order of time; what contradicts itself or has no time is left open. */
function levels(facts: readonly Fact[]): {readonly lines: readonly string[]; readonly open: readonly string[]} {
  const open = facts.filter(({time}) => time === null).map((fact) => `${place(fact)}没有写明时点`)
  const groups: (readonly [Time, Fact[]])[] = []
  for (const fact of facts) {
    const {time} = fact
    if (time === null) continue
    const group = groups.find(([other]) => sameTime(other, time))
    if (group) group[1].push(fact)
    else groups.push([time, [fact]])
  }
  const lines = groups
    .toSorted(([a], [b]) => ((lastDayOf(a) ?? a) < (lastDayOf(b) ?? b) ? -1 : 1))
    .flatMap(([time, group]) => {
      const [first, ...others] = group.toSorted((a, b) => worth(b) - worth(a))
      const isAtOdds = first && others.some((it) => !canBoth(it, first))
      if (isAtOdds) open.push(`${group.map(place).join('、')}，${time}的数不一致`)
      return first && !isAtOdds ? [level(time, first)] : []
    })
  return {lines, open}
}

/** The plainest and most precise statement of a figure comes first. */
const worth = ({qualifier, written}: Fact): number => (qualifier === 'eq' ? 100 : 0) + written.length

function canBoth(a: Fact, b: Fact): boolean {
  const of = ({qualifier, value, step}: Fact) => claimed(isRange(value) ? 'range' : qualifier, value, step, usualPolicy)
  return touches(of(a), of(b))
}

function level(time: Time, {value, step, qualifier, list, path, line}: Fact): string {
  const amount = isRange(value) ? `[${value.map(print).join(', ')}]` : print(value)
  const rounded = step && !isRange(value) && qualifier === 'eq' && print(step) !== '1' ? `, step: ${print(step)}` : ''
  const status = list === 'observations' ? ', status: plan-text' : ''
  return `{asOf: "${time}", value: ${amount}${rounded}, qualifier: ${qualifier}${status}, source: {note: ${quoted(path)}, line: ${line}}}`
}

const place = ({path, line, written}: Fact): string => `${path}:${line}“${written.replace(/[\r\n#]/g, ' ')}”`

function display(facts: readonly Fact[]): readonly string[] {
  const fact = facts.find(({multiplier}) => multiplier === '万' || multiplier === '亿' || multiplier === '万亿')
  const decimals = /\.(\d+)/.exec(fact?.written ?? '')?.[1]?.length ?? 0
  return fact ? [`  display: {mult: ${fact.multiplier}, decimals: ${decimals}}`] : []
}

export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`

/** The lines of a list of indicators, each chapter under its heading. */
export function listed(all: readonly Entry[], indent: string): string {
  let heading = ''
  const lines: string[] = []
  for (const one of all) {
    if (one.heading !== heading && one.heading) lines.push(`# ${one.heading.replace(/[\r\n]/g, ' ')}`)
    heading = one.heading
    lines.push(...one.lines)
  }
  return lines.map((line) => `${indent}${line}\n`).join('')
}
