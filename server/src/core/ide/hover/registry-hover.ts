import {membersOf} from '../../registry/lint/relations.js'
import type {NodeAt} from '../../registry/shape/node-at.js'
import type {Named, Shape} from '../../registry/shape/shape.js'
import {choices} from '../../registry/shape/shape-at.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset} from '../../text/span.js'
import {aboutRule} from '../findings/about-rule.js'
import {usesOf} from '../navigation/references.js'
import {idAt, placesOfId, yamlNodeAt} from '../navigation/registry-ids.js'
import {writtenNameAt} from '../navigation/renamed.js'
import type {Row} from '../row.js'
import {row} from '../row.js'
import {ofDocument, ofTerm} from './cited-card.js'
import {about, type Card, observedRow, targetRow} from './hover.js'
import {unitRows} from './registry-units.js'

/** What stands at a place of a registry file or the configuration: a key, a word, or what an id or a unit stands for. */
export function registryHoverAt(snapshot: Snapshot, path: string, offset: Offset): Card | null {
  const found = yamlNodeAt(snapshot, path, offset)
  if (!found) return null
  const named = writtenNameAt(snapshot, path, offset)
  if (named) return indicatorCard(snapshot, named.indicator, found)
  const id = idAt(snapshot, path, offset)
  const card = id && idCard(snapshot, id.names, id.id, found)
  return card ?? termCard(snapshot, found) ?? (found.on === 'key' ? keyCard(found) : wordCard(found))
}

type Titled = Pick<NodeAt, 'span'>

function idCard(snapshot: Snapshot, names: Named, id: string, found: Titled): Card | null {
  const {registry} = snapshot.world
  switch (names) {
    case 'indicator':
      return indicatorCard(snapshot, id, found)
    case 'document': {
      const document = registry.documents.find((it) => it.id === id)
      return document
        ? plain(found, `《${document.title}》`, [...ofDocument(document, snapshot), ...naming(snapshot, names, id)])
        : null
    }
    case 'area': {
      const area = registry.areas.find((it) => it.id === id)
      const parent = registry.areas.find((it) => it.id === area?.parent)
      const above = parent ? [row('上级', 'Part of', parent.label)] : []
      return area ? plain(found, area.label, [...also(area.aliases), ...above, ...naming(snapshot, names, id)]) : null
    }
    case 'period': {
      const period = registry.periods.find((it) => it.id === id)
      const days = period && row('起止', 'From, to', `${period.start}—${period.end}`)
      return period && days ? plain(found, period.label, [days, ...also(period.aliases)]) : null
    }
    case 'organization': {
      const body = registry.organizations.find((it) => it.id === id)
      return body ? plain(found, body.label, [...also(body.aliases), ...naming(snapshot, names, id)]) : null
    }
    case 'unit': {
      const rows = unitRows(registry, id)
      return rows.length ? plain(found, id, rows) : null
    }
    case 'rule': {
      const rule = aboutRule(id)
      return rule ? plain(found, id, [{label: {zh: '查什么', en: 'Finds'}, text: rule.summary}]) : null
    }
  }
}

const plain = ({span}: Titled, title: string, rows: readonly Row[]): Card => ({span, title, rows, uses: []})

const also = (aliases: readonly string[]): Row[] => (aliases.length ? [row('又作', 'Also', aliases.join('、'))] : [])

/** How many places of registry files and configuration name an id. */
function naming(snapshot: Snapshot, names: Named, id: string): Row[] {
  const {length} = placesOfId(snapshot, names, id).uses
  return [row('引用', 'Named', `${length} 处`, `${length} time${length === 1 ? '' : 's'}`)]
}

function indicatorCard(snapshot: Snapshot, id: string, {span}: Titled): Card | null {
  const indicator = snapshot.world.registry.indicator(id)
  if (!indicator) return null
  const [observed, aimed] = [indicator.observations.at(-1), indicator.targets.at(-1)]
  const rows = [
    ...about(indicator),
    ...(observed ? [observedRow(observed, indicator)] : []),
    ...(aimed ? [targetRow(aimed, indicator)] : []),
    ...relationRows(snapshot, id),
  ]
  return {span, title: indicator.name, rows, uses: usesOf(snapshot, id)}
}

/** What it is the sum or quotient of, and what is made of it. */
const relationRows = ({world: {registry}}: Snapshot, id: string): readonly Row[] =>
  registry.relations.flatMap((relation) => {
    const members = relation.type === 'other' ? null : membersOf(relation, registry.indicator)
    if (!members || ![members.result, ...members.terms].some((it) => it.id === id)) return []
    const terms = members.terms.map(({name}) => name).join(relation.type === 'sum' ? '＋' : '÷')
    return [row('关系', 'Relation', `${members.result.name}＝${terms}`)]
  })

function termCard({world: {registry}}: Snapshot, {on, path, text, span}: NodeAt): Card | null {
  const isTerm = on === 'key' && path[0] === 'terms' && path.length === 2
  const term = isTerm ? registry.terms.find((it) => it.text === text) : undefined
  return term ? plain({span}, term.text, ofTerm(term)) : null
}

function keyCard({text, span, shape}: NodeAt): Card | null {
  if (!shape?.about) return null
  const rows: Row[] = [{label: {zh: '含义', en: 'Meaning'}, text: shape.about}]
  return plain({span}, text, [...rows, ...choices(shape).flatMap(allowed)])
}

/** The words that the key may have. */
function allowed(shape: Shape): Row[] {
  if (shape.is !== 'word') return []
  const said = (language: 'zh' | 'en'): string =>
    shape.of
      .map((word) => {
        const meant = shape.meanings?.[word]?.[language]
        return meant ? `${word}（${meant}）` : word
      })
      .join(language === 'zh' ? '；' : '; ')
  return [row('取值', 'Values', said('zh'), said('en').replaceAll('（', ' (').replaceAll('）', ')'))]
}

function wordCard({text, span, shape}: NodeAt): Card | null {
  for (const choice of shape ? choices(shape) : []) {
    const meant = choice.is === 'word' ? choice.meanings?.[text] : undefined
    if (meant) return plain({span}, text, [{label: {zh: '含义', en: 'Meaning'}, text: meant}])
  }
  return null
}
