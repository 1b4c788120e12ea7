import type {Connection, Diagnostic, DocumentDiagnosticReport} from 'vscode-languageserver'
import {type Finding, findings} from '../core/ide/findings/findings.js'
import {sourceFindings, unheldFindings} from '../core/ide/findings/unserved.js'
import type {Edit} from '../core/text/edit.js'
import type {Span} from '../core/text/span.js'
import {agedOf, type Sources} from '../files/sources.js'
import {toPlace} from '../files/uri.js'
import type {Client} from './client.js'
import {diagnostics} from './kept-diagnostics.js'
import {gravest} from './most.js'
import {type OpenFile, type Root, type Session, unservedBy} from './session.js'
import type {View} from './to-lsp.js'
import {Typing} from './typing.js'

/** How long a client that cannot ask is left alone after the last change before it is told, in ms. */
const quiet = 150

/** Findings of open files, asked for (pull) or told when the typing pauses (push). */
export class Diagnostics {
  readonly #session: Session
  readonly #client: Client
  readonly #viewOf: (uri: string) => View
  /** A list of findings is the same object while draft, registry and configuration are: its number is the result's id. */
  readonly #ids = new WeakMap<readonly Finding[], number>()
  #lastId = 0
  /** What each open file was last shown to have, by URI. */
  readonly #last = new Map<string, {readonly id: number; readonly items: readonly Diagnostic[]}>()
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #told = new Map<string, string>()
  readonly #typing = new Typing()
  /** Findings but for those in a clause that is being typed. */
  readonly #outside = new WeakMap<readonly Finding[], {readonly clause: Span; readonly kept: readonly Finding[]}>()
  #waits = false

  constructor(session: Session, client: Client, viewOf: (uri: string) => View) {
    this.#session = session
    this.#client = client
    this.#viewOf = viewOf
  }

  typed(file: OpenFile, edit: Edit): void {
    this.#typing.typed(file, edit)
  }

  /** The typing pauses: an unfinished clause is read as it stands. Answers whether any finding in it has waited. */
  paused(): boolean {
    const waited = this.#waits
    this.#waits = false
    this.#typing.over()
    return waited
  }

  pull(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const file = this.#session.file(uri)
    if (!file) return {kind: 'full', items: []}
    const found = this.#findings(file)
    const items = this.#shown(file, found)
    return this.#report(found, previous, () => items)
  }

  /** Findings of a file that is not open, in a root whose snapshot holds it. */
  ofClosed(uri: string, kind: OpenFile['kind'], root: Root, previous: string | undefined): DocumentDiagnosticReport {
    const path = toPlace(uri)
    const found = this.#session.isOn(path) ? findingsIn(root, path, kind) : none
    const open = this.#viewOf(uri)
    // The client may spell it in another way than we do.
    const view: View = {...open, snapshot: root.snapshot, names: {}, uri: (at) => (at === path ? uri : open.uri(at))}
    return this.#report(found, previous, () => diagnostics(view, path, gravest(found)))
  }

