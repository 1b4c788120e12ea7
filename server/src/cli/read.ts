import {unreadWords} from '../core/ide/findings/unread.js'
import {advance} from '../core/session/advance.js'
import type {Summary} from '../core/session/closed.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {keepingNone, type Summaries} from '../files/summaries.js'
import {Complaint, complaint} from './complaint.js'
import {type DecodedDraft, readDraft, type Source, sourcesOf} from './drafts.js'
import type {Kind} from './kind.js'
import {isLarge, ofLarge} from './large.js'
import type {Options} from './options.js'
import {type Workspace, workspaces} from './workspace.js'

/** A draft in its workspace: the snapshot holds this draft alone, under its path; closed, where a summary of it is enough. */
export interface Read extends DecodedDraft {
  readonly source: Source
  readonly snapshot: Snapshot
  readonly workspace: Workspace
}

/** A registry or configuration that the command line names, in the workspace where it serves. */
export type Named = Pick<Read, 'source' | 'snapshot' | 'workspace'>

const drafts = ['draft'] as const

/** The drafts of a command line one after another, and every complaint on the way. */
export async function* readDrafts(options: Options): AsyncGenerator<Read | Complaint> {
  for await (const read of readSources(options, drafts, null))
    if (read instanceof Complaint) yield read
    else if ('text' in read) yield unreadComplaint(read) ?? read
}

/** Where findings are shown, this is one of them. */
function unreadComplaint({source: {path}, snapshot}: Read): Complaint | null {
  const words = unreadWords(snapshot, path)
  return words && complaint(`${path}: ${words.en}`, `${path}：${words.zh}`)
}

/**
 * The files of a command line one after another, and every complaint on the way; those of a workspace come once. Where
 * there are `summaries` they stand for the drafts of a folder; without them every draft is opened. `begin` hears how many
 * files there are.
 */
export async function* readSources(
  options: Options,
  wanted: readonly Kind[],
  summaries: Summaries | null,
  begin: (count: number) => void = () => undefined,
): AsyncGenerator<Read | Named | Complaint> {
  const {sources, complaints} = await sourcesOf(options.paths, wanted, options)
  const kept = summaries ?? keepingNone()
  yield* complaints
  begin(sources.length)
  const open = workspaces(options, sources, sources.some(({listed}) => listed) ? kept : ofLarge(kept))
  const met = new Set<Workspace>()
  for await (const read of ahead(sources, (source) => readIn(source, open, summaries))) {
    if (!('source' in read)) {
      yield* read
      continue
    }
    if (!met.has(read.workspace)) yield* await read.workspace.complaints()
    met.add(read.workspace)
    yield read
  }
}

/** A file in its workspace, or why there is none. */
async function readIn(
  source: Source,
  open: ReturnType<typeof workspaces>,
  summaries: Summaries | null,
): Promise<Read | Named | readonly Complaint[]> {
  const workspace = await open(source).catch((error: unknown) =>
    error instanceof Complaint ? error : Promise.reject(error),
  )
  if (source.kind !== 'draft')
    return workspace instanceof Complaint ? [workspace] : {source, workspace, snapshot: workspace.snapshot}
  const decoded = await readDraft(source)
  if (workspace instanceof Complaint || decoded instanceof Complaint)
    return [workspace, decoded].filter((it) => it instanceof Complaint)
  const isKept = source.listed || isLarge(workspace.snapshot)
  const summary = isKept && summaries ? await summaries.of(workspace.snapshot, decoded.text) : null
  return {source, workspace, ...decoded, snapshot: withDraft(workspace, source.path, decoded.text, summary)}
}

/** How many drafts are read at a time: enough for every worker to have its hands full. */
const atATime = 64

/** What `make` makes of each item, in their order; the next ones are begun meanwhile. */
async function* ahead<Item, Made>(items: readonly Item[], make: (item: Item) => Promise<Made>): AsyncGenerator<Made> {
  const begun: Promise<Made>[] = []
  for (let next = 0; next < items.length || begun.length; ) {
    for (const item of items.slice(next, next + atATime - begun.length)) {
      const made = make(item)
      // Whoever takes it from the list hears of it.
      made.catch(() => undefined)
      begun.push(made)
      next++
    }
    const [first] = begun.splice(0, 1)
    if (first) yield await first
  }
}

const withDraft = ({snapshot}: Workspace, path: string, text: string, summary: Summary | null): Snapshot =>
  summary
    ? advance(snapshot, {kind: 'closed-read', world: snapshot.world, drafts: [{path, text, summary}]})
    : advance(snapshot, {kind: 'draft-opened', uri: path, text})
