import type {MentionRecord} from '../../server/src/core/ide/explain/extract.js'
import type {Label, Labelled} from './labels.js'

/** What is asked of each mention that was found. */
export const fields = ['span', 'unit', 'qualifier', 'name', 'asOf', 'role', 'change', 'indicator'] as const

export type Field = (typeof fields)[number]

/** Precision, recall and F1 of found; of the found ones, the share right of each field (1 where none was asked). */
export type Figures = Readonly<Record<'precision' | 'recall' | 'f1' | Field, number>>

export interface Disagreement {
  readonly kind: 'missed' | 'extra' | Field
  readonly place: string
  readonly text: string
  readonly label: Label | null
  readonly mine: MentionRecord | null
}

/** Counts that can be added up over texts. */
export interface Tally {
  hits: number
  missed: number
  extra: number
  readonly asked: Record<Field, number>
  readonly right: Record<Field, number>
}

export interface Score {
  readonly figures: Figures
  readonly labelled: number
  readonly disagreements: readonly Disagreement[]
}

/** Holds what was read of each text against its labels. */
export function score(
  texts: readonly {readonly labelled: Labelled; readonly found: readonly MentionRecord[]}[],
): Score {
  const tally = emptyTally()
  const disagreements = texts.flatMap(({labelled, found}) => compare(labelled, found, tally))
  return {figures: figuresOf(tally), labelled: tally.hits + tally.missed, disagreements}
}

const none = (): Record<Field, number> => Object.fromEntries(fields.map((field) => [field, 0])) as Record<Field, number>

const emptyTally = (): Tally => ({hits: 0, missed: 0, extra: 0, asked: none(), right: none()})

function compare(labelled: Labelled, found: readonly MentionRecord[], tally: Tally): readonly Disagreement[] {
  const {place, text} = labelled
  const taken = new Set<MentionRecord>()
  const out: Disagreement[] = []
  for (const label of labelled.labels) {
    const mine = found.find((it) => !taken.has(it) && isSameFigure(label, it)) ?? null
    if (mine) taken.add(mine)
    if (label.isContested) continue
    tally[mine ? 'hits' : 'missed']++
    if (!mine) out.push({kind: 'missed', place, text, label, mine})
    else for (const kind of wrongFields(labelled, label, mine, tally)) out.push({kind, place, text, label, mine})
  }
  const extra = found.filter((it) => !taken.has(it))
  tally.extra += extra.length
  return [...out, ...extra.map((mine) => ({kind: 'extra' as const, place, text, label: null, mine}))]
}

const isSameFigure = (label: Label, mine: MentionRecord): boolean =>
  mine.start < label.end && label.start < mine.end && isSameValue(label.value, mine.value)

function isSameValue(a: Label['value'], b: Label['value']): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
  if (a === null || b === null || typeof a === 'number' || typeof b === 'number') return a === b
  return isSameValue(a[0], b[0]) && isSameValue(a[1], b[1])
}

function wrongFields(labelled: Labelled, label: Label, mine: MentionRecord, tally: Tally): readonly Field[] {
  const asked = fields.filter((field) => isAsked(field, labelled, label))
  const wrong = asked.filter((field) => !agrees[field](label, mine))
  for (const field of asked) tally.asked[field]++
  for (const field of asked) if (!wrong.includes(field)) tally.right[field]++
  return wrong
}

function isAsked(field: Field, {hasRegistry}: Labelled, label: Label): boolean {
  if (label.soft.has(field)) return false
  if (field === 'indicator') return hasRegistry
  return field === 'change' ? label.change !== null : field !== 'role' || label.role !== 'other'
}

const agrees: Readonly<Record<Field, (label: Label, mine: MentionRecord) => boolean>> = {
  span: (label, mine) => mine.start === label.start && mine.end === label.end,
  unit: (label, mine) => (label.unit ?? '') === (mine.unit ?? '').replace('％', '%'),
  qualifier: (label, mine) => label.qualifier === mine.qualifier,
  name: (label, mine) => isSameName(label.name, mine.name),
  asOf: (label, mine) => (label.asOfText === null ? label.asOf === mine.asOf : isSamePhrase(label.asOfText, mine)),
  role: (label, mine) => label.role === mine.role,
  change: (label, mine) => label.change === mine.change,
  indicator: (label, mine) => label.indicator === mine.indicator,
}

/** One contains the other: careful readers differ on how much of a long name it takes to tell it from its neighbours. */
function isSameName(a: string, b: string): boolean {
  const [x = '', y = ''] = [a, b].map((name) => name.normalize('NFKC').replace(/[“”"‘’\s的*]/g, ''))
  if (!x || !y) return x === y
  return x === y || (Math.min(x.length, y.length) >= 2 && (x.includes(y) || y.includes(x)))
}

const isSamePhrase = (phrase: string, {asOfText}: MentionRecord): boolean =>
  asOfText !== null && (asOfText.includes(phrase) || phrase.includes(asOfText))

function figuresOf({hits, missed, extra, asked, right}: Tally): Figures {
  const [precision, recall] = [share(hits, hits + extra), share(hits, hits + missed)]
  const shares = Object.fromEntries(fields.map((field) => [field, share(right[field], asked[field])]))
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall || 1),
    ...(shares as Record<Field, number>),
  }
}

const share = (part: number, whole: number): number => (whole ? part / whole : 1)
