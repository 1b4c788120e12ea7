import {nearest} from '../../text/nearest.js'
import {type Offset, type Span, shift} from '../../text/span.js'
import {single} from '../file/indicator.js'
import type {RegistryProblem} from '../schema.js'
import type {Shape} from '../shape/shape.js'
import {entry, type Node, type Scalar, textOf} from '../yaml/node.js'

/** A problem before its file is known: spans count from wherever the node's spans do. */
export interface LocalProblem {
  readonly id: string
  readonly severity: RegistryProblem['severity']
  readonly span: Span
  readonly message: RegistryProblem['message']
  readonly tag?: 'unnecessary' | null
  /** The key that is not there. */
  readonly missing?: string
  readonly fix?: LocalFix
}

/** Edits that mend it; spans count as the problem's do. */
export interface LocalFix {
  readonly title: RegistryProblem['message']
  readonly edits: readonly {readonly span: Span; readonly insert: string}[]
}

/** The same problem further on in its file. */
export function movedBy(problem: LocalProblem, by: Offset): LocalProblem {
  const {fix} = problem
  const edits = fix?.edits.map((it) => ({...it, span: shift(it.span, by)}))
  return {...problem, span: shift(problem.span, by), ...(fix && edits && {fix: {...fix, edits}})}
}

/** Holds what was read against what the key may hold. `at` is where to point when nothing better is there. */
export function checkShape(node: Node, shape: Shape, key: Key): readonly LocalProblem[] {
  if (node.kind === 'scalar' && node.text === null) return []
  switch (shape.is) {
    case 'list':
      return node.kind === 'list'
        ? node.items.flatMap((item) => checkShape(item, shape.of, {...key, at: item.span}))
        : [wrong(node, shape, key)]
    case 'map':
      return node.kind === 'dict'
        ? node.entries.flatMap((it) => checkShape(it.value, shape.of, {name: it.key, at: it.at}))
        : [wrong(node, shape, key)]
    case 'record':
      return node.kind === 'dict' ? checkRecord(node, shape, key) : [wrong(node, shape, key)]
    case 'either':
      return checkEither(node, shape.of, key)
    default:
      return shape.is === 'anything' || (node.kind === 'scalar' && holds(node, shape)) ? [] : [wrong(node, shape, key)]
  }
}

export interface Key {
  readonly name: string
  readonly at: Span
}

function checkRecord(
  node: Node & {kind: 'dict'},
  {keys, needs}: Shape & {is: 'record'},
  key: Key,
): readonly LocalProblem[] {
  const known = node.entries.flatMap((it) => {
    const shape = Object.hasOwn(keys, it.key) ? keys[it.key] : undefined
    if (shape) return checkShape(it.value, shape, {name: it.key, at: it.at})
    return it.key.startsWith('x-') ? [] : [unknownKey({name: it.key, at: it.at}, Object.keys(keys))]
  })
  const at = node.entries[0]?.at ?? key.at
  const missing = needs.filter((need) => {
    const value = entry(node, need)?.value
    return need === 'unit' && isDimensionless(node) ? false : !value || (value.kind === 'scalar' && !value.text)
  })
  return [...known, ...missing.map((need) => missingKey(need, at))]
}

/** An index, or what says with `unit: ""` that it has none, such as 灌溉水有效利用系数. */
function isDimensionless(node: Node): boolean {
  const unit = entry(node, 'unit')?.value
  return textOf(entry(node, 'kind')?.value ?? null) === 'index' || (unit?.kind === 'scalar' && unit.quoted)
}

/** Held against the alternatives of the node's own kind, so that a typo in a record is said as such. */
function checkEither(node: Node, shapes: readonly Shape[], key: Key): readonly LocalProblem[] {
  if (node.kind === 'scalar')
    return shapes.some((shape) => holds(node, shape)) ? [] : [wrong(node, {is: 'either', of: shapes}, key)]
  const shape = shapes.find((it) => suits(node, it))
  return shape ? checkShape(node, shape, key) : [wrong(node, {is: 'either', of: shapes}, key)]
}

const suits = ({kind}: Node, {is}: Shape): boolean =>
  kind === 'list' ? is === 'list' : is === 'record' || is === 'map'

