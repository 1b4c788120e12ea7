import {resolve} from 'node:path'
import {type FigureChange, figureChanges} from '../core/ide/review/figure-changes.js'
import {advance} from '../core/session/advance.js'
import {decode} from '../files/decode.js'
import {changesText, errataText} from '../review/changes.js'
import {changesHtml, changesPage} from '../review/changes-page.js'
import {changesMarkdown} from '../review/markdown.js'
import {wording} from '../review/wording.js'
import {Complaint, complaint} from './complaint.js'
import {readDraft, sourcesOf} from './drafts.js'
import {gitPrints} from './git.js'
import {isWord} from './kind.js'
import {type Options, optionsOf} from './options.js'
import {complain} from './output.js'
import {type Read, readDrafts} from './read.js'
import {readWordDraft} from './word-reader.js'
import {annexOf, writePage} from './write-page.js'

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
  const text = await oldText(old, options)
  const before = advance(read.snapshot, {kind: 'draft-opened', uri: `${read.source.path}#`, text})
  const changes = figureChanges(
    {snapshot: before, path: `${read.source.path}#`},
    {snapshot: read.snapshot, path: read.source.path},
  )
  await writePage(options, await pageOf(changes, [old, read.source.path], options))
  for (const it of await read.workspace.complaints()) complain(it, options.locale)
  return changes.some(isBinding) ? 1 : 0
}

async function pageOf(
  changes: readonly FigureChange[],
  names: readonly [string, string],
  {errata, format, locale}: Options,
): Promise<string | Uint8Array> {
  const language = locale === 'en' ? 'en' : 'zh'
  const page = changesPage(names, errata, language)
  if (format === 'html') return changesHtml(changes, page, language)
  if (format === 'docx') return annexOf(changesMarkdown(changes, page, language), wording[language].texts.annex)
  if (format === 'json') return changesJson(changes)
  return (errata ? errataText : changesText)(changes, language)
}

/** What a reviewer must not miss: a target or what was or becomes one, and a figure that is registered. */
const isBinding = ({kind, role, indicator}: FigureChange): boolean =>
  kind !== 'added' &&
  kind !== 'cited' &&
  kind !== 'uncited' &&
  (kind === 'willed' || kind === 'unwilled' || role === 'target' || indicator !== null)

const changesJson = (changes: readonly FigureChange[]): string => `${JSON.stringify({version: 1, changes}, null, 2)}\n`

async function newDraft(options: Options): Promise<Read> {
  for await (const read of readDrafts(options)) {
    if (read instanceof Complaint) throw read
    return read
  }
  throw complaint(`${options.paths[0]}: not a draft`, `${options.paths[0]}：不是文稿`)
}

/** The text of a draft in a file, or in a revision of git; a colon within a name is looked for as a file first. */
async function oldText(path: string, {changes}: Options): Promise<string> {
  const [, revision, file] = /^([^:]{2,}):(.+)$/.exec(path) ?? []
  const {sources} = await sourcesOf([path], ['draft'], {stdinFilename: null, config: null, changes})
  const [source] = sources
  const read = source
    ? await readDraft(source)
    : revision && file
      ? await inRevision(path, revision, file, changes)
      : null
  if (read instanceof Complaint) throw read
  if (!read) throw complaint(`${path}: no such draft`, `${path}：没有这份文稿`)
  return read.text
}

async function inRevision(
  path: string,
  revision: string,
  file: string,
  changes: Options['changes'],
): Promise<{readonly text: string} | Complaint> {
  const bytes = await gitPrints(resolve('.'), ['show', `${revision}:./${file}`])
  if (!bytes) return complaint(`${path}: git has no such file`, `${path}：git 中没有这个文件`)
  if (isWord(file)) return readWordDraft(path, bytes, changes)
  return decode(bytes) ?? complaint(`${path}: no text`, `${path}：不是文本`)
}
