import {readFile, writeFile} from 'node:fs/promises'
import {type Complaint, complaint} from './complaint.js'
import type {Narrowing} from './narrow.js'
import type {FileReport} from './report.js'

/** A finding that is known; rule and message are for those who read the file. */
interface Known {
  readonly fingerprint: string
  readonly rule: string
  readonly message: string
}

type Baseline = Readonly<Record<string, readonly Known[]>>

/** Leaves out the findings that a baseline knows, and tells of entries of the checked files that no finding answers to. */
export async function knownFindings(file: string): Promise<Narrowing> {
  const files = await read(file)
  let left = 0
  let stale = 0
  const goneFrom: string[] = []
  return {
    narrow: async (report) => {
      const known = new Set((files[report.path] ?? []).map(({fingerprint}) => fingerprint))
      const found = new Set(report.findings.map(({fingerprint}) => fingerprint))
      const gone = [...known].filter((it) => !found.has(it)).length
      if (gone) goneFrom.push(report.path)
      stale += gone
      left += report.findings.filter(({fingerprint}) => known.has(fingerprint)).length
      return {...report, findings: report.findings.filter(({fingerprint}) => !known.has(fingerprint))}
    },
    end: async () => [
      ...(left
        ? [complaint(`${left} findings that ${file} knows are left out`, `${file} 已收录的 ${left} 处问题未列出`)]
        : []),
      ...(stale ? [staleEntries(file, stale, goneFrom)] : []),
    ],
  }
}

const staleEntries = (file: string, count: number, paths: readonly string[]): Complaint =>
  complaint(
    `${file}: ${count} entries are no longer found (${paths.join(', ')}); --write-baseline takes them out`,
    `${file}：${count} 条已不再出现（${paths.join('、')}），可用 --write-baseline 去掉`,
  )

/** Takes every finding into the baseline and shows none. Entries of files that were not checked stay. */
export async function recordedFindings(file: string): Promise<Narrowing> {
  const before = await read(file).catch(() => ({}))
  const now: Record<string, readonly Known[]> = {...before}
  return {
    narrow: async (report) => {
      now[report.path] = entries(report)
      return {...report, findings: []}
    },
    end: async () => {
      const paths = Object.keys(now)
        .filter((path) => now[path]?.length)
        .sort()
      const files = Object.fromEntries(paths.map((path) => [path, now[path]]))
      await write(file, `${JSON.stringify({version: 1, files}, null, 2)}\n`)
      const count = paths.reduce((sum, path) => sum + (now[path]?.length ?? 0), 0)
      return [complaint(`${file}: ${count} known findings written`, `${file}：已写入 ${count} 处已知问题`)]
    },
  }
}

const entries = ({findings}: FileReport): readonly Known[] =>
  findings.map(({fingerprint, rule, message}) => ({fingerprint, rule, message}))

async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch(() => {
    throw complaint(`${file}: baseline cannot be written`, `${file}：无法写入已知问题清单`)
  })
}

async function read(file: string): Promise<Baseline> {
  try {
    const {version, files} = JSON.parse(await readFile(file, 'utf8'))
    if (version === 1 && isBaseline(files)) return files
  } catch {
    // Said below, as for a file of another shape.
  }
  throw complaint(
    `--baseline ${file}: cannot be read as a baseline; make one with --write-baseline`,
    `--baseline ${file}：无法作为已知问题清单读取，可用 --write-baseline 生成`,
  )
}

const isBaseline = (files: unknown): files is Baseline =>
  typeof files === 'object' &&
  files !== null &&
  Object.values(files).every(
    (list) => Array.isArray(list) && list.every((it) => typeof Object(it).fingerprint === 'string'),
  )