function holds(node: Scalar, shape: Shape): boolean {
  const text = node.text ?? ''
  switch (shape.is) {
    case 'number':
      return !node.quoted && /^[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?$/.test(text)
    case 'amount':
      return !node.quoted && single(text) !== null
    case 'flag':
      return !node.quoted && /^(?:true|false|True|False|TRUE|FALSE)$/.test(text)
    case 'word':
      return shape.of.includes(text)
    case 'date':
      return isDate(text)
    case 'time':
      return isTime(text)
    case 'text':
    case 'anything':
      return true
    default:
      return false
  }
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (!year) return false
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const length = lengths[Number(month) - 1] ?? 0
  return Number(day) >= 1 && Number(day) <= (Number(month) === 2 && !isLeap ? 28 : length)
}

/** The notations of the contract; a stretch joins two of them by `/`. */
export function isTime(text: string): boolean {
  const parts = text.split('/')
  return (
    parts.length <= 2 && parts.every((part) => /^\d{4}(?:-(?:Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/.test(part) || isDate(part))
  )
}

function unknownKey({name, at}: Key, keys: readonly string[]): LocalProblem {
  const meant = nearest(name, keys)
  return {
    id: 'reg-key-unknown',
    severity: 'warning',
    span: at,
    tag: meant ? null : 'unnecessary',
    message: meant
      ? {
          zh: `这里没有“${name}”这个键，应为“${meant}”。`,
          en: `There is no key “${name}” here; did you mean “${meant}”?`,
        }
      : {
          zh: `这里没有“${name}”这个键，其内容不起作用。自用的键请以“x-”开头。`,
          en: `There is no key “${name}” here; what it holds has no effect. Begin a key of your own with “x-”.`,
        },
  }
}

function missingKey(need: string, span: Span): LocalProblem {
  const message = {zh: `缺少“${need}”，请补上。`, en: `“${need}” is missing.`}
  // Without a unit an indicator still serves by its name; without the others it cannot serve at all.
  return {id: 'reg-key-missing', severity: need === 'unit' ? 'warning' : 'error', span, message, missing: need}
}

function wrong(node: Node, shape: Shape, {name}: Key): LocalProblem {
  const written = node.kind === 'scalar' ? `“${clip(node.text ?? '')}”` : null
  const {zh, en} = describe(shape)
  const meant = node.kind === 'scalar' && shape.is === 'word' ? nearest(node.text ?? '', shape.of) : null
  return {
    id: 'reg-type',
    severity: 'error',
    span: node.span,
    message: {
      zh: `“${name}”应为${zh}，现${written ? `写作${written}` : `是${node.kind === 'list' ? '列表' : '一组键'}`}${meant ? `，可改为“${meant}”` : ''}。`,
      en: `“${name}” must be ${en}, but is ${written ?? (node.kind === 'list' ? 'a list' : 'a map')}${meant ? `; did you mean “${meant}”?` : '.'}`,
    },
  }
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

function describe(shape: Shape): {readonly zh: string; readonly en: string} {
  switch (shape.is) {
    case 'amount':
      return {zh: '数（不加引号，如 52000、5.2万）', en: 'a number without quotes, such as 52000 or 5.2万'}
    case 'number':
      return {zh: '数（不加引号，万、亿请折算）', en: 'a number (no quotes, 万 and 亿 multiplied out)'}
    case 'flag':
      return {zh: ' true 或 false', en: 'true or false'}
    case 'date':
      return {zh: '日期（如 2020-12-31）', en: 'a date such as 2020-12-31'}
    case 'time':
      return {
        zh: '时点或时期（如 2020、2020-12-31、2021-06、2024-Q1、2023-H1、2016/2020）',
        en: 'a time such as 2020, 2020-12-31, 2021-06, 2024-Q1, 2023-H1 or 2016/2020',
      }
    case 'word':
      return {
        zh: shape.of
          .map((it) => `“${it}”`)
          .join('、')
          .replace(/、(?=[^、]*$)/, '或'),
        en: `one of ${shape.of.join(', ')}`,
      }
    case 'list':
      return {zh: '列表（如 [甲, 乙]）', en: 'a list such as [a, b]'}
    case 'either':
      return {
        zh: shape.of.map((it) => describe(it).zh).join('，或'),
        en: shape.of.map((it) => describe(it).en).join(', or '),
      }
    case 'text':
      return {zh: '文字', en: 'a text'}
    default:
      return {zh: '一组键', en: 'a map of keys'}
  }
}
