import type {Declared} from '../registry/schema.js'
import type {RegistryText} from '../session/change.js'
import type {Snapshot} from '../session/snapshot.js'
import {type LineIndex, lineIndex, type Position, positionAt} from '../text/lines.js'
import type {Span} from '../text/span.js'

/** A stretch of a file, with lines and columns from 0. */
export interface Place {
  readonly path: string
  readonly span: Span
  readonly start: Position
  readonly end: Position
}

/** Where something stands: a span counts in the file `path`, a declared place in the file it names. */
export function placeOf(snapshot: Snapshot, path: string, at: Span | Declared): Place {
  const [file, span] = 'path' in at ? [at.path, at.span] : [path, {from: at.from, to: at.to}]
  const lines = linesOf(snapshot, file)
  return {path: file, span, start: positionAt(lines, span.from), end: positionAt(lines, span.to)}
}

/** The text of any file of the workspace; of a file it does not hold, none. */
export const textOf = (snapshot: Snapshot, path: string): string =>
  (snapshot.drafts.get(path) ?? snapshot.closed.get(path) ?? fileOf(snapshot, path))?.text ?? ''

/** The lines of any file of the workspace; of a file it does not hold, one empty line. */
export function linesOf(snapshot: Snapshot, path: string): LineIndex {
  const draft = snapshot.drafts.get(path) ?? snapshot.closed.get(path)
  if (draft) return draft.lines
  const registry = snapshot.registryFiles.get(path)
  if (registry) return registry.lines
  const {configFile} = snapshot
  if (configFile?.path !== path) return noLines
  const lines = indexes.get(configFile) ?? lineIndex(configFile.text)
  indexes.set(configFile, lines)
  return lines
}

const fileOf = ({configFile, registryFiles}: Snapshot, path: string) =>
  configFile?.path === path ? configFile : registryFiles.get(path)

const indexes = new WeakMap<RegistryText, LineIndex>()

const noLines: LineIndex = {starts: [0], length: 0}
