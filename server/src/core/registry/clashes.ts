import {shift} from '../text/span.js'
import type {RegistryFile} from './file.js'
import {keyOf} from './forms.js'
import type {Item, Written} from './items.js'
import type {Declared, Registry, RegistryProblem} from './schema.js'

/** A text of an item, in its file. */
interface Use {
  readonly at: Declared
  readonly text: string
  readonly indicator: string
  readonly kind: 'name' | 'alias' | 'notThis'
}

/** Ids and names that two entries claim, within a file or across files. */
export function findClashes(files: readonly RegistryFile[], registry: Registry): readonly RegistryProblem[] {
  return [...repeatedIds(files), ...sharedNames(files, registry)]
}

function repeatedIds(files: readonly RegistryFile[]): readonly RegistryProblem[] {
  const first = new Map<string, Declared>()
  return eachItem(files, (item, declared) => {
    if (!item.id) return []
    const at = declared(item.id)
    const before = first.get(item.id.text)
    if (!before) {
      first.set(item.id.text, at)
      return []
    }
    const message = {
      zh: `指标代码“${item.id.text}”已经登记过，以先登记的为准，此处不起作用。请合并两处，或另起代码。`,
      en: `The id “${item.id.text}” is taken; the first entry stands and this one has no effect. Merge the two, or choose another id.`,
    }
    return [
      {
        id: 'reg-duplicate-id',
        severity: 'error',
        at,
        message,
        related: [{at: before, message: {zh: '先登记的一处', en: 'The first entry'}}],
      },
    ]
  })
}

/** One name for two indicators is no name. Of two areas they may be: 常住人口 of the city and of a district. */
function sharedNames(files: readonly RegistryFile[], registry: Registry): readonly RegistryProblem[] {
  const uses = new Map<string, Use[]>()
  for (const use of eachItem(files, usesOf)) {
    const key = keyOf(use.text)
    const known = uses.get(key)
    if (known) known.push(use)
    else uses.set(key, [use])
  }
  return [...uses.values()].flatMap((group) => (group.length < 2 ? [] : clashesOf(group, registry)))
}

function usesOf(item: Item, declared: (written: Written) => Declared): readonly Use[] {
  const indicator = item.id?.text ?? ''
  const use =
    (kind: Use['kind']) =>
    (written: Written): Use => ({at: declared(written), text: written.text, indicator, kind})
  return [
    ...(item.name ? [item.name].map(use('name')) : []),
    ...item.aliases.map(use('alias')),
    ...item.notThis.map(use('notThis')),
  ]
}

function clashesOf(group: readonly Use[], registry: Registry): readonly RegistryProblem[] {
  const claims = group.filter(({kind}) => kind !== 'notThis')
  const own = group.filter((use) => use.kind === 'notThis' && claims.some(({indicator}) => indicator === use.indicator))
  const areaOf = ({indicator}: Use): string | null => registry.indicator(indicator)?.area ?? null
  const others = claims
    .slice(1)
    .filter((use) => use.indicator !== claims[0]!.indicator && areaOf(use) === areaOf(claims[0]!))
  return [
    ...others.map((use) => collision(use, claims[0]!)),
    ...own.map((use) => contradiction(use, claims.find(({indicator}) => indicator === use.indicator)!)),
  ]
}

const collision = (use: Use, first: Use): RegistryProblem => ({
  id: 'reg-alias-collision',
  severity: 'warning',
  at: use.at,
  message: {
    zh: `“${use.text}”同时是“${first.indicator}”的名称或别名，文中出现时无法判断所指，两者都不会用于比对。请换一个能够区分的名称。`,
    en: `“${use.text}” is also a name of “${first.indicator}”; a draft that uses it cannot be matched to either. Choose a name that tells them apart.`,
  },
  related: [{at: first.at, message: {zh: '另一处', en: 'The other entry'}}],
})

const contradiction = (use: Use, name: Use): RegistryProblem => ({
  id: 'reg-alias-collision',
  severity: 'warning',
  at: use.at,
  message: {
    zh: `“${use.text}”既是本指标的名称，又列为不是本指标的名称（notThis）。请删去一处。`,
    en: `“${use.text}” is a name of this indicator and listed as not being one (notThis). Remove one of the two.`,
  },
  related: [{at: name.at, message: {zh: '列为名称的一处', en: 'Where it is a name'}}],
})

function eachItem<T>(
  files: readonly RegistryFile[],
  read: (item: Item, declared: (written: Written) => Declared) => readonly T[],
): T[] {
  return files.flatMap((file) =>
    file.items.flatMap(({at, item}) => read(item, ({span}) => ({path: file.path, span: shift(span, at)}))),
  )
}
