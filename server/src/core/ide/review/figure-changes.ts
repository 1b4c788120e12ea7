import type {ResolvedMention} from '../../mentions/mention.js'
import {print, toNumber} from '../../quantity/decimal.js'
import {sameMoment} from '../../rules/moment.js'
import type {Words} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Span, slice} from '../../text/span.js'
import {mentionsOf, type PlacedMention} from '../mention-at.js'
import {citationsIn} from '../summaries/cited.js'

/**
 * What happened to a figure between two drafts: another value; a target another value; the same value with more or less
 * behind its qualifier; now reached that was yet to be, or the other way round; another time; new; gone; and a document that
 * is cited anew or no more.
 */
export type ChangeKind =
  | 'value'
  | 'target'
  | 'qualifier'
  | 'willed'
  | 'unwilled'
  | 'time'
  | 'added'
  | 'gone'
  | 'cited'
  | 'uncited'

/** One difference of two drafts in figures. */
export interface FigureChange {
  readonly kind: ChangeKind
  readonly name: string
  /** The registry's id, where both drafts are read with one and it knows the name. */
  readonly indicator: string | null
  readonly role: ResolvedMention['role'] | null
  readonly time: Words | null
  readonly before: Side | null
  readonly after: Side | null
  /** Of a changed qualifier: whether it claims more or less than before; of a target: whether it asks for more or less. */
  readonly direction: 'more' | 'less' | null
}

/** A figure in one of the drafts. */
export interface Side {
  readonly span: Span
  readonly text: string
  readonly sentence: string
}

/** The differences in figures, in the order of the new draft; what is gone stands where its neighbours stood. */
export function figureChanges(
  before: {readonly snapshot: Snapshot; readonly path: string},
  after: {readonly snapshot: Snapshot; readonly path: string},
): readonly FigureChange[] {
  const [old, now] = [itemsOf(before.snapshot, before.path), itemsOf(after.snapshot, after.path)]
  const pairs: [Item, Item][] = []
  for (const alike of steps) pairs.push(...taken(old, now, alike))
  const changed = pairs.flatMap(([from, to]) => changeOf(from, to))
  const added = now.filter(({isTaken}) => !isTaken).map((it) => lone('added', it))
  const gone = old.filter(({isTaken}) => !isTaken).map((it) => lone('gone', it))
  const ordered = [...changed, ...added].sort((a, b) => (a.after?.span.from ?? 0) - (b.after?.span.from ?? 0))
  return [...ordered, ...gone, ...citedChanges(before, after)]
}

/** A figure to be found again in the other draft. */
interface Item {
  readonly placed: PlacedMention
  readonly name: string
  readonly sentence: string
  isTaken: boolean
}

type Alike = (a: Item, b: Item) => boolean

const sameName: Alike = (a, b) => a.name !== '' && a.name === b.name
const sameRole: Alike = ({placed: a}, {placed: b}) =>
  a.mention.role === b.mention.role && a.mention.change === b.mention.change
const sameValue: Alike = ({placed: a}, {placed: b}) => valueText(a.mention) === valueText(b.mention)
const sameUnit: Alike = ({placed: a}, {placed: b}) => a.mention.quantity.unit === b.mention.quantity.unit

function sameTime({placed: a}: Item, {placed: b}: Item): boolean {
  const [from, to] = [a.mention.asOf.time, b.mention.asOf.time]
  return from === to || (from !== null && to !== null && sameMoment(from, to))
}

const both =
  (...all: readonly Alike[]): Alike =>
  (a, b) =>
    all.every((alike) => alike(a, b))

/** Sentences that share so much of their pairs of characters are one sentence, edited. */
const reworded = 0.5
const kept: Alike = (a, b) => likeness(a.sentence, b.sentence) >= reworded

/** From what is certain to what is likely; a figure that one step has found again is not looked for by the next. */
const steps: readonly Alike[] = [
  both(sameName, sameRole, sameTime, sameValue, sameQualifier),
  both(sameName, sameRole, sameTime, sameUnit, kept),
  both(sameName, sameRole, sameTime, sameUnit),
  both(sameName, sameRole, sameUnit, sameValue),
  // The words around a figure may change its reading; the figure is the same.
  both(sameValue, sameQualifier, kept),
  both(sameName, sameValue, sameQualifier),
  both(sameName, sameUnit, kept),
  both(sameUnit, sameRole, kept),
]

function sameQualifier({placed: a}: Item, {placed: b}: Item): boolean {
  return a.mention.quantity.qualifier === b.mention.quantity.qualifier
}

/** Pairs of figures that are alike, each figure once, the first with the first; and takes them from the lists. */
function taken(old: readonly Item[], now: readonly Item[], alike: Alike): [Item, Item][] {
  const pairs: [Item, Item][] = []
  for (const to of now) {
    if (to.isTaken) continue
    const from = old.find((it) => !it.isTaken && alike(it, to))
    if (!from) continue
    from.isTaken = true
    to.isTaken = true
    pairs.push([from, to])
  }
  return pairs
}

