import {dimensionOf, unitAt} from '../quantity/unit.js'
import {shift} from '../text/span.js'
import type {LocalProblem} from './check.js'
import type {RegistryFile} from './file.js'
import {type Item, itemNode} from './items.js'
import {nearest} from './nearest.js'
import {child, entriesOf, itemsOf, type Node, textOf} from './node.js'
import type {Registry} from './schema.js'

/** A word that should be the id of something in one of the files. */
interface Reference {
  readonly node: Node
  readonly to: 'unit' | 'document' | 'period' | 'area' | 'indicator'
}

/** References to what no file defines, by file. */
export function findDangling(
  files: readonly RegistryFile[],
  registry: Registry,
): ReadonlyMap<RegistryFile, readonly LocalProblem[]> {
  const known = knownWords(registry)
  return new Map(
    files.map((file) => {
      const inItems = file.items.flatMap(({at, item}) =>
        dangling(inItem(item), known).map((it) => ({...it, span: shift(it.span, at)})),
      )
      return [file, [...dangling(inHead(file), known), ...inItems]]
    }),
  )
}

interface Known {
  readonly defined: Readonly<Record<Reference['to'], ReadonlySet<string>>>
}

function knownWords({documents, periods, areas, units, ids}: Registry): Known {
  return {
    defined: {
      document: new Set(documents.map(({id}) => id)),
      period: new Set(periods.map(({id}) => id)),
      area: new Set(areas.map(({id}) => id)),
      unit: new Set(units.flatMap(({unit, aliases}) => [unit, ...aliases])),
      indicator: new Set(ids),
    },
  }
}

const found = new WeakMap<Item, readonly Reference[]>()

/** Kept with the item: an edit elsewhere reads none of it again. */
function inItem(item: Item): readonly Reference[] {
  const kept = found.get(item)
  if (kept) return kept
  const node = itemNode(item)
  const levels = [...itemsOf(child(node, 'observations')), ...itemsOf(child(node, 'targets'))]
  const references = [
    ...to('unit', child(node, 'unit'), ...itemsOf(child(node, 'unitAccept'))),
    ...to('area', child(node, 'area')),
    ...to('indicator', child(node, 'replacedBy')),
    ...to(
      'document',
      child(child(node, 'owner'), 'basis'),
      ...levels.map((level) => child(child(level, 'source'), 'doc')),
    ),
  ]
  found.set(item, references)
  return references
}

function inHead(file: RegistryFile): readonly Reference[] {
  const section = (key: string): Node | null => file.section(key)?.value ?? null
  const documents = entriesOf(section('documents')).map(({value}) => value)
  const relations = itemsOf(section('relations'))
  const about = section('registry')
  return [
    ...to('period', child(about, 'planPeriod'), ...documents.map((it) => child(it, 'period'))),
    ...to('area', child(about, 'area'), ...entriesOf(section('areas')).map(({value}) => child(value, 'parent'))),
    ...to(
      'document',
      ...documents.flatMap((it) => [
        child(it, 'supersededBy'),
        child(child(it, 'relation'), 'implements'),
        child(child(it, 'relation'), 'amends'),
      ]),
    ),
    ...to(
      'indicator',
      ...relations.flatMap((it) => [
        child(it, 'total'),
        child(it, 'part'),
        child(it, 'whole'),
        ...itemsOf(child(it, 'parts')),
        ...itemsOf(child(it, 'indicators')),
      ]),
    ),
  ]
}

const to = (target: Reference['to'], ...nodes: readonly (Node | null)[]): readonly Reference[] =>
  nodes.flatMap((node) => (textOf(node) && node ? [{node, to: target}] : []))

function dangling(references: readonly Reference[], known: Known): readonly LocalProblem[] {
  return references.filter((it) => !isKnown(it, known)).map((it) => say(it, known))
}

function isKnown({node, to}: Reference, {defined}: Known): boolean {
  const text = textOf(node) ?? ''
  if (defined[to].has(text) || (to === 'unit' && isUnit(text))) return true
  // A plan-local file without areas of its own leaves them to the file it includes.
  return to === 'area' && defined.area.size === 0
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

function say({node, to}: Reference, {defined}: Known): LocalProblem {
  const text = textOf(node) ?? ''
  const noun = nouns[to]
  const meant = nearest(text, [...defined[to]].slice(0, 2000))
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
