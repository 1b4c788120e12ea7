import {stat} from 'node:fs/promises'
import {type Decoded, decode, type Encoding} from '../files/decode.js'
import {join} from '../files/files.js'
import {nodeFiles} from '../files/node.js'
import {readAll, readRegular} from '../files/regular.js'
import type {WordFile} from '../word/index.js'
import {type Complaint, complaint} from './complaint.js'
import {isWord, type Kind, kindOf} from './kind.js'
import type {Words} from './locale.js'
import type {Options} from './options.js'
import {shown, workingFolder, workspaceRoot} from './places.js'
import {draftsTaken, isMarkdown, type Taking} from './taken.js'
import {readWordDraft} from './word-reader.js'

/** A file to be read: where it is, and how the output names it. */
export interface Source {
  readonly kind: Kind
  /** Absolute, with `/`; the working folder's `-` for standard input. */
  readonly place: string
  /** Relative to the working folder where it lies below it. */
  readonly path: string
  readonly input: boolean
  /** Whether it was found in a folder, one of many. */
  readonly listed: boolean
  /** How the tracked changes of a Word file are read. */
  readonly changes?: Options['changes']
}

/** What of the options says which files are meant, and how they are read. */
type Named = Pick<Options, 'stdinFilename' | 'config'> & {readonly changes?: Options['changes']}

/** The files behind the paths of a command line, each once, and a complaint for each path that gives none of the kinds wanted. */
export async function sourcesOf(
  paths: readonly string[],
  wanted: readonly Kind[],
  {stdinFilename, config, changes = 'accepted'}: Named = {stdinFilename: null, config: null},
): Promise<{sources: readonly Source[]; complaints: readonly Complaint[]}> {
  const starts = paths.length ? paths : [await workspaceRoot()]
  const isTaken = draftsTaken(config)
  const found = await Promise.all(
    starts.map((path) => (path === '-' ? [standardInput(stdinFilename)] : sourcesAt(path, wanted, isTaken))),
  )
  const once = new Map<string, Source>()
  for (const source of found.flatMap((it) => (it instanceof Error ? [] : it)))
    once.set(source.place, {...source, changes})
  return {sources: [...once.values()], complaints: found.filter((it) => it instanceof Error)}
}

/** Standard input lies where the file lies that it stands for. */
function standardInput(name: string | null): Source {
  const place = join(workingFolder(), (name ?? '-').replaceAll('\\', '/'))
  return {kind: 'draft', place, path: name === null ? '-' : shown(place), input: true, listed: false}
}

async function sourcesAt(
  path: string,
  wanted: readonly Kind[],
  isTaken: Taking,
): Promise<readonly Source[] | Complaint> {
  const place = join(workingFolder(), path.replaceAll('\\', '/'))
  const found = await stat(place).catch(() => null)
  if (!found) return complaint(`${path}: no such file or folder`, `${path}：没有这个文件或文件夹`)
  if (found.isDirectory()) return sourcesBelow(path, place, wanted, isTaken)
  if (!found.isFile()) return unreadable(path, 'not-a-file')
  const kind = await kindOf(place)
  return kind && wanted.includes(kind)
    ? [{kind, place, path: shown(place), input: false, listed: false}]
    : unwanted(path, kind)
}

/** Registries come first, as their problems do in every check. */
async function sourcesBelow(
  path: string,
  folder: string,
  wanted: readonly Kind[],
  isTaken: Taking,
): Promise<readonly Source[] | Complaint> {
  const listed = (kind: Kind, places: readonly string[]): readonly Source[] =>
    wanted.includes(kind) ? places.map((place) => ({kind, place, path: shown(place), input: false, listed: true})) : []
  const [registries, files] = await Promise.all([
    nodeFiles.list(folder, '.metrics.yaml'),
    nodeFiles.list(folder, '', 'ignored'),
  ])
  const taken = await Promise.all(files.map((place) => isTaken(place)))
  const drafts = files.filter((_, index) => taken[index])
  const sources = [...listed('registry', registries), ...listed('draft', drafts)]
  return sources.length ? sources : complaint(...noDrafts(path, files))
}

function noDrafts(path: string, files: readonly string[]): [en: string, zh: string] {
  if (files.some(isMarkdown))
    return [
      `${path}: the configuration (drafts, ignore) leaves out every file of this folder`,
      `${path}：配置（drafts、ignore）不检查此文件夹中的任何文件`,
    ]
  const word = files.find((it) => /\.docx$/i.test(it))
  if (word === undefined) return [`${path}: no drafts (*.md) in this folder`, `${path}：此文件夹中没有文稿（*.md）`]
  return [
    `${path}: only Word drafts in this folder; name them (check ${shown(word)}), or set drafts: ["**/*.docx"] in plumbline.yaml`,
    `${path}：此文件夹中只有 Word 文稿，请逐份写明（check ${shown(word)}），或在 plumbline.yaml 中写 drafts: ["**/*.docx"]`,
  ]
}

function unwanted(path: string, kind: Kind | null): Complaint {
  if (kind === null)
    return complaint(
      `${path}: neither a draft (.md, .txt, .docx) nor a registry (.metrics.yaml); rename it, or give it on standard input (-)`,
      `${path}：既不是文稿（.md、.txt、.docx），也不是登记库（.metrics.yaml）；请改名，或经标准输入（-）给出`,
    )
  return kind === 'registry'
    ? complaint(`${path}: a registry, and drafts are asked for here`, `${path}：这是登记库，此处需要文稿`)
    : complaint(`${path}: the configuration, and drafts are asked for here`, `${path}：这是配置，此处需要文稿`)
}

/** A draft as its file is read; `word` where that is a Word file. */
export interface DecodedDraft extends Omit<Decoded, 'encoding'> {
  readonly encoding: Encoding | 'word'
  readonly word?: WordFile
}

/** The text of a draft, or why there is none. */
export async function readDraft({place, path, input, changes}: Source): Promise<DecodedDraft | Complaint> {
  const bytes = await (input ? readAll(process.stdin) : readRegular(place)).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (bytes instanceof Error) return unreadable(path, bytes.code ?? 'unknown')
  if (isWord(place) && !input) return readWordDraft(path, bytes, changes)
  return (
    decode(bytes) ??
    complaint(
      `${path}: neither UTF-8 nor GB18030 text; save it as UTF-8`,
      `${path}：既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8`,
    )
  )
}

const reasons: Readonly<Record<string, Words>> = {
  'not-a-file': {zh: '不是普通文件；可经标准输入（-）给出', en: 'not a regular file; give it on standard input (-)'},
  'too-large': {zh: '文件过大', en: 'too large'},
  'no-answer': {zh: '所在的磁盘没有应答', en: 'its drive does not answer'},
}

function unreadable(path: string, code: string): Complaint {
  const {zh, en} = reasons[code] ?? {zh: code, en: code}
  return complaint(`${path}: cannot be read (${en})`, `${path}：无法读取（${zh}）`)
}
