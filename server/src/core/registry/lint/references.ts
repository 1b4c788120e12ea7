import {dimensionOf, unitAt} from '../../quantity/unit.js'
import {keeping} from '../../text/keeping.js'
import {nearest} from '../../text/nearest.js'
import {shift} from '../../text/span.js'
import type {RegistryFile} from '../file/file.js'
import {type Item, itemNode} from '../file/items.js'
import {once} from '../file/once.js'
import type {Registry} from '../schema.js'
import {topKeys} from '../shape/keys.js'
import {child, type Node, textOf} from '../yaml/node.js'
import {type LocalProblem, movedBy} from './check.js'
import {sayMultiplied} from './multiplied.js'
import {type Naming, namingsIn, namingsOf} from './named.js'

/** A word that should be the id of something in one of the files. */
interface Reference {
  readonly node: Node
  readonly to: 'unit' | 'document' | 'period' | 'area' | 'indicator'
}

type Words = Readonly<Record<Reference['to'], () => ReadonlySet<string>>>

/** What the files define, but for the indicators: the same object from one registry to the next as long as that is the same. */
export interface Defined {
  readonly key: string
  readonly words: Omit<Words, 'indicator'>
}

/** `former`: of the registry before an edit. */
export function definedIn({documents, periods, areas, units}: Registry, former: Defined | null): Defined {
  const lists = {
    document: documents.map(({id}) => id),
    period: periods.map(({id}) => id),
    area: areas.map(({id}) => id),
    unit: units.flatMap(({unit, aliases}) => [unit, ...aliases]),
  }
  const key = JSON.stringify(lists)
  if (former?.key === key) return former
  const setOf = (list: readonly string[]) => once(() => new Set(list))
  return {
    key,
    words: {
      document: setOf(lists.document),
      period: setOf(lists.period),
      area: setOf(lists.area),
      unit: setOf(lists.unit),
    },
  }
}

/** References to what no file defines, by file. */
export function findDangling(
  files: readonly RegistryFile[],
  {ids}: Registry,
  defined: Defined,
): ReadonlyMap<RegistryFile, readonly LocalProblem[]> {
  const words: Words = {...defined.words, indicator: once(() => new Set(ids))}
  return new Map(
    files.map((file) => {
      const found = [...dangling(inHead(file), words)]
      for (const {at, item} of file.items) {
        const held = heldAgainst(item, defined, words)
        for (const it of held.found) found.push(movedBy(it, at))
        for (const it of dangling(held.indicators, words)) found.push({...it, span: shift(it.span, at)})
      }
      return [file, found]
    }),
  )
}

interface Held {
  readonly defined: Defined
  readonly found: readonly LocalProblem[]
  /** References to indicators, which come and go with every id that is typed. */
  readonly indicators: readonly Reference[]
}

const kept = keeping<Item, Held>()

/** Kept with the item: an edit elsewhere looks none of its words up again. */
function heldAgainst(item: Item, defined: Defined, words: Words): Held {
  const known = kept.get(item)
  if (known?.defined === defined) return known
  const found: LocalProblem[] = []
  const indicators: Reference[] = []
  for (const it of inItem(item))
    if (it.to === 'indicator') indicators.push(it)
    else if (!isKnown(it, words)) found.push(multipliedIn(item, it) ?? say(it, words))
  const made = {defined, found, indicators}
  kept.set(item, made)
  return made
}

/** Of an indicator's own unit, which its values follow. */
function multipliedIn(item: Item, {node, to}: Reference): LocalProblem | null {
  const whole = itemNode(item)
  const isOwn = to === 'unit' && node.kind === 'scalar' && child(whole, 'unit')?.span.from === node.span.from
  return whole && isOwn ? sayMultiplied(whole, node) : null
}

const inItem = (item: Item): readonly Reference[] => references(namingsOf(item))

const inHead = (file: RegistryFile): readonly Reference[] =>
  file.entries().flatMap(({key, value}) => {
    const shape = key !== 'indicators' && Object.hasOwn(topKeys, key) ? topKeys[key] : undefined
    return shape ? references(namingsIn(value, shape)) : []
  })

/** Organizations need no entry, and what may be a text of its own may be any text. */
function references(namings: readonly Naming[]): readonly Reference[] {
  const found: Reference[] = []
  for (const {node, names, isSure} of namings)
    if (isSure && names !== 'organization' && names !== 'rule') found.push({node, to: names})
  return found
}

const dangling = (all: readonly Reference[], words: Words): readonly LocalProblem[] =>
  all.filter((it) => !isKnown(it, words)).map((it) => say(it, words))

function isKnown({node, to}: Reference, words: Words): boolean {
  const text = textOf(node) ?? ''
  if (words[to]().has(text) || (to === 'unit' && isUnit(text))) return true
  // A plan-local file without areas of its own leaves them to the file it includes.
  return to === 'area' && words.area().size === 0
}

/** A unit of the general table needs no entry of its own. */
const isUnit = (text: string): boolean => dimensionOf(text) !== null || unitAt(text, 0)?.to === text.length

const ids: Readonly<Record<Reference['to'], string>> = {
  unit: 'reg-unit-unknown',
  document: 'reg-doc-unknown',
  period: 'reg-period-unknown',
  area: 'reg-area-unknown',
  indicator: 'reg-indicator-unknown',
}

const nouns: Readonly<Record<Reference['to'], {readonly zh: string; readonly en: string; readonly key: string}>> = {
  unit: {zh: '计量单位', en: 'unit', key: 'units'},
  document: {zh: '文件', en: 'document', key: 'documents'},
  period: {zh: '规划期', en: 'period', key: 'periods'},
  area: {zh: '区域', en: 'area', key: 'areas'},
  indicator: {zh: '指标', en: 'indicator', key: 'indicators'},
}

function say({node, to}: Reference, words: Words): LocalProblem {
  const text = textOf(node) ?? ''
  const noun = nouns[to]
  const meant = nearest(text, [...words[to]()].slice(0, 2000))
  return {
    id: ids[to],
    severity: 'warning',
    span: node.span,
    message: {
      zh: meant
        ? `没有登记“${text}”这一${noun.zh}，是否应为“${meant}”？`
        : `没有登记“${text}”这一${noun.zh}，请改正，或在 ${noun.key} 下登记。`,
      en: meant
        ? `There is no ${noun.en} “${text}”; did you mean “${meant}”?`
        : `There is no ${noun.en} “${text}”; correct it, or define it under ${noun.key}.`,
    },
  }
}
