import {type Offset, shift} from '../../text/span.js'
import {moved} from '../yaml/node.js'
import type {Parsed} from '../yaml/yaml.js'
import {once} from './once.js'
import type {Section} from './sections.js'

/** A section, and what YAML reads in it; spans in the file. */
export interface Part {
  readonly section: Section
  read(): Parsed
  /** The same as it was first read, and how far it has come since: a part of a part of a part would keep them all. */
  readonly first: () => Parsed
  readonly by: number
}

/** After an edit of an entry: what begins behind it has moved, what holds it has grown. */
export function movedSection(section: Section, at: Offset, by: number): Section {
  const {key, from, to} = section
  if (from <= at) return to > at ? {...section, to: to + by} : section
  return {...section, ...shift(section, by), key: key && {...key, span: shift(key.span, by)}}
}

export function movedPart(part: Part, at: Offset, by: number): Part {
  const section = movedSection(part.section, at, by)
  return part.section.from <= at ? part : partOf(section, part.first, part.by + by)
}

export const partOf = (section: Section, first: () => Parsed, by: number): Part => ({
  section,
  first,
  by,
  read: once(() => movedAll(first(), by)),
})

const movedAll = ({root, problems}: Parsed, by: number): Parsed => ({
  root: root && moved(root, by),
  problems: by ? problems.map((it) => ({...it, span: shift(it.span, by)})) : problems,
})
