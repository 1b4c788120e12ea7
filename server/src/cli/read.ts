import {advance} from '../core/session/advance.js'
import type {Summary} from '../core/session/closed.js'
import type {Snapshot} from '../core/session/snapshot.js'
import type {Encoding} from '../files/decode.js'
import {noSummaries, type Summaries} from '../files/summaries.js'
import {Complaint} from './complaint.js'
import {draftSources, readDraft, type Source} from './drafts.js'
import type {Options} from './options.js'
import {type Workspace, workspaces} from './workspace.js'

/** A draft in its workspace: the snapshot holds this draft alone, under its path; closed, where a summary of it was kept. */
export interface Read {
  readonly source: Source
  readonly text: string
  readonly encoding: Encoding
  readonly snapshot: Snapshot
  readonly workspace: Workspace
}

/** The drafts of a command line one after another, and every complaint on the way; those of a workspace come once. */
export async function* readDrafts(
  options: Options,
  summaries: Summaries = noSummaries,
): AsyncGenerator<Read | Complaint> {
  const {sources, complaints} = await draftSources(options.paths)
  yield* complaints
  const open = workspaces(options)
  const met = new Set<Workspace>()
  for (const source of sources) {
    const workspace = await open(source).catch((error: unknown) =>
      error instanceof Complaint ? error : Promise.reject(error),
    )
    const decoded = await readDraft(source)
    if (workspace instanceof Complaint || decoded instanceof Complaint) {
      if (workspace instanceof Complaint) yield workspace
      if (decoded instanceof Complaint) yield decoded
      continue
    }
    if (!met.has(workspace)) yield* workspace.complaints
    met.add(workspace)
    const summary = source.listed ? await summaries.read(workspace.snapshot, decoded.text) : null
    yield {source, workspace, ...decoded, snapshot: withDraft(workspace, source.path, decoded.text, summary)}
  }
}

const withDraft = ({snapshot}: Workspace, path: string, text: string, summary: Summary | null): Snapshot =>
  summary
    ? advance(snapshot, {kind: 'closed-read', world: snapshot.world, drafts: [{path, text, summary}]})
    : advance(snapshot, {kind: 'draft-opened', uri: path, text})
