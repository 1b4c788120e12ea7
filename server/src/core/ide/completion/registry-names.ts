import {dimensionOf} from '../../quantity/unit.js'
import {classifiers, measures} from '../../quantity/units.js'
import type {Named, Said} from '../../registry/shape/shape.js'
import {rules} from '../../rules/index.js'
import type {Snapshot} from '../../session/snapshot.js'
import {nameSearchOf} from '../search/name-search.js'

/** Something that an id stands for. */
export interface NamedThing {
  readonly id: string
  /** Its name. */
  readonly note: Said
  /** What is matched with what is typed: the id, the name, and how it is spelt. */
  readonly filter: string
  readonly indicator: string | null
}

/** No list is longer: a keeper types on. */
const most = 101

/** What an id may be of that fits what is typed of it: by the id, by the name, an indicator also by pinyin. */
export function namedCompletions(snapshot: Snapshot, names: Named, typed: string): readonly NamedThing[] {
  if (names === 'indicator') return indicators(snapshot, typed)
  return everyOf(snapshot, names)
    .filter(({filter}) => fits(filter, typed))
    .slice(0, most)
}

const fits = (text: string, typed: string): boolean => text.toLowerCase().includes(typed.toLowerCase())

function indicators({world: {registry}}: Snapshot, typed: string): readonly NamedThing[] {
  const found = new Set<string>()
  for (const id of registry.ids) if (found.size < most && fits(id, typed)) found.add(id)
  const search = nameSearchOf(registry)
  const hits = !typed ? [] : /^[A-Za-z]+$/.test(typed) ? search.latin(typed, most) : search.han(typed, most)
  for (const {entry} of hits) found.add(entry.indicator)
  return [...found].slice(0, most).flatMap((id) => {
    const name = registry.indicator(id)?.name
    if (name === undefined) return []
    const {full, initials} = search.spell(name)
    return [{id, note: {zh: name, en: name}, filter: `${id} ${name} ${initials} ${full}`, indicator: id}]
  })
}

function everyOf({world: {registry}}: Snapshot, names: Exclude<Named, 'indicator'>): readonly NamedThing[] {
  switch (names) {
    case 'document':
      return registry.documents.map(({id, title}) => thing(id, title))
    case 'area':
      return registry.areas.map(({id, label}) => thing(id, label))
    case 'period':
      return registry.periods.map(({id, label}) => thing(id, label))
    case 'organization':
      return registry.organizations.map(({id, label}) => thing(id, label))
    case 'rule':
      return rules.map(({id, summary}) => ({...thing(id, ''), note: summary}))
    case 'unit': {
      const own = registry.units.map(({unit, kind}) => thing(unit, kind))
      const known = new Set(own.map(({id}) => id))
      return [
        ...own,
        ...generalUnits.filter((unit) => !known.has(unit)).map((unit) => thing(unit, dimensionOf(unit) ?? '')),
      ]
    }
  }
}

const thing = (id: string, name: string): NamedThing => ({
  id,
  note: {zh: name, en: name},
  filter: name ? `${id} ${name}` : id,
  indicator: null,
})

/** The units of the general table: those that measure first. */
const generalUnits: readonly string[] = [
  ...Object.values(measures).flatMap((list) => list.split(' ').map((word) => word.split('=')[0] ?? '')),
  ...classifiers.split(' '),
].filter(Boolean)
