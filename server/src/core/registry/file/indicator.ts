import {type Decimal, decimal, negate, scale} from '../../quantity/decimal.js'
import type {Qualifier} from '../../quantity/quantity.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import type {Declared, Indicator, Level, Observation, Target} from '../schema.js'
import {child, isTrue, itemsOf, type Node, textOf, textsOf} from '../yaml/node.js'

/** Where an item stands, and how its documents are called. */
export interface Setting {
  readonly path: string
  readonly at: Offset
  /** The file's own area and mark, for an indicator that gives none. */
  readonly area: string | null
  readonly classification: Indicator['classification']
  /** The name that the first entry of the id gives: another source need not repeat it. */
  readonly name: string | null
  titleOf(document: string): string
}

/** Null where an entry lacks what makes it an indicator: an id and a name. */
export function readIndicator(node: Node | null, setting: Setting): Indicator | null {
  const [id, name] = [textOf(child(node, 'id')), textOf(child(node, 'name')) ?? setting.name]
  if (!node || !id || !name) return null
  const get = (key: string): string | null => textOf(child(node, key))
  const definition = child(node, 'definition')
  return {
    id,
    name,
    aliases: textsOf(child(node, 'aliases')),
    notThis: textsOf(child(node, 'notThis')),
    definition: textOf(definition) ?? textOf(child(definition, 'text')) ?? textOf(child(definition, 'note')),
    scope: get('scope'),
    unit: get('unit') ?? '',
    unitAccept: textsOf(child(node, 'unitAccept')),
    unitElided: isTrue(child(node, 'unitElided')),
    display: readDisplay(child(node, 'display')),
    kind: word(get('kind'), kinds),
    priceBasis: word(get('priceBasis'), priceBases),
    direction: word(get('direction'), directions),
    attribute: word(get('attribute'), attributes),
    owner: get('owner') ?? textOf(child(child(node, 'owner'), 'org')),
    area: get('area') ?? setting.area,
    classification: word(get('classification'), classifications) ?? setting.classification,
    observations: itemsOf(child(node, 'observations')).flatMap((it) => readObservation(it, setting) ?? []),
    targets: itemsOf(child(node, 'targets')).flatMap((it) => readTarget(it, setting) ?? []),
    disputes: [],
    declaredAt: declared(setting, node.span),
  }
}

export const kinds = ['stock', 'flow', 'ratio', 'rate', 'index', 'coverage', 'rank'] as const
export const priceBases = ['current', 'constant', 'comparable'] as const
export const directions = ['up', 'down', 'range', 'neutral'] as const
export const attributes = ['预期性', '约束性'] as const
export const classifications = ['public', 'internal', 'restricted'] as const
export const qualifiers = [
  'eq',
  'gt',
  'ge',
  'lt',
  'le',
  'about',
  'nearly',
  'just-over',
  'range',
] as const satisfies readonly Qualifier[]

/** A word of a closed list, else null: a word out of it is reported where the file is checked. */
export const word = <T extends string>(text: string | null, words: readonly T[]): T | null =>
  words.find((it) => it === text) ?? null

function readDisplay(node: Node | null): Indicator['display'] {
  const multiplier = textOf(child(node, 'mult'))
  return multiplier === null ? null : {multiplier, decimals: Number(textOf(child(node, 'decimals')) ?? 0) || 0}
}

function readObservation(node: Node, setting: Setting): Observation | null {
  const level = readLevel(node, setting)
  return (
    level && {
      ...level,
      revisions: itemsOf(child(node, 'revisions')).flatMap(readRevision),
    }
  )
}

function readTarget(node: Node, setting: Setting): Target | null {
  const level = readLevel(node, setting)
  return level && {...level, modality: textOf(child(node, 'modality'))}
}

/** Null without a time or with a value that is no number: better no level than a wrong one. */
function readLevel(node: Node, setting: Setting): Level | null {
  const asOf = textOf(child(node, 'asOf'))
  const value = readValue(child(node, 'value'))
  if (asOf === null || value === undefined) return null
  const document = textOf(child(child(node, 'source'), 'doc')) ?? textOf(child(node, 'source'))
  return {
    asOf,
    value,
    qualifier: qualifierOf(textOf(child(node, 'qualifier'))) ?? (Array.isArray(value) ? 'range' : 'eq'),
    step: number(textOf(child(node, 'step'))),
    source: document === null ? null : setting.titleOf(document),
    status: textOf(child(node, 'status')),
    vintage: textOf(child(node, 'vintage')),
    approvedBy: textOf(child(node, 'approvedBy')),
    declaredAt: declared(setting, node.span),
  }
}

/** How an official says it, for the code that it stands for. */
export const qualifierWords: Readonly<Record<string, (typeof qualifiers)[number]>> = {
  约: 'about',
  左右: 'about',
  近: 'nearly',
  接近: 'nearly',
  超过: 'gt',
  突破: 'gt',
  大于: 'gt',
  以上: 'ge',
  不少于: 'ge',
  不低于: 'ge',
  不足: 'lt',
  小于: 'lt',
  以内: 'le',
  以下: 'le',
  不超过: 'le',
  不高于: 'le',
  余: 'just-over',
  多: 'just-over',
}

/** Null for what is none. */
export const qualifierOf = (text: string | null): (typeof qualifiers)[number] | null =>
  word(text, qualifiers) ??
  (text !== null && Object.hasOwn(qualifierWords, text) ? (qualifierWords[text] ?? null) : null)

/** A number, 万 and 亿 multiplied out: `5.2万` is 52000. */
export function single(text: string | null): Decimal | null {
  const [, digits = null, multiplier = ''] = /^(.*?)\s*(万亿|[百千]?[万亿])?$/.exec(text ?? '') ?? []
  const value = number(digits)
  return value && scale(value, multipliers[multiplier] ?? 0)
}

const multipliers: Readonly<Record<string, number>> = {万: 4, 百万: 6, 千万: 7, 亿: 8, 百亿: 10, 千亿: 11, 万亿: 12}

/** Null: not available; undefined: not readable. */
export function readValue(node: Node | null): Level['value'] | undefined {
  if (!node || (node.kind === 'scalar' && node.text === null)) return null
  if (node.kind === 'scalar') return single(node.text) ?? undefined
  const [low, high, ...rest] = itemsOf(node).map((it) => single(textOf(it)))
  return low && high && !rest.length ? [low, high] : undefined
}

function readRevision(node: Node): Observation['revisions'] {
  const value = single(textOf(child(node, 'value')))
  const kind = word(textOf(child(node, 'kind')), ['revision', 'correction'])
  return value ? [{value, kind: kind ?? 'revision', vintage: textOf(child(node, 'vintage'))}] : []
}

/** A number as YAML writes it, exact; null where it is none. */
export function number(text: string | null): Decimal | null {
  const match = text === null ? null : /^([-+]?)(\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE]([-+]?\d{1,3}))?$/.exec(text)
  if (!match) return null
  const plain = decimal((match[2] ?? '').replaceAll('_', '').replace(/^\./, '0.').replace(/\.$/, ''))
  if (!plain) return null
  return scale(match[1] === '-' ? negate(plain) : plain, Number(match[3] ?? 0))
}

export const declared = ({path, at}: Pick<Setting, 'path' | 'at'>, span: Span): Declared => ({
  path,
  span: shift(span, at),
})
