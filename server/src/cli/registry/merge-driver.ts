import {readFile, writeFile} from 'node:fs/promises'
import {type Merged, mergeRegistries} from '../../core/ide/keeper.js'
import {decode} from '../../files/decode.js'
import {type Complaint, complaint} from '../complaint.js'
import type {Options} from '../options.js'
import {complain} from '../output.js'

/**
 * `plumbline registry merge-driver BASE OURS THEIRS [NAME]`, as git calls it: writes what both made into OURS. Status 1
 * where a fact has two values, as git expects of a merge that a person has to end.
 */
export async function runMergeDriver({paths, locale}: Options): Promise<number> {
  const [base, ours, theirs, name = ours] = paths
  if (base === undefined || ours === undefined || theirs === undefined)
    throw complaint(
      'registry merge-driver takes BASE OURS THEIRS: driver = plumbline registry merge-driver %O %A %B %P',
      'registry merge-driver 需要三份文件：driver = plumbline registry merge-driver %O %A %B %P',
    )
  const [was, our, their] = await Promise.all([base, ours, theirs].map(read))
  const merged = mergeRegistries(was ?? '', our ?? '', their ?? '')
  if (!merged)
    throw complaint(
      `${name}: one of the versions is no sound YAML, so nothing was merged; keep one and make the other’s change again`,
      `${name}：有一方不是完好的 YAML，未作合并；请保留一方，再补上另一方的改动`,
    )
  await writeFile(ours, merged.text)
  for (const it of saidOf(name ?? '', merged)) complain(it, locale)
  return merged.conflicts.length ? 1 : 0
}

async function read(path: string): Promise<string> {
  const text = decode(await readFile(path).catch(() => new Uint8Array()))?.text
  if (text === undefined) throw complaint(`${path}: not UTF-8 text`, `${path}：不是 UTF-8 文本`)
  return text
}

const saidOf = (name: string, {conflicts}: Merged): readonly Complaint[] =>
  conflicts.map((it) =>
    complaint(
      `${name}: ${it}: both sides changed it; ours stands, theirs is beside it as a remark`,
      `${name}：${it}：双方都改了，暂取我方的，对方的写在旁边的注释里`,
    ),
  )
