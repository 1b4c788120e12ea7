import {basename, dirname} from 'node:path'
import {complaint} from './complaint.js'
import {git} from './git.js'
import type {Narrowing} from './narrow.js'
import type {FindingRecord} from './report.js'

/** Lines of a file, from 1, both ends included. */
interface Lines {
  readonly from: number
  readonly to: number
}

/**
 * Keeps the findings that stand on, or speak of, a line that has changed since the working copy left a revision: a
 * registered value that was changed brings the findings of drafts that are held against it.
 */
export async function changedSince(revision: string): Promise<Narrowing> {
  const base = await mergeBase(revision)
  const known = new Map<string, Promise<readonly Lines[] | null>>()
  const linesOf = (path: string): Promise<readonly Lines[] | null> => {
    const lines = known.get(path) ?? changedLines(base, path)
    known.set(path, lines)
    return lines
  }
  let left = 0
  return {
    narrow: async (report) => {
      const kept: FindingRecord[] = []
      for (const finding of report.findings) if (await isTouched(report.path, finding, linesOf)) kept.push(finding)
      left += report.findings.length - kept.length
      return {...report, findings: kept}
    },
    end: async () =>
      left
        ? [
            complaint(
              `${left} findings on lines that have not changed since ${revision} are left out`,
              `自 ${revision} 以来没有改动的行上有 ${left} 处问题未列出`,
            ),
          ]
        : [],
  }
}

async function isTouched(
  path: string,
  {line, endLine, related}: FindingRecord,
  linesOf: (path: string) => Promise<readonly Lines[] | null>,
): Promise<boolean> {
  const places = [
    {path, from: line, to: endLine},
    ...related.map((it) => ({path: it.path, from: it.line, to: it.line})),
  ]
  for (const place of places) {
    const changed = await linesOf(place.path)
    if (!changed || changed.some(({from, to}) => from <= place.to && place.from <= to)) return true
  }
  return false
}

/** Where the working copy and the revision parted; a shallow clone may not hold it. */
async function mergeBase(revision: string): Promise<string> {
  const commit = await git('.', 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  if (commit === null)
    throw complaint(
      `--since ${revision}: git knows no such revision here`,
      `--since ${revision}：此处的 git 没有这个版本`,
    )
  const base = await git('.', 'merge-base', commit.trim(), 'HEAD')
  if (base === null)
    throw complaint(
      `--since ${revision}: no common ancestor with HEAD; fetch the whole history`,
      `--since ${revision}：与 HEAD 没有共同祖先，请取回完整历史`,
    )
  return base.trim()
}

/** Null where every line counts as changed: a file that the revision does not have, or that git does not keep. */
async function changedLines(base: string, path: string): Promise<readonly Lines[] | null> {
  const [folder, name] = [dirname(path), basename(path)]
  if (!(await git(folder, 'ls-files', '--', `:(literal)${name}`))) return null
  const words = ['diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--text', base, '--']
  const diff = await git(folder, ...words, `:(literal)${name}`)
  return diff === null ? null : [...diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(linesIn)
}

function linesIn([, start, count = '1']: RegExpExecArray): Lines {
  return {from: Number(start), to: Number(start) + Number(count) - 1}
}