function changeOf(from: Item, to: Item): readonly FigureChange[] {
  const kind = kindOf(from, to)
  if (!kind) return []
  const {mention} = to.placed
  return [
    {
      ...about(to),
      kind,
      before: sideOf(from),
      after: sideOf(to),
      direction: kind === 'time' ? null : directionOf(from.placed.mention, mention, kind),
    },
  ]
}

function kindOf(from: Item, to: Item): ChangeKind | null {
  if (!sameValue(from, to)) return to.placed.mention.role === 'target' ? 'target' : 'value'
  if (!sameQualifier(from, to)) return 'qualifier'
  if (from.placed.mention.willed !== to.placed.mention.willed) return to.placed.mention.willed ? 'willed' : 'unwilled'
  if (!sameTime(from, to) && from.placed.mention.asOf.time && to.placed.mention.asOf.time) return 'time'
  return null
}

/** How much the qualifiers claim, from the weakest: 约500 says less than 500, and 超过500 more. */
const strength = ['vague', 'about', 'nearly', 'le', 'lt', 'eq', 'range', 'ge', 'just-over', 'gt']

function directionOf(from: ResolvedMention, to: ResolvedMention, kind: ChangeKind): 'more' | 'less' | null {
  const [before, after] =
    kind === 'qualifier'
      ? [strength.indexOf(from.quantity.qualifier), strength.indexOf(to.quantity.qualifier)]
      : [numberOf(from), numberOf(to)]
  if (before === null || after === null || before === after) return null
  return after > before ? 'more' : 'less'
}

function numberOf({quantity: {value}}: ResolvedMention): number | null {
  if (value === null) return null
  return toNumber('length' in value ? value[0] : value)
}

const valueText = ({quantity: {value, unit}}: ResolvedMention): string =>
  `${value === null ? '' : 'length' in value ? value.map(print).join('~') : print(value)}${unit ?? ''}`

const lone = (kind: 'added' | 'gone', item: Item): FigureChange => ({
  ...about(item),
  kind,
  before: kind === 'gone' ? sideOf(item) : null,
  after: kind === 'added' ? sideOf(item) : null,
  direction: null,
})

function about({placed: {mention}, name}: Item) {
  const {time} = mention.asOf
  return {
    name: mention.match?.indicator.name ?? name,
    indicator: mention.match?.indicator.id ?? null,
    role: mention.role,
    time: time === null ? null : sayTime(time),
  }
}

const sideOf = ({placed: {span, mention}, sentence}: Item): Side => ({span, text: mention.text, sentence})

function itemsOf(snapshot: Snapshot, path: string): Item[] {
  const text = snapshot.drafts.get(path)?.text ?? ''
  return mentionsOf(snapshot, path).map((placed) => ({
    placed,
    name: placed.mention.match?.indicator.id ?? plain(placed.mention.name.text),
    sentence: sentenceOf(text, placed.span),
    isTaken: false,
  }))
}

const plain = (name: string): string => name.replace(/[“”"\s的]|^(?:全市|全省|全县|全区|本市)/g, '')

/** A sentence longer than this to one side is cut, in UTF-16 code units. */
const reach = 200

function sentenceOf(text: string, {from, to}: Span): string {
  let [start, end] = [from, to]
  while (start > 0 && from - start < reach && !/[。！？；\n]/.test(text[start - 1] ?? '')) start--
  while (end < text.length && end - to < reach && !/[。！？；\n]/.test(text[end] ?? '')) end++
  return slice(text, {from: start, to: end}).trim()
}

/** How many of the pairs of characters two sentences have in common, numbers aside; from 0 to 1. */
function likeness(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)]
  if (!first.size || !second.size) return a === b ? 1 : 0
  let common = 0
  for (const pair of first) if (second.has(pair)) common++
  return (2 * common) / (first.size + second.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const bare = text.replace(/[\d.,，。、|\s]+/g, '')
  return new Set(Array.from({length: Math.max(bare.length - 1, 0)}, (_, at) => bare.slice(at, at + 2)))
}

function citedChanges(
  before: {readonly snapshot: Snapshot; readonly path: string},
  after: {readonly snapshot: Snapshot; readonly path: string},
): readonly FigureChange[] {
  const [old, now] = [titlesIn(before.snapshot, before.path), titlesIn(after.snapshot, after.path)]
  const only = (kind: 'cited' | 'uncited', here: ReadonlyMap<string, Side>, there: ReadonlyMap<string, Side>) =>
    [...here]
      .filter(([title]) => !there.has(title))
      .map(
        ([title, side]): FigureChange => ({
          kind,
          name: title,
          indicator: null,
          role: null,
          time: null,
          before: kind === 'uncited' ? side : null,
          after: kind === 'cited' ? side : null,
          direction: null,
        }),
      )
  return [...only('cited', now, old), ...only('uncited', old, now)]
}

function titlesIn(snapshot: Snapshot, path: string): ReadonlyMap<string, Side> {
  const text = snapshot.drafts.get(path)?.text ?? ''
  const titles = new Map<string, Side>()
  for (const {at, citations} of citationsIn(snapshot, path))
    for (const {title, outer} of citations.titles) {
      const placed = {from: outer.from + at, to: outer.to + at}
      if (!titles.has(title))
        titles.set(title, {span: placed, text: slice(text, placed), sentence: sentenceOf(text, placed)})
    }
  return titles
}
