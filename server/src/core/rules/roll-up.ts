import type {Change, Detected, Fix, Member, Within, Words} from './rule.js'
import {changeOf} from './rule.js'

/** The same slip at one place, or the first of very many. */
export interface Slip<Entry> {
  readonly entry: Entry
  /** How often the draft makes it. */
  readonly count: number
}

/** Up to this many, each place is worth a reviewer's look; beyond, it is one habit of the draft and one remark. */
const habit = 2

/**
 * A slip of form that a draft makes everywhere is one finding at its first place, with one fix for all: a reviewer
 * writes such a remark once. `insert` gives each place's other words.
 */
export function* rollUp<Entry>(
  group: readonly Member<Entry>[],
  insert: (entry: Entry) => string,
  title: Words,
  safe = true,
): Generator<Detected<Slip<Entry>, Within>> {
  const first = group[0]
  if (!first) return
  const change = (member: Member<Entry>): Change<Within> => changeOf(spanOf(member), insert(member.entry))
  const fix = (edits: readonly Change<Within>[]): Fix<Within> => ({title, safe, edits})
  if (group.length > habit) {
    yield {span: spanOf(first), facts: {entry: first.entry, count: group.length}, fixes: [fix(group.map(change))]}
    return
  }
  for (const member of group)
    yield {span: spanOf(member), facts: {entry: member.entry, count: 1}, fixes: [fix([change(member)])]}
}

const spanOf = ({from, to, of}: Within): Within => ({from, to, of})
