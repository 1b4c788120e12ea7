import type {Diagnostic} from 'vscode-languageserver'
import type {Finding} from '../core/ide/findings/findings.js'
import {linesOf} from '../core/ide/place.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {keeping} from '../core/text/keeping.js'
import type {LineIndex} from '../core/text/lines.js'
import type {Offset} from '../core/text/span.js'
import type {LspPosition} from './encoding.js'
import {diagnostic, type View} from './to-lsp.js'

/** All that a diagnostic is made of, but for the words of its finding and the lines of its own file. */
interface Made {
  readonly diagnostic: Diagnostic
  readonly path: string
  readonly severity: Finding['severity']
  readonly english: boolean
  readonly names: object
  readonly files: Snapshot['registryFiles']
}

/**
 * Findings for a client, in their order. A diagnostic that says and marks what it did is the same object as the last time:
 * a keystroke moves one or two of a thousand, and what each costs to make, to write and to throw away is felt at every key.
 */
export function diagnostics(view: View, path: string, found: readonly Finding[]): Diagnostic[] {
  const lines = linesOf(view.snapshot, path)
  const all: Diagnostic[] = []
  for (const finding of found) all.push(keptFor(view, path, lines, finding) ?? made(view, path, finding))
  return all
}

const kept = keeping<object, Made>()

function keptFor({snapshot, client, names}: View, path: string, lines: LineIndex, finding: Finding): Diagnostic | null {
  const known = finding.said && kept.get(finding.said)
  const isSame =
    known &&
    known.names === names &&
    known.files === snapshot.registryFiles &&
    known.path === path &&
    known.severity === finding.severity &&
    known.english === client.english
  if (!isSame) return null
  const {range} = known.diagnostic
  const {from, to} = finding.span
  return isAt(lines, range.start, from) && isAt(lines, range.end, to) ? known.diagnostic : null
}

function isAt({starts, length}: LineIndex, {line, character}: LspPosition, offset: Offset): boolean {
  const start = starts[line]
  return start !== undefined && start + character === offset && offset < (starts[line + 1] ?? length + 1)
}

function made(view: View, path: string, finding: Finding): Diagnostic {
  const {said, severity, related} = finding
  const fresh = diagnostic(view, path, finding)
  // Other places in the draft move by themselves, and what stands before a place in UTF-8 may change its length alone.
  const isKept = view.client.encoding === 'utf-16' && related.every(({at}) => 'path' in at)
  if (said && isKept) {
    const {snapshot, client, names} = view
    const {english} = client
    kept.set(said, {diagnostic: fresh, path, severity, english, names, files: snapshot.registryFiles})
  }
  return fresh
}