  #report(
    found: readonly Finding[],
    previous: string | undefined,
    items: () => Diagnostic[],
  ): DocumentDiagnosticReport {
    // The same findings in another language are another result.
    const resultId = `${this.#idOf(found)}${this.#client.english ? 'e' : ''}`
    return resultId === previous ? {kind: 'unchanged', resultId} : {kind: 'full', resultId, items: items()}
  }

  /** Tells a client that cannot ask, once it is quiet, of every open file whose findings have changed. */
  pushSoon(connection: Connection): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#push(connection), quiet)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }

  /** A closed file keeps no findings in the client. */
  forget(connection: Connection, uri: string): void {
    this.#last.delete(uri)
    if (this.#told.delete(uri)) void connection.sendDiagnostics({uri, diagnostics: []})
  }

  #push(connection: Connection): void {
    for (const file of this.#session.open) {
      const found = this.#findings(file)
      const state = `${this.#idOf(found)} ${file.version} ${this.#client.english}`
      if (this.#told.get(file.uri) === state) continue
      this.#told.set(file.uri, state)
      void connection.sendDiagnostics({uri: file.uri, version: file.version, diagnostics: this.#items(file, found)})
    }
  }

  #findings(file: OpenFile): readonly Finding[] {
    const {uri, kind} = file
    if (!this.#session.isOn(toPlace(uri))) return none
    const found = findingsIn(this.#session.rootOf(toPlace(uri)), kind === 'draft' ? uri : toPlace(uri), kind)
    // Whoever cannot be told to ask again would not learn of them when the typing pauses.
    const clause = this.#client.pulls && !this.#client.refreshes ? null : this.#typing.clauseIn(file)
    if (!clause) return found
    const kept = this.#keptOutside(found, clause)
    this.#waits ||= kept !== found
    return kept
  }

  /** The same list for the same clause, and the very list where nothing of it waits: results are told apart by it. */
  #keptOutside(found: readonly Finding[], clause: Span): readonly Finding[] {
    const known = this.#outside.get(found)
    if (known?.clause.from === clause.from && known.clause.to === clause.to) return known.kept
    const outside = found.filter((finding) => !touches(finding, clause))
    const kept = outside.length === found.length ? found : outside
    this.#outside.set(found, {clause, kept})
    return kept
  }

  /** What findings are shown as. Nearly every keystroke leaves all of it as it is: then it is the result that was told before. */
  #shown(file: OpenFile, found: readonly Finding[]): Diagnostic[] {
    const last = this.#last.get(file.uri)
    const items = this.#items(file, found)
    if (last && !this.#ids.has(found) && areSame(last.items, items)) this.#ids.set(found, last.id)
    this.#last.set(file.uri, {id: this.#idOf(found), items})
    return items
  }

  #items({uri, kind}: OpenFile, found: readonly Finding[]): Diagnostic[] {
    const view = this.#viewOf(uri)
    return diagnostics(view, kind === 'draft' ? uri : toPlace(uri), gravest(found))
  }

  #idOf(found: readonly Finding[]): number {
    const id = this.#ids.get(found) ?? ++this.#lastId
    this.#ids.set(found, id)
    return id
  }
}

const none: readonly Finding[] = []

/** The very same: what stands in a passage that an edit touches is made anew, and editors may have lost its mark. */
const areSame = (before: readonly Diagnostic[], now: readonly Diagnostic[]): boolean =>
  before.length === now.length && now.every((it, index) => it === before[index])

/** A figure may also be at odds with one that is half typed. */
const touches = ({span, related}: Finding, clause: Span): boolean =>
  [span, ...related.flatMap(({at}) => ('path' in at ? [] : [at]))].some(
    ({from, to}) => from <= clause.to && clause.from <= to,
  )

function findingsIn(root: Root, path: string, kind: OpenFile['kind']): readonly Finding[] {
  const {snapshot, sources} = root
  const found = findings(snapshot, path)
  if (kind === 'registry') return found
  const unserved = unservedBy(root)
  return kind === 'config'
    ? sourceFindings(snapshot, {unserved, aged: agedOf(sources), behind: sources.behind ?? []}, found, Date.now())
    : withUnheld(found, unserved, () => unheldFindings(snapshot, path, unserved, found))
}

type Unserved = Sources['unserved']

/** The same list for the same findings and sources: results are told apart by it. */
function withUnheld(found: readonly Finding[], unserved: Unserved, make: () => readonly Finding[]): readonly Finding[] {
  if (!unserved.length) return found
  const known = unheldOf.get(found)
  if (known && known.unserved.length === unserved.length && known.unserved.every((it, at) => it === unserved[at]))
    return known.all
  const all = make()
  unheldOf.set(found, {unserved, all})
  return all
}

const unheldOf = new WeakMap<readonly Finding[], {readonly unserved: Unserved; readonly all: readonly Finding[]}>()
