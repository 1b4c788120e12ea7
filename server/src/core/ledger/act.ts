import {qualifiers, single} from '../registry/file/indicator.js'
import {isTime} from '../registry/lint/check.js'
import {schemaOf} from '../registry/shape/json-schema.js'
import {indicatorShape} from '../registry/shape/keys.js'
import {breakMeanings, statusMeanings} from '../registry/shape/meanings.js'
import type {Json} from './json.js'
import {choice, count, either, flag, list, nullable, type Of, object, record, type Shape, text, word} from './shape.js'

/** The shapes of acts: what people do to a ledger. All else is a fold of them. */

const name = text(200)
const sentence = text(4000)
/** Of a subject: whom the organisation's sign-in, or a token, stands for. */
const subject = text(200, {
  like: '[^\\s\\p{C}](?:[^\\p{C}]*[^\\s\\p{C}])?',
  zh: '人员或单位的名称',
  en: 'a name',
})
/** `prov/gxt`: a path of departments. */
const scope = text(200, {
  like: '[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*){0,7}',
  zh: '范围，如 prov/gxt',
  en: 'a scope, such as prov/gxt',
})
const id = text(100, {
  like: '[A-Za-z0-9][A-Za-z0-9._-]*',
  zh: '代码，用英文字母、数字、点和连字符',
  en: 'an id of letters, digits, dots and hyphens',
})
const actId = text(36, {
  like: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  zh: 'UUID',
  en: 'a UUID',
})
const day = text(10, {like: '\\d{4}-\\d{2}-\\d{2}', zh: '日期，如 2026-06-30', en: 'a day, such as 2026-06-30'})
const digest = text(64, {like: '[0-9a-f]{64}', zh: 'SHA-256 摘要', en: 'a SHA-256'})

/** A text that must also pass a function that registry files are read by. */
const checked = (shape: Shape<string>, isGood: (it: string) => boolean, zh: string, en: string): Shape<string> => ({
  schema: shape.schema,
  fault: (value, at) =>
    shape.fault(value, at) ??
    (typeof value === 'string' && isGood(value) ? null : {at, zh: `应为${zh}`, en: `must be ${en}`}),
})

const time = checked(text(30), isTime, '时点，如 2020-12-31', 'a time, such as 2020-12-31')
/** As written, 万 and 亿 allowed; never a JSON number, which would lose digits. */
const amount = checked(
  text(40),
  (it) => single(it) !== null,
  '数，如 52000、5.2万',
  'a number as text, such as 52000 or 5.2万',
)

/** Where a figure was read; never more of a draft than the sentence that the writer sends with it. */
const evidence = record(
  {},
  {
    sentence,
    draft: name,
    heading: name,
    line: count(1, 10_000_000),
    document: name,
    page: text(20),
    table: name,
    sheet: name,
    cell: text(20),
    /** SHA-256 of the file that a sheet was imported from. */
    file: digest,
  },
)

const base = count(0, 1_000_000)

const figure = record(
  {
    is: word('figure'),
    indicator: id,
    list: word('observations', 'targets'),
    asOf: time,
    value: nullable(either(amount, list(amount, 2, 2))),
  },
  {
    step: amount,
    qualifier: word(...qualifiers),
    status: word(...Object.keys(statusMeanings)),
    break: word(...Object.keys(breakMeanings)),
    modality: text(40),
    attribute: word('预期性', '约束性'),
    source: either(name, object(2000, {type: 'object'})),
    note: sentence,
    /** Further keys that registry files know of a figure, and what was known of it before it came into the ledger. */
    more: object(8000, {type: 'object'}),
    /** The vintage that the proposer saw; 0: none. Left out: the newest. */
    base,
    evidence,
  },
)

const schemaJson = (shape: Parameters<typeof schemaOf>[0]): {readonly [key: string]: Json} =>
  JSON.parse(JSON.stringify(schemaOf(shape)))

/** An indicator without its figures, in the keys of registry files. */
const indicator = record(
  {is: word('indicator'), id, entry: object(20_000, schemaJson(indicatorShape))},
  {base, evidence},
)

export const sections = [
  'areas',
  'documents',
  'organizations',
  'periods',
  'policy',
  'registry',
  'relations',
  'terms',
  'units',
] as const

/** An entry of another section of the file; `null` takes it away. `policy` and `registry` have one entry, `-`. */
const entry = record(
  {is: word('entry'), section: word(...sections), id: text(200), entry: nullable(object(20_000, {type: 'object'}))},
  {base, evidence},
)

export const item = choice<'is', Of<typeof figure> | Of<typeof indicator> | Of<typeof entry>>('is', {
  figure,
  indicator,
  entry,
})

/** What is proposed for one fact. */
export type Item = Of<typeof item>
export type FigureItem = Of<typeof figure>

const mostItems = 20_000
const roles = ['reader', 'contributor', 'keeper', 'admin'] as const
export const levels = ['public', 'internal', 'restricted'] as const
export type Role = (typeof roles)[number]
export type Level = (typeof levels)[number]
export type Section = (typeof sections)[number]

const use = record({indicator: id, asOf: time, value: text(60), heading: name})

/** Bodies by kind of act. */
export const bodies = {
  propose: record({items: list(item, mostItems, 1)}, {title: name}),
  /** `items`: which, by their place; left out: all that are open. */
  decide: record(
    {proposal: actId, verdict: word('accept', 'reject')},
    {items: list(count(0, mostItems), mostItems, 1), nature: word('revision', 'correction')},
  ),
  withdraw: record({proposal: actId}),
  release: record({name: id}, {note: sentence}),
  grant: record({subject, role: word(...roles)}, {until: day, level: word(...levels)}),
  revoke: record({subject, role: word(...roles)}),
  /** Whether another person than the proposer decides; it is so until said otherwise. */
  rule: record({another: flag}),
  /** A token stands for a subject; only its digest is ever written down. */
  token: record({digest, subject, until: day}),
  /** One token, or all of a subject. */
  end: record({}, {digest, subject}),
  usage: record({draft: id, title: name, uses: list(use, 5000)}),
} as const

/** What stands around the body of an act that is asked for. */
export const envelope = record({id: actId, scope}, {reason: nullable(sentence)})

export type Kind = keyof typeof bodies
export const kinds = Object.keys(bodies) as readonly Kind[]
export type Bodies = {readonly [K in Kind]: Of<(typeof bodies)[K]>}

/** A fact that an act writes, and which of its vintages that is: the condition on which a store takes the act. */
export interface Touch {
  readonly key: string
  readonly version: number
}

interface Common {
  /** A UUID that the sender chose: the same act sent twice is one act. */
  readonly id: string
  readonly by: string
  readonly role: Role | 'operator'
  readonly scope: string
  readonly reason: string | null
  readonly touches: readonly Touch[]
}

/** An act that may be appended, if nobody has been quicker. */
export type Draft = {readonly [K in Kind]: Common & {readonly kind: K; readonly body: Bodies[K]}}[Kind]

/** An act of the log. */
export type Act = Draft & {
  readonly seq: number
  /** ISO 8601 in UTC, never before that of the act before. */
  readonly at: string
  readonly prev: string
  readonly hash: string
}

export type ActOf<K extends Kind> = Act & {readonly kind: K}
