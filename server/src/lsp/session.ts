import {isLeftOut} from '../core/ide/findings/left-out.js'
import {advance} from '../core/session/advance.js'
import type {Change} from '../core/session/change.js'
import {emptySnapshot, type Snapshot} from '../core/session/snapshot.js'
import {type Edit, merged} from '../core/text/edit.js'
import {type LineIndex, lineIndex} from '../core/text/lines.js'
import {folderOf} from '../files/files.js'
import {isNamedBy, noSources, type Sources} from '../files/sources.js'
import {toPlace} from '../files/uri.js'
import {after, type Lined} from './encoding.js'
import type {Gate} from './gate.js'

/**
 * A file that the client holds open; its text is the truth, whatever the disk says. A class: of an object with getters of its
 * own V8 would remember the getters, and each draft that they ask, until it looks through all of the memory.
 */
export class OpenFile implements Lined {
  readonly uri: string
  readonly version: number
  readonly kind: 'draft' | 'registry' | 'config'
  /** Whose its text and its lines are: a text of millions of characters is put together only where somebody asks for it. */
  readonly words: Lined

  constructor({uri, version, kind}: Pick<OpenFile, 'uri' | 'version' | 'kind'>, words: Lined) {
    this.uri = uri
    this.version = version
    this.kind = kind
    this.words = words
  }

  get text(): string {
    return this.words.text
  }

  get lines(): LineIndex {
    return this.words.lines
  }
}

/** A folder with a `plumbline.yaml`, or, under the empty folder, whatever lies below none. */
export interface Root {
  readonly folder: string
  snapshot: Snapshot
  /** What became of the sources that its configuration names. */
  sources: Sources
}

/** Sources that nothing serves: a registry file that is open serves, whether or not it has been saved. */
export const unservedBy = ({folder, snapshot: {registryFiles}, sources: {unserved}}: Root): Sources['unserved'] =>
  unserved.length
    ? unserved.filter(({source}) => ![...registryFiles.keys()].some((path) => isNamedBy(folder, [source], path)))
    : unserved

/**
 * The one mutable cell: the roots' snapshots and what is open. Changes are applied in the order in which they arrive,
 * at once; whoever holds a snapshot keeps a consistent world.
 */
export class Session {
  readonly #roots = new Map<string, Root>([['', newRoot('')]])
  readonly #open = new Map<string, OpenFile>()
  #names: object = {}
  readonly #gate: Pick<Gate, 'isOn' | 'takes' | 'takesClosed'>

  constructor(gate: Pick<Gate, 'isOn' | 'takes' | 'takesClosed'>) {
    this.#gate = gate
  }

  get roots(): Iterable<Root> {
    return this.#roots.values()
  }

  get open(): Iterable<OpenFile> {
    return this.#open.values()
  }

  /** The same object as long as the client has the same files open, and spells them so. */
  get names(): object {
    return this.#names
  }

  file(uri: string): OpenFile | null {
    return this.#open.get(uri) ?? null
  }

