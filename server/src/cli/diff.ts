import {resolve} from 'node:path'
import {type FigureChange, figureChanges} from '../core/ide/figure-changes.js'
import {advance} from '../core/session/advance.js'
import {decode} from '../files/decode.js'
import {changesText, errataText} from '../review/changes.js'
import {Complaint, complaint} from './complaint.js'
import {readDraft, sourcesOf} from './drafts.js'
import {gitPrints} from './git.js'
import {isWord} from './kind.js'
import {optionsOf} from './options.js'
import {complain, print} from './output.js'
import {type Read, readDrafts} from './read.js'
import {readWordDraft} from './word-reader.js'

/**
 * `plumbline diff OLD NEW`: what changed in figures between two drafts; `REV:PATH` is a draft as git has it. Answers the
 * exit status: 1 where a registered figure or a target moved.
 */
export async function runDiff(words: readonly string[]): Promise<number> {
  const options = optionsOf('diff', words)
  const [old, now, ...others] = options.paths
  if (old === undefined || now === undefined || others.length)
    throw complaint('diff needs two drafts: plumbline diff OLD NEW', 'diff 需要两份文稿：plumbline diff 旧稿 新稿')
  const read = await newDraft({...options, paths: [now]})
  const text = await oldText(old)
  const before = advance(read.snapshot, {kind: 'draft-opened', uri: `${read.source.path}#`, text})
  const changes = figureChanges(
    {snapshot: before, path: `${read.source.path}#`},
    {snapshot: read.snapshot, path: read.source.path},
  )
  const language = options.locale === 'en' ? 'en' : 'zh'
  const written = options.errata ? errataText : options.format === 'json' ? changesJson : changesText
  await print(written(changes, language))
  for (const it of await read.workspace.complaints()) complain(it, options.locale)
  return changes.some(isBinding) ? 1 : 0
}

/** What a reviewer must not miss: a target, or a figure that is registered. */
const isBinding = ({kind, role, indicator}: FigureChange): boolean =>
  kind !== 'added' && kind !== 'cited' && kind !== 'uncited' && (role === 'target' || indicator !== null)

const changesJson = (changes: readonly FigureChange[]): string => `${JSON.stringify({version: 1, changes}, null, 2)}\n`

async function newDraft(options: ReturnType<typeof optionsOf>): Promise<Read> {
  for await (const read of readDrafts(options)) {
    if (read instanceof Complaint) throw read
    return read
  }
  throw complaint(`${options.paths[0]}: not a draft`, `${options.paths[0]}：不是文稿`)
}

/** The text of a draft in a file, or in a revision of git; a colon within a name is looked for as a file first. */
async function oldText(path: string): Promise<string> {
  const [, revision, file] = /^([^:]{2,}):(.+)$/.exec(path) ?? []
  const {sources} = await sourcesOf([path], ['draft'])
  const [source] = sources
  const read = source ? await readDraft(source) : revision && file ? await inRevision(path, revision, file) : null
  if (read instanceof Complaint) throw read
  if (!read) throw complaint(`${path}: no such draft`, `${path}：没有这份文稿`)
  return read.text
}

async function inRevision(path: string, revision: string, file: string): Promise<{readonly text: string} | Complaint> {
  const bytes = await gitPrints(resolve('.'), ['show', `${revision}:./${file}`])
  if (!bytes) return complaint(`${path}: git has no such file`, `${path}：git 中没有这个文件`)
  if (isWord(file)) return readWordDraft(path, bytes)
  return decode(bytes) ?? complaint(`${path}: no text`, `${path}：不是文本`)
}
