import {problems} from '../core/ide/findings.js'
import {Complaint} from './complaint.js'
import {fixDraft} from './fix.js'
import {findingFormats} from './format/findings.js'
import {checkOptions, type Options} from './options.js'
import {complain, print} from './output.js'
import {type Read, readDrafts} from './read.js'
import {type FileReport, reportOf, type Summary} from './report.js'

/** `plumbline check`: findings and coverage. Answers the exit status. */
export async function runCheck(words: readonly string[]): Promise<number> {
  const options = checkOptions(words)
  const format = findingFormats[options.format as keyof typeof findingFormats](options.locale)
  const summary: Summary = {error: 0, warning: 0, information: 0, hint: 0}
  let failed = false
  for await (const report of reports(options)) {
    if (report instanceof Complaint) {
      failed = true
      complain(report, options.locale)
      continue
    }
    for (const {severity} of report.findings) summary[severity]++
    await print(format.file(report))
  }
  await print(format.tail(summary))
  return failed ? 2 : levelReached(summary, options) ? 1 : 0
}

/** The reports of the drafts, and before the first draft of a workspace those of its registry and configuration. */
async function* reports(options: Options): AsyncGenerator<FileReport | Complaint> {
  const told = new Set<string>()
  for await (const read of readDrafts(options)) {
    if (read instanceof Complaint) {
      yield read
      continue
    }
    for (const path of problems(read.snapshot).keys()) {
      if (!told.has(path)) yield reportOf(read.snapshot, path, options.locale)
      told.add(path)
    }
    yield* draftReport(read, options)
  }
}

async function* draftReport(read: Read, options: Options): AsyncGenerator<FileReport | Complaint> {
  const {path} = read.source
  if (!options.fix) return yield reportOf(read.snapshot, path, options.locale)
  const fixed = await fixDraft(read)
  if (fixed instanceof Complaint) yield fixed
  yield reportOf(fixed instanceof Complaint ? read.snapshot : fixed, path, options.locale)
}

const levelReached = (summary: Summary, {failOn}: Options): boolean =>
  failOn !== 'never' && summary.error + (failOn === 'warning' ? summary.warning : 0) > 0
