import {commands, EventEmitter, type ExtensionContext, type TextDocument, type Uri, window, workspace} from 'vscode'
import type {Hands} from './hands.js'
import {asksForCheck, looksLikePlan} from './plan-like.js'
import {type Figure, figuresIn, type Report} from './report.js'
import type {Server} from './server.js'
import type {Standing} from './status.js'
import {enabledAt, isEditable, liesBelowConfig} from './switch.js'

const memory = 'plumbline.neverAsk'

/**
 * The draft that the views are about: the active one, or the last that was, as long as it is open. What is known of it is
 * asked for anew whenever the server says that it may be another.
 */
export class Current {
  readonly #context: ExtensionContext
  readonly #server: Server
  readonly #changed = new EventEmitter<void>()
  #document: TextDocument | null = null
  /** The last that was a draft: it is asked about again even where the server had no answer while it read anew. */
  #last: TextDocument | null = null
  #report: Report | null = null
  #standing: Standing | null = null
  /** All figures of a version of a document, as long as nobody says that they may be others. */
  #figures: {
    readonly document: TextDocument
    readonly version: number
    readonly all: Promise<readonly Figure[]>
  } | null = null
  #asked = 0
  /** What conditions of the manifest know. */
  readonly #told = new Map<string, unknown>()

  readonly onChanged = this.#changed.event

  constructor(context: ExtensionContext, server: Server, hands: Hands) {
    this.#context = context
    this.#server = server
    const look = () => void this.look()
    // What changes with every key waits in a long draft until nobody types.
    const lookAtRest = hands.atRest(() => this.#sought()?.uri.toString() ?? '', look)
    const changed = () => {
      this.#figures = null
      void lookAtRest()
    }
    context.subscriptions.push(
      server.onChanged(changed),
      window.onDidChangeActiveTextEditor(look),
      workspace.onDidOpenTextDocument(look),
      workspace.onDidSaveTextDocument(look),
      workspace.onDidCloseTextDocument(look),
      workspace.onDidGrantWorkspaceTrust(look),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('plumbline') && look()),
    )
  }

  get document(): TextDocument | null {
    return this.#document
  }

  get report(): Report | null {
    return this.#report
  }

  /** Asked for only where they are shown or sought: they are many. As the draft is now, which the report may be older than. */
  figures(): Promise<readonly Figure[]> {
    const document = this.#document
    if (!document) return Promise.resolve([])
    const {version} = document
    if (this.#figures?.document !== document || this.#figures.version !== version)
      this.#figures = {document, version, all: this.#server.figures(document.uri).then((it) => it ?? [])}
    return this.#figures.all
  }

  /** Null where the active file is none of ours. */
  get standing(): Standing | null {
    return this.#standing
  }

  async look(): Promise<void> {
    const asked = ++this.#asked
    this.#figures = null
    const document = this.#sought()
    const report = document && (await this.#server.report(document.uri))
    const standing = document && (await this.#standingOf(document, report))
    // Whoever has asked since then knows better.
    if (asked !== this.#asked) return
    this.#document = document
    this.#report = report
    if (report) this.#last = document
    this.#standing = standing
    this.#tellContext()
    this.#changed.fire()
  }

  /** The offer of a check is not made again in this folder. */
  async neverAsk(): Promise<void> {
    const folder = this.#document && folderOf(this.#document.uri)
    if (folder) await this.#context.globalState.update(memory, [...this.#refused(), folder])
    await this.look()
  }

  #sought(): TextDocument | null {
    const active = window.activeTextEditor?.document
    if (active?.languageId === 'markdown' && isEditable(active.uri)) return active
    const last = this.#last
    return last && !last.isClosed ? last : null
  }

  async #standingOf(document: TextDocument, report: Report | null): Promise<Standing | null> {
    if (report) return {kind: 'draft', report, isTrusted: workspace.isTrusted}
    const text = document.getText()
    const isOff = enabledAt(document.uri) === 'never'
    const isOurs = this.#server.isChosen(document.uri) || asksForCheck(text) || (await liesBelowConfig(document.uri))
    if (isOff) return isOurs ? {kind: 'off'} : null
    if (isOurs && this.#server.state === 'failed') return {kind: 'failed'}
    if (isOurs && this.#server.state === 'starting') return {kind: 'reading'}
    const isOffered = looksLikePlan(text) && !this.#refused().includes(folderOf(document.uri))
    return isOffered ? {kind: 'offered'} : null
  }

  #refused(): readonly string[] {
    return this.#context.globalState.get<readonly string[]>(memory, [])
  }

  #tellContext(): void {
    const {kind} = this.#standing ?? {kind: null}
    const keys = {
      'plumbline.active': kind !== null || this.#server.state === 'running',
      'plumbline.draft': kind === 'draft',
      'plumbline.reading': kind === 'reading',
      'plumbline.offered': kind === 'offered',
      'plumbline.off': kind === 'off',
      'plumbline.failed': kind === 'failed',
      'plumbline.registry': this.#report?.registry.state ?? '',
      'plumbline.figures': this.#report ? figuresIn(this.#report) : 0,
      'plumbline.untrusted': !workspace.isTrusted,
    }
    for (const [key, value] of Object.entries(keys)) {
      if (this.#told.get(key) === value) continue
      this.#told.set(key, value)
      void commands.executeCommand('setContext', key, value)
    }
  }
}

/** The folder of the workspace that a file lies in, or its own. */
const folderOf = (uri: Uri): string =>
  workspace.getWorkspaceFolder(uri)?.uri.toString() ?? uri.with({path: uri.path.replace(/\/[^/]*$/, '')}).toString()
