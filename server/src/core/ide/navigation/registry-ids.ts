import {configShape} from '../../config/read.js'
import {chunkStarts, type Draft} from '../../markdown/draft.js'
import {readYaml} from '../../registry/file/items.js'
import {namingsIn, namingsOf} from '../../registry/lint/named.js'
import type {RegistryFile} from '../../registry/reading/read.js'
import type {Declared} from '../../registry/schema.js'
import {topKeys} from '../../registry/shape/keys.js'
import {type NodeAt, nodeAmong, nodeAt} from '../../registry/shape/node-at.js'
import type {Named} from '../../registry/shape/shape.js'
import {choices} from '../../registry/shape/shape-at.js'
import {entriesOf} from '../../registry/yaml/node.js'
import type {RegistryText} from '../../session/change.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'

/** An id that stands somewhere: of what, and whether it is defined there or named. */
export interface IdAt {
  readonly names: Named
  readonly id: string
  /** Quotes included. */
  readonly span: Span
  readonly isDefinition: boolean
}

/** What stands at a place of a registry file or the configuration; null of any other file. */
export function yamlNodeAt({registryFiles, configFile}: Snapshot, path: string, offset: Offset): NodeAt | null {
  const file = registryFiles.get(path)
  if (file) return nodeAt(file, offset)
  return configFile?.path === path ? nodeAmong(entriesOf(rootOf(configFile)), configShape, offset) : null
}

const rootOf = ({text}: RegistryText) => readYaml(text, text.startsWith('\uFEFF') ? 1 : 0, text.length).root

/** The id at a place of a registry file or the configuration. A word that may be an id is one where something has it. */
export function idAt(snapshot: Snapshot, path: string, offset: Offset): IdAt | null {
  const found = yamlNodeAt(snapshot, path, offset)
  if (!found) return null
  const {on, text: id, span, shape, defines} = found
  if (on === 'key') return defines ? {names: defines, id, span, isDefinition: defines !== 'rule'} : null
  if (found.path.join(' ') === 'indicators - id') return {names: 'indicator', id, span, isDefinition: true}
  for (const choice of shape ? choices(shape) : []) {
    const names = choice.is === 'text' ? (choice.names ?? choice.mayName) : undefined
    if (names && (choice.is !== 'text' || choice.names || placesOfId(snapshot, names, id).definitions.length))
      return {names, id, span, isDefinition: false}
  }
  return null
}

export interface IdPlaces {
  readonly definitions: readonly Declared[]
  readonly uses: readonly Declared[]
}

/** Every place that defines an id, and every one that names it: registry files, the configuration, `<!-- @id -->` in drafts. */
export function placesOfId(snapshot: Snapshot, names: Named, id: string): IdPlaces {
  const files = [...snapshot.registryFiles.values()]
  return {
    definitions: files.flatMap((file) => definitionsIn(file, names, id)),
    uses: [
      ...files.flatMap((file) => usesIn(file, names, id)),
      ...inConfig(snapshot, names, id),
      ...(names === 'indicator' ? linksTo(snapshot, id) : []),
    ],
  }
}

function definitionsIn(file: RegistryFile, names: Named, id: string): readonly Declared[] {
  const {path} = file
  if (names === 'indicator')
    return file.items.flatMap(({at, item}) => (item.id?.text === id ? [{path, span: shift(item.id.span, at)}] : []))
  return file.entries().flatMap(({key, value}) => {
    const shape = Object.hasOwn(topKeys, key) ? topKeys[key] : undefined
    return shape?.is === 'map' && shape.defines === names
      ? entriesOf(value).flatMap((entry) => (entry.key === id ? [{path, span: entry.at}] : []))
      : []
  })
}

function usesIn(file: RegistryFile, names: Named, id: string): readonly Declared[] {
  const {path} = file
  const found: Declared[] = []
  for (const {key, value} of file.entries()) {
    const shape = key !== 'indicators' && Object.hasOwn(topKeys, key) ? topKeys[key] : undefined
    for (const it of shape ? namingsIn(value, shape) : [])
      if (it.names === names && it.node.text === id) found.push({path, span: it.node.span})
  }
  for (const {at, item} of file.items)
    for (const it of namingsOf(item))
      if (it.names === names && it.node.text === id) found.push({path, span: shift(it.node.span, at)})
  return found.sort((a, b) => a.span.from - b.span.from)
}

function inConfig({configFile}: Snapshot, names: Named, id: string): readonly Declared[] {
  const root = configFile && rootOf(configFile)
  return configFile && root
    ? namingsIn(root, configShape)
        .filter((it) => it.names === names && it.node.text === id)
        .map(({node}) => ({path: configFile.path, span: node.span}))
    : []
}

/** The id in a comment of a draft that ties the figure before it to an indicator, where one stands at a place. */
export function linkAt({drafts}: Snapshot, uri: string, offset: Offset): IdAt | null {
  const draft = drafts.get(uri)
  const link = draft && linksIn(draft).find(({span}) => span.from <= offset && offset <= span.to)
  return link ? {names: 'indicator', ...link, isDefinition: false} : null
}

const linksIn = (draft: Draft): readonly {readonly id: string; readonly span: Span}[] => {
  const starts = chunkStarts(draft)
  return draft.chunks.flatMap(({comments}, index) =>
    comments.flatMap(({span, text}) => {
      const id = text.startsWith('@') ? text.slice(1).trim() : ''
      if (!id) return []
      const from = draft.text.indexOf(id, (starts[index] ?? 0) + span.from)
      return [{id, span: {from, to: from + id.length}}]
    }),
  )
}

/** Comments that tie a figure to an indicator. */
function linksTo({drafts, closed}: Snapshot, id: string): readonly Declared[] {
  const inOpen = [...drafts].flatMap(([path, draft]) =>
    linksIn(draft).flatMap((link) => (link.id === id ? [{path, span: link.span}] : [])),
  )
  const inClosed = [...closed].flatMap(([path, {text}]) =>
    text.includes(`@${id}`) ? commentsIn(text, id).map((span) => ({path, span})) : [],
  )
  return [...inOpen, ...inClosed]
}

const commentsIn = (text: string, id: string): readonly Span[] =>
  [...text.matchAll(/<!--\s{0,20}@([^\s>]{1,200})\s{0,20}-->/g)].flatMap(({0: comment, 1: named, index}) => {
    const from = index + comment.indexOf('@') + 1
    return named === id ? [{from, to: from + id.length}] : []
  })
