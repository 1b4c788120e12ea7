import type {RegistryFile} from '../file/file.js'
import {declared, number, word} from '../file/indicator.js'
import type {Area, Organization, Period, Policy, RegisteredDocument, Relation, Term, UnitDefinition} from '../schema.js'
import {child, type Entry, entriesOf, isTrue, itemsOf, type Node, textOf, textsOf} from '../yaml/node.js'

/** A key's entries over all files; later files add, they never overwrite. */
function gather<T>(
  files: readonly RegistryFile[],
  key: string,
  read: (entry: Entry, file: RegistryFile) => T | null,
): readonly T[] {
  const seen = new Set<string>()
  return files.flatMap((file) =>
    entriesOf(file.section(key)?.value ?? null).flatMap((entry) => {
      if (seen.has(entry.key)) return []
      seen.add(entry.key)
      return read(entry, file) ?? []
    }),
  )
}

export const readDocuments = (files: readonly RegistryFile[]): readonly RegisteredDocument[] =>
  gather(files, 'documents', ({key, value, at}, {path}) => {
    const get = (name: string): string | null => textOf(child(value, name))
    return {
      id: key,
      title: get('title') ?? key,
      titleVariants: textsOf(child(value, 'titleVariants')),
      shortNames: textsOf(child(value, 'shortNames')),
      docNumber: get('docNumber'),
      docNumberAliases: textsOf(child(value, 'docNumberAliases')),
      dated: get('dated'),
      expires: get('expires'),
      status: get('status'),
      supersededBy: get('supersededBy'),
      declaredAt: declared({path, at: 0}, {from: at.from, to: Math.max(at.to, value.span.to)}),
    }
  })

export const readTerms = (files: readonly RegistryFile[]): readonly Term[] =>
  gather(files, 'terms', ({key, value, at}, {path}) => {
    const get = (name: string): string | null => textOf(child(value, name))
    return {
      text: key,
      type: get('type'),
      quoted: word(get('quoted'), ['always', 'first', 'never', 'any']),
      full: get('full'),
      firstUse: word(get('firstUse'), ['required', 'optional']),
      aliases: [...textsOf(child(value, 'aliases')), ...textsOf(child(value, 'variants'))],
      wrong: textsOf(child(value, 'wrong')),
      numericGuard: isTrue(child(value, 'numericGuard')),
      deprecated: isTrue(child(value, 'deprecated')),
      use: get('use'),
      declaredAt: declared({path, at: 0}, {from: at.from, to: Math.max(at.to, value.span.to)}),
    }
  })

export const readPeriods = (files: readonly RegistryFile[]): readonly Period[] =>
  gather(files, 'periods', (entry) => {
    const [start, end] = [textOf(child(entry.value, 'start')), textOf(child(entry.value, 'end'))]
    return start && end ? {...labelled(entry), start, end} : null
  })

export const readAreas = (files: readonly RegistryFile[]): readonly Area[] =>
  gather(files, 'areas', (entry) => ({...labelled(entry), parent: textOf(child(entry.value, 'parent'))}))

export const readOrganizations = (files: readonly RegistryFile[]): readonly Organization[] =>
  gather(files, 'organizations', labelled)

const labelled = ({key, value}: Entry): Organization => ({
  id: key,
  label: textOf(child(value, 'label')) ?? key,
  aliases: textsOf(child(value, 'aliases')),
})

export const readUnits = (files: readonly RegistryFile[]): readonly UnitDefinition[] =>
  gather(files, 'units', ({key, value}) => ({
    unit: key,
    kind: textOf(child(value, 'kind')) ?? '',
    base: textOf(child(value, 'base')),
    factor: number(textOf(child(value, 'factor'))),
    aliases: textsOf(child(value, 'aliases')),
  }))

export const readRelations = (files: readonly RegistryFile[]): readonly Relation[] =>
  files.flatMap((file) =>
    itemsOf(file.section('relations')?.value ?? null).flatMap((node) => readRelation(node, file.path) ?? []),
  )

function readRelation(node: Node, path: string): Relation | null {
  const get = (name: string): string | null => textOf(child(node, name))
  const type = get('type')
  if (!type) return null
  const known = {id: get('id') ?? '', declaredAt: declared({path, at: 0}, node.span)}
  const [total, ratio, parts] = [get('total'), get('ratio'), textsOf(child(node, 'parts'))]
  const [part, whole] = type === 'ratio' ? [get('numerator'), get('denominator')] : [get('part'), get('whole')]
  if (type === 'sum' && total && parts.length) return {type, total, parts, ...known}
  if ((type === 'share' || type === 'ratio') && part && whole && ratio) return {type, part, whole, ratio, ...known}
  return {type: 'other', kind: type, indicators: textsOf(child(node, 'indicators')), ...known}
}

/** Domain notes 2.2: 近 up to 5 % short, 约 within 5 %, 余 questionable past 20 %, 突破 past 10 %. */
export const usualPolicy: Policy = {nearly: 0.05, about: 0.05, justOver: 0.2, breakthrough: 0.1}

export function readPolicy(files: readonly RegistryFile[]): Policy {
  const share = (key: string, inner: string, usual: number): number => {
    const texts = files.map((file) => textOf(child(child(file.section('policy')?.value ?? null, key), inner)))
    const value = Number(texts.find((text) => text !== null) ?? usual)
    return value >= 0 && value <= 1 ? value : usual
  }
  return {
    nearly: share('nearly', 'maxShortfall', usualPolicy.nearly),
    about: share('about', 'maxDeviation', usualPolicy.about),
    justOver: share('justOver', 'warnAbove', usualPolicy.justOver),
    breakthrough: share('breakthrough', 'warnAbove', usualPolicy.breakthrough),
  }
}

/** What the first file that gives it says under `registry:`. */
export const readDefault = (files: readonly RegistryFile[], key: string): string | null =>
  files.map((file) => textOf(child(file.section('registry')?.value ?? null, key))).find((text) => text !== null) ?? null

/** What the file itself says under `registry:`. */
export const ownDefault = (file: RegistryFile, key: string): string | null => readDefault([file], key)

/** The lowest of the files' areas that is above, below or the same as each of the others; the first where there is none. */
export function ownArea(files: readonly RegistryFile[], areas: () => readonly Area[]): string | null {
  const given = [...new Set(files.flatMap((file) => ownDefault(file, 'area') ?? []))]
  if (given.length < 2) return given[0] ?? null
  const above = (id: string): readonly string[] => lineOf(id, areas())
  const central = given.filter((id) => given.every((it) => above(id).includes(it) || above(it).includes(id)))
  return central.toSorted((a, b) => above(b).length - above(a).length)[0] ?? given[0] ?? null
}

/** An area and those that it lies in. */
function lineOf(id: string, areas: readonly Area[]): readonly string[] {
  const line: string[] = []
  let at: string | null = id
  while (at !== null && !line.includes(at)) {
    line.push(at)
    at = parentOf(at, areas)
  }
  return line
}

const parentOf = (id: string, areas: readonly Area[]): string | null =>
  areas.find((area) => area.id === id)?.parent ?? null

/** Whether an organization keeps what the file says of an indicator. */
export function isKeptBy(file: RegistryFile, org: string, id: string): boolean {
  const maintainers = itemsOf(child(file.section('registry')?.value ?? null, 'maintainers'))
  return maintainers.some((node) => {
    const scope = textOf(child(node, 'scope'))
    const isInScope = scope === null || scope === '*' || id === scope || id.startsWith(scope.replace(/\*$/, ''))
    return textOf(child(node, 'role')) === 'keeper' && textOf(child(node, 'org')) === org && isInScope
  })
}
