import {readFile, stat} from 'node:fs/promises'
import {relative} from 'node:path'
import {buffer} from 'node:stream/consumers'
import {type Decoded, decode} from '../files/decode.js'
import {folderOf, join} from '../files/files.js'
import {nodeFiles} from '../files/node.js'
import {type Complaint, complaint} from './complaint.js'

/** A draft to be read: where it is, and how the output names it. */
export interface Source {
  /** Absolute, with `/`; the working folder's `-` for standard input. */
  readonly place: string
  /** Relative to the working folder where it lies below it. */
  readonly path: string
  readonly input: boolean
  /** Whether it was found in a folder, one of many. */
  readonly listed: boolean
}

export const workingFolder = (): string => process.cwd().replaceAll('\\', '/')

/** How the output names a place: relative to the working folder where it lies below it. */
export function shown(place: string): string {
  const path = relative(workingFolder(), place).replaceAll('\\', '/')
  return /^https?:/.test(place) || path.startsWith('../') || path === '' ? place : path
}

/** The drafts behind the paths of a command line, each once, and a complaint for each path that gives none. */
export async function draftSources(
  paths: readonly string[],
): Promise<{sources: readonly Source[]; complaints: readonly Complaint[]}> {
  const found = await Promise.all((paths.length ? paths : [await workspaceRoot()]).map(sourcesAt))
  const once = new Map<string, Source>()
  for (const source of found.flatMap((it) => (it instanceof Error ? [] : it))) once.set(source.place, source)
  return {sources: [...once.values()], complaints: found.filter((it) => it instanceof Error)}
}

async function sourcesAt(path: string): Promise<readonly Source[] | Complaint> {
  if (path === '-') return [{place: join(workingFolder(), '-'), path: '-', input: true, listed: false}]
  const place = join(workingFolder(), path.replaceAll('\\', '/'))
  const kind = await stat(place).catch(() => null)
  if (!kind) return complaint(`${path}: no such file or folder`, `${path}：没有这个文件或文件夹`)
  if (!kind.isDirectory()) return [{place, path: shown(place), input: false, listed: false}]
  const drafts = await nodeFiles.list(place, '.md')
  if (drafts.length === 0)
    return complaint(`${path}: no drafts (*.md) in this folder`, `${path}：此文件夹中没有文稿（*.md）`)
  return drafts.map((draft) => ({place: draft, path: shown(draft), input: false, listed: true}))
}

/** The text of a draft, or why there is none. */
export async function readDraft({place, path, input}: Source): Promise<Decoded | Complaint> {
  const bytes = await (input ? buffer(process.stdin) : readFile(place)).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error)
    return complaint(
      `${path}: cannot be read (${bytes.code ?? 'unknown'})`,
      `${path}：无法读取（${bytes.code ?? '原因不明'}）`,
    )
  return (
    decode(bytes) ??
    complaint(
      `${path}: neither UTF-8 nor GB18030 text; save it as UTF-8`,
      `${path}：既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8`,
    )
  )
}

/** The folder of the nearest `plumbline.yaml` above the working folder, else the working folder. */
export async function workspaceRoot(): Promise<string> {
  const config = await nearestConfig(workingFolder())
  return config ? folderOf(config) : workingFolder()
}

/** The nearest `plumbline.yaml` in a folder or above it. */
export async function nearestConfig(folder: string): Promise<string | null> {
  for (let at = folder; ; at = folderOf(at)) {
    const place = `${at}/plumbline.yaml`
    if ((await stat(place).catch(() => null))?.isFile()) return place
    if (at === '' || at === folderOf(at)) return null
  }
}