  /** The open file at a place, as `Files` names it. */
  openAt(at: string): OpenFile | null {
    for (const file of this.#open.values()) if (toPlace(file.uri) === at) return file
    return null
  }

  /** The open files of a kind, by place. */
  openOf(kind: OpenFile['kind']): readonly {readonly path: string; readonly text: string}[] {
    const files = [...this.#open.values()].filter((file) => file.kind === kind)
    return files.map(({uri, text}) => ({path: toPlace(uri), text}))
  }

  /** The root with the longest folder above a place. */
  rootOf(at: string): Root {
    for (let folder = folderOf(at); folder !== ''; folder = folderOf(folder)) {
      const root = this.#roots.get(folder)
      if (root) return root
    }
    return this.#roots.get('') as Root
  }

  /** Whether an open file is held for a draft. */
  isDraft(uri: string): boolean {
    return this.rootOf(toPlace(uri)).snapshot.drafts.has(uri)
  }

  /** Whether the server may speak of a place at all. */
  isOn(place: string): boolean {
    return this.#gate.isOn(place)
  }

  /** Whether a Markdown file that nobody has open would be one. */
  isClosedDraft(place: string): boolean {
    return this.#gate.takesClosed(place, folderFor(this.rootOf(place), place))
  }

  /** What counts as a draft may be another now: settings or configuration have changed, or a writer has said so. */
  sift(): void {
    for (const file of this.#open.values()) if (file.kind === 'draft') this.#siftOne(file)
  }

  #siftOne({uri, text}: OpenFile): void {
    const root = this.rootOf(toPlace(uri))
    const takes = this.#gate.takes(uri, text, folderFor(root, toPlace(uri)))
    if (takes === root.snapshot.drafts.has(uri)) return
    this.apply(root, takes ? {kind: 'draft-opened', uri, text} : {kind: 'draft-closed', uri})
  }

  opened(uri: string, kind: OpenFile['kind'], version: number, text: string): void {
    this.#enter({uri, kind, text})
    this.#names = {}
    this.#open.set(uri, new OpenFile({uri, kind, version}, this.#held(uri, kind) ?? {text, lines: lineIndex(text)}))
  }

  /** Each edit counts in the text that the one before it leaves. */
  edited(uri: string, version: number, edits: readonly Edit[]): void {
    const file = this.#open.get(uri)
    if (!file) return
    const {kind} = file
    if (!edits.length) return void this.#open.set(uri, new OpenFile({uri, kind, version}, file.words))
    const isHeld = kind === 'draft' || file.words === this.#held(uri, kind)
    if (isHeld) this.#edit(file, edits)
    const words = (isHeld && this.#held(uri, kind)) || after(file, merged(edits))
    const now = new OpenFile({uri, kind, version}, words)
    this.#open.set(uri, now)
    if (kind === 'draft') this.#siftOne(now)
    else if (!isHeld) this.#enter(now)
  }

  /** In the snapshots that have its words. */
  #edit({uri, kind, words}: OpenFile, edits: readonly Edit[]): void {
    const path = toPlace(uri)
    if (kind === 'draft') return void this.apply(this.rootOf(path), {kind: 'draft-edited', uri, edits})
    const all = this.#rootsOf(path).map((root) => ({root, isSame: root.snapshot.registryFiles.get(path) === words}))
    for (const {root, isSame} of all) if (isSame) this.apply(root, {kind: 'registry-edited', path, edits})
    for (const {root, isSame} of all)
      if (!isSame) this.apply(root, {kind: 'registry-read', path, text: after(words, merged(edits)).text})
  }

  /** A registry or configuration that is closed stays as it was typed until the disk is read again. */
  closed(uri: string): void {
    const file = this.#open.get(uri)
    this.#names = {}
    this.#open.delete(uri)
    if (file?.kind === 'draft') this.apply(this.rootOf(toPlace(uri)), {kind: 'draft-closed', uri})
  }

  apply(root: Root, change: Change): void {
    root.snapshot = advance(root.snapshot, change)
  }

  /** The root of a folder, made if there is none; drafts that lie below it move to it. */
  addRoot(folder: string): Root {
    const known = this.#roots.get(folder)
    if (known) return known
    const root = newRoot(folder)
    this.#move(() => this.#roots.set(folder, root))
    return root
  }

  removeRoot(folder: string): void {
    if (folder !== '') this.#move(() => this.#roots.delete(folder))
  }

  #move(change: () => void): void {
    const drafts = [...this.#open.values()].filter(({kind}) => kind === 'draft')
    for (const {uri} of drafts) this.apply(this.rootOf(toPlace(uri)), {kind: 'draft-closed', uri})
    change()
    for (const draft of drafts) this.#enter(draft)
  }

  /** The words and lines of an open draft or registry, as a snapshot has them: they are held once. */
  #held(uri: string, kind: OpenFile['kind']): Lined | null {
    const at = toPlace(uri)
    if (kind === 'draft') return this.rootOf(at).snapshot.drafts.get(uri) ?? null
    return this.#rootsOf(at)[0]?.snapshot.registryFiles.get(at) ?? null
  }

  /** Those that a registry serves: also other roots than the one that it lies in. */
  #rootsOf(registry: string): readonly Root[] {
    return [...this.#roots.values()].filter(
      ({folder, snapshot: {registryFiles, world}}) =>
        registryFiles.has(registry) || isNamedBy(folder, world.config.registry, registry),
    )
  }

  #enter({uri, kind, text}: Pick<OpenFile, 'uri' | 'kind' | 'text'>): void {
    const at = toPlace(uri)
    const root = this.rootOf(at)
    if (kind === 'draft') {
      if (root.snapshot.closed.has(at)) this.apply(root, {kind: 'closed-gone', paths: [at]})
      if (this.#gate.takes(uri, text, folderFor(root, at))) this.apply(root, {kind: 'draft-opened', uri, text})
    } else if (kind === 'config') this.apply(root, {kind: 'config-set', path: at, text})
    else for (const each of this.#rootsOf(at)) this.apply(each, {kind: 'registry-read', path: at, text})
  }
}

const newRoot = (folder: string): Root => ({folder, snapshot: emptySnapshot, sources: noSources})

/** The folder of the configuration that takes a place in; '' where there is none above it, or it leaves the place out. */
const folderFor = ({folder, snapshot}: Root, place: string): string => (isLeftOut(snapshot, place) ? '' : folder)
