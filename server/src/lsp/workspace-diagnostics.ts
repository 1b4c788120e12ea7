import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type PreviousResultId,
  ResponseError,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import {toPlace, toUri} from '../files/uri.js'
import type {Client} from './client.js'
import type {ClosedDrafts} from './closed-drafts.js'
import type {Diagnostics} from './diagnostics.js'
import {refuseCancelled} from './safely.js'
import type {Session} from './session.js'

/** A client that cannot watch files is answered again after this many ms, whether or not anything has changed. */
const unwatched = 10_000

/**
 * How long changes pause before a client that waits is answered, in ms: longer than between two keys, and than the editor
 * takes to ask for the findings of the draft that is typed in, which it then has already.
 */
const quiet = 700

/** Findings of files that are not open: every draft below a root, its registry files and its configuration. */
export class WorkspaceDiagnostics {
  readonly #waiting = new Set<() => void>()
  /** Counts what may have changed findings; an answer that is of the present count need not be made again. */
  #state = 0
  #answered = -1

  constructor(
    readonly session: Session,
    readonly closed: ClosedDrafts,
    readonly diagnostics: Diagnostics,
    readonly client: Client,
  ) {}

  changed(): void {
    this.#state++
    for (const go of [...this.#waiting]) go()
  }

  /** One file after another, with room for other messages between them. A client that has it all waits for a change. */
  async pull(
    {previousResultIds}: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
    tell?: (part: WorkspaceDiagnosticReport) => void,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map((it) => [toPlace(it.uri), it]))
    if (previous.size && this.#answered === this.#state) {
      await this.#change(token)
      await this.#pause(token)
    }
    const state = this.#state
    const items: WorkspaceDocumentDiagnosticReport[] = []
    const give = (report: WorkspaceDocumentDiagnosticReport): void => {
      if (tell) tell({items: [report]})
      else items.push(report)
    }
    this.closed.asked()
    const places = await this.#places()
    progress.begin(this.client.english ? 'Checking drafts' : '检查文稿', 0, undefined, true)
    try {
      for (const [index, place] of places.entries()) {
        refuseCancelled(token)
        progress.report(Math.floor((index / places.length) * 100))
        give(await this.#placed(place, previous.get(place)))
        previous.delete(place)
        await this.closed.breath()
      }
    } finally {
      progress.done()
    }
    // A file that is gone takes its findings with it.
    for (const {uri} of previous.values())
      if (!this.session.file(uri)) give({kind: 'full', uri, version: null, items: []})
    this.#answered = state
    return {items}
  }

  async #placed(
    place: string,
    {uri = this.session.openAt(place)?.uri ?? toUri(place), value}: Partial<PreviousResultId> = {},
  ): Promise<WorkspaceDocumentDiagnosticReport> {
    const report = await this.#report(uri, value)
    return {...report, uri, version: this.session.file(uri)?.version ?? null}
  }

  /** Findings of any file: as it is open, or as the disk has it. */
  async report(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    if (!this.session.file(uri)) this.closed.asked()
    return this.#report(uri, previous)
  }

  async #report(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    if (this.session.file(uri)) return this.diagnostics.pull(uri, previous)
    const place = toPlace(uri)
    const root = this.session.rootOf(place)
    const {configFile, registryFiles} = root.snapshot
    const kind = place === configFile?.path ? 'config' : registryFiles.has(place) ? 'registry' : null
    if (kind) {
      await this.closed.settle(root)
      // Meanwhile it may have been opened, and the root may hold another.
      if (this.session.file(uri)) return this.diagnostics.pull(uri, previous)
      return this.diagnostics.ofClosed(uri, kind, this.session.rootOf(place), previous)
    }
    const isDraft = place.endsWith('.md') && this.session.isClosedDraft(place)
    return isDraft ? this.#draft(uri, previous) : {kind: 'full', items: []}
  }

  async #draft(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport> {
    const root = await this.closed.rootWith(toPlace(uri))
    // What has been opened while the disk was read counts as it is open.
    if (this.session.file(uri)) return this.diagnostics.pull(uri, previous)
    return root ? this.diagnostics.ofClosed(uri, 'draft', root, previous) : {kind: 'full', items: []}
  }

  async #places(): Promise<readonly string[]> {
    if (!this.client.diagnosesClosed) return []
    const worlds = [...this.session.roots].flatMap(({folder, snapshot: {configFile, registryFiles}}) =>
      folder === '' ? [] : [...(configFile?.text ? [configFile.path] : []), ...registryFiles.keys()],
    )
    return [...new Set([...(await this.closed.places()), ...worlds])].filter((place) => this.session.isOn(place))
  }

  async #pause(token: CancellationToken): Promise<void> {
    for (let state = -1; state !== this.#state; ) {
      state = this.#state
      await new Promise((done) => setTimeout(done, quiet))
      refuseCancelled(token)
    }
  }

  #change(token: CancellationToken): Promise<void> {
    return new Promise((done, failed) => {
      const cancelled = token.onCancellationRequested(() => {
        settle()
        failed(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled'))
      })
      const timer = this.client.watches ? null : setTimeout(() => go(), unwatched)
      const settle = (): void => {
        this.#waiting.delete(go)
        cancelled.dispose()
        if (timer) clearTimeout(timer)
      }
      const go = (): void => {
        settle()
        done()
      }
      this.#waiting.add(go)
    })
  }
}
