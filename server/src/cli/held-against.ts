import {partsFindings} from '../core/ide/explain/parts.js'
import {upstreamFindings} from '../core/ide/explain/upstream.js'
import {advance} from '../core/session/advance.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {folderOf, join} from '../files/files.js'
import {Complaint} from './complaint.js'
import {readDraft, sourcesOf} from './drafts.js'
import type {Options} from './options.js'
import {workingFolder} from './places.js'
import type {Read} from './read.js'
import {type FileReport, reportOf} from './report.js'

/** The report of a draft, with what superior plans and the plans of its parts say otherwise. */
export async function* heldAgainst(read: Read, options: Options): AsyncGenerator<FileReport | Complaint> {
  const {path} = read.source
  const {config} = read.snapshot.world
  const own = read.snapshot.configFile ? folderOf(join(workingFolder(), read.snapshot.configFile.path)) : ''
  const superiors = options.against.length ? options.against : config.against.map((it) => join(own, it))
  if (!superiors.length && !options.parts.length) return yield reportOf(read.snapshot, path, options.locale)
  const [above, below] = await Promise.all([opened(read.snapshot, superiors), opened(read.snapshot, options.parts)])
  yield* [...above.complaints, ...below.complaints]
  const together = {...read.snapshot, drafts: new Map([...above.drafts, ...below.drafts, ...read.snapshot.drafts])}
  const found = [
    ...upstreamFindings(together, path, [...above.drafts.keys()]),
    ...partsFindings(together, path, [...below.drafts.keys()]),
  ]
  yield reportOf(together, path, options.locale, found)
}

interface Opened {
  readonly drafts: Snapshot['drafts']
  readonly complaints: readonly Complaint[]
}

const none: Opened = {drafts: new Map(), complaints: []}

/** Other plans, read alike: beside no registry, since it is what they say themselves that counts. */
async function opened(snapshot: Snapshot, paths: readonly string[]): Promise<Opened> {
  if (!paths.length) return none
  const {sources, complaints} = await sourcesOf(paths, ['draft'])
  const read = await Promise.all(sources.map(async (source) => ({source, decoded: await readDraft(source)})))
  const drafts = read.reduce<Snapshot>(
    (all, {source, decoded}) =>
      decoded instanceof Complaint ? all : advance(all, {kind: 'draft-opened', uri: source.path, text: decoded.text}),
    {...snapshot, drafts: new Map()},
  ).drafts
  return {
    drafts,
    complaints: [...complaints, ...read.flatMap(({decoded}) => (decoded instanceof Complaint ? decoded : []))],
  }
}
