import {keeping} from '../../text/keeping.js'
import {type Offset, shift} from '../../text/span.js'
import type {RegistryFile} from '../file/file.js'
import type {Item, Written} from '../file/items.js'
import {keyOf} from '../forms.js'
import type {Declared, Registry, RegistryProblem} from '../schema.js'
import {type Repeats, repeatsIn} from './repeats.js'

/** A text of an item, in its file. */
interface Use {
  readonly at: Declared
  readonly text: string
  readonly indicator: string
  readonly kind: 'name' | 'alias' | 'notThis'
}

/** The ids and the names that several entries claim. */
export interface Claimed {
  readonly ids: Repeats
  readonly keys: Repeats
}

/** `former`: of the files before an edit. */
export function claimedIn(files: readonly RegistryFile[], former: Claimed | null): Claimed {
  const lists = files.map(({items}) => items)
  return {
    ids: repeatsIn(lists, ({key}) => (key === null ? none : [key]), former?.ids ?? null),
    keys: repeatsIn(lists, (item) => claimsOf(item).keys, former?.keys ?? null),
  }
}

/** Ids and names that two entries claim, within a file or across files. */
export const findClashes = (
  files: readonly RegistryFile[],
  registry: Registry,
  {ids, keys}: Claimed,
): readonly RegistryProblem[] => [...repeatedIds(files, ids.again), ...sharedNames(files, keys.again, registry)]

function repeatedIds(files: readonly RegistryFile[], again: ReadonlySet<string>): readonly RegistryProblem[] {
  if (!again.size) return []
  const first = new Map<string, {readonly file: RegistryFile; readonly at: Offset; readonly id: Written}>()
  const found: RegistryProblem[] = []
  for (const file of files)
    for (const {at, item} of file.items) {
      const id = item.key !== null && again.has(item.key) ? item.id : null
      if (!id) continue
      const before = first.get(id.text)
      // Another file's entry adds to the first: what the two do not agree on is said as such.
      if (before?.file !== file) first.set(id.text, {file, at, id})
      else found.push(repeated(id.text, placed(file, at, id), placed(before.file, before.at, before.id)))
    }
  return found
}

const none: readonly string[] = []

const placed = ({path}: RegistryFile, at: Offset, {span}: Written): Declared => ({path, span: shift(span, at)})

const repeated = (id: string, at: Declared, first: Declared): RegistryProblem => ({
  id: 'reg-duplicate-id',
  severity: 'error',
  at,
  message: {
    zh: `指标代码“${id}”在本文件中已经登记过，以先登记的为准，此处不起作用。请合并两处，或另起代码。`,
    en: `The id “${id}” is taken in this file; the first entry stands and this one has no effect. Merge the two, or choose another id.`,
  },
  related: [{at: first, message: {zh: '先登记的一处', en: 'The first entry'}}],
})

/** One name for two indicators is no name. Of two areas they may be: 常住人口 of the city and of a district. */
function sharedNames(
  files: readonly RegistryFile[],
  shared: ReadonlySet<string>,
  registry: Registry,
): readonly RegistryProblem[] {
  if (!shared.size) return []
  const groups = new Map<string, Use[]>()
  for (const file of files)
    for (const {at, item} of file.items)
      for (const claim of claimsOf(item).claims) {
        if (!shared.has(claim.key)) continue
        const group = groups.get(claim.key) ?? []
        groups.set(claim.key, group)
        group.push(useOf(claim, file, at))
      }
  return [...groups.values()].flatMap((group) => clashesOf(group, registry))
}

interface Claim {
  readonly key: string
  readonly written: Written
  readonly indicator: string
  readonly kind: Use['kind']
}

interface Claims {
  readonly claims: readonly Claim[]
  readonly keys: readonly string[]
}

const kept = keeping<Item, Claims>()

/** Kept with the item: an edit elsewhere normalises none of its names again. */
function claimsOf(item: Item): Claims {
  const known = kept.get(item)
  if (known) return known
  const indicator = item.id?.text ?? ''
  const claim =
    (kind: Use['kind']) =>
    (written: Written): Claim => ({key: keyOf(written.text), written, indicator, kind})
  const claims = [
    ...(item.name ? [item.name].map(claim('name')) : []),
    ...item.aliases.map(claim('alias')),
    ...item.notThis.map(claim('notThis')),
  ]
  const made = {claims, keys: claims.map(({key}) => key)}
  kept.set(item, made)
  return made
}

const useOf = ({written, indicator, kind}: Claim, file: RegistryFile, at: Offset): Use => ({
  at: placed(file, at, written),
  text: written.text,
  indicator,
  kind,
})

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
    zh: `“${use.text}”同时是“${first.indicator}”的名称或别名，文中出现时，两者登记的数一致才作比对，不一致则不作判断。请合并两处，或换一个能够区分的名称。`,
    en: `“${use.text}” is also a name of “${first.indicator}”; where a draft uses it, a figure is checked only if both have the same. Merge the two, or choose a name that tells them apart.`,
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
