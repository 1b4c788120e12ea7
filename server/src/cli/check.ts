import {problems} from '../core/ide/findings/findings.js'
import {cachedSummaries} from '../files/cache.js'
import {keepingNone, type Summaries} from '../files/summaries.js'
import {Workers} from '../files/workers.js'
import type {WordFile} from '../word/index.js'
import {knownFindings, recordedFindings} from './baseline.js'
import {cleanLines} from './clean.js'
import {Complaint} from './complaint.js'
import {changesOf, type Fixed, fixed, writeFixed} from './fix.js'
import {unifiedDiff} from './format/diff.js'
import {findingFormats, silent} from './format/findings.js'
import type {FindingFormat} from './format/form.js'
import {wantsColours} from './format/setting.js'
import {StepSummary} from './format/step-summary.js'
import {heldAgainst} from './held-against.js'
import {gravest} from './level.js'
import type {Narrowing} from './narrow.js'
import {checkOptions, type Options} from './options.js'
import {complain, print} from './output.js'
import {type Progress, progressOf} from './progress.js'
import {type Read, readSources} from './read.js'
import {type FileReport, type Level, reportOf, type Summary} from './report.js'
import {changedSince} from './since.js'
import {whenChanged} from './watch.js'
import {placedInWord, writeWordFiles} from './word-draft.js'

/** `plumbline check`: findings and coverage. Answers the exit status. */
export async function runCheck(words: readonly string[]): Promise<number> {
  const options = checkOptions(words)
  const summaries = summariesFor(options)
  return options.watch ? whenChanged(options, () => check(options, summaries)) : check(options, summaries)
}

/** None where drafts are fixed, which makes others of them, or held against others: both need the whole draft. */
function summariesFor({cache, fix, against, parts}: Options): Summaries | null {
  if (fix || against.length || parts.length) return null
  const {summarize} = new Workers(process.argv[1] ?? '')
  return cache ? cachedSummaries(summarize) : keepingNone(summarize)
}

async function check(options: Options, summaries: Summaries | null): Promise<number> {
  const narrowings = await narrowingsOf(options)
  const format = formatOf(options)
  const page = stepSummaryOf(options)
  const shown = gravest(options.level ?? usual(options), options.level !== null)
  const summary: Summary = {error: 0, warning: 0, information: 0, hint: 0}
  let failed = false
  const progress = progressOn(options)
  for await (const report of reports(options, summaries, progress)) {
    if (report instanceof Complaint) {
      failed = true
      progress.clear()
      complain(report, options.locale)
      continue
    }
    let left = report
    for (const it of narrowings) left = await it.narrow(left)
    for (const {severity} of left.findings) summary[severity]++
    const listed = await shown.narrow(left)
    page?.add(listed)
    const said = format.file(listed)
    if (said) progress.clear()
    await print(said)
  }
  progress.clear()
  await print(format.tail(summary))
  await page?.write(summary)
  for (const it of [...narrowings, shown]) for (const said of await it.end()) complain(said, options.locale)
  return failed ? 2 : levelReached(summary, options) ? 1 : 0
}

/** For people who wait at a terminal. */
const progressOn = ({locale, quiet}: Options): Progress =>
  progressOf(locale, process.stderr.isTTY && !quiet ? (text) => process.stderr.write(text) : null)

function formatOf({format, locale, failOn, quiet, level, diff}: Options): FindingFormat {
  if (diff) return silent
  const isColoured = wantsColours(process.env, process.stdout.isTTY)
  const setting = {locale, failOn, isQuiet: quiet, isColoured, listsHints: (level ?? usual({format})) === 'hint'}
  return findingFormats[format as keyof typeof findingFormats](setting)
}

/** People read what needs them, and how many hints there are; programs get all. */
const usual = ({format}: Pick<Options, 'format'>): Level => (format === 'text' ? 'information' : 'hint')

/** On GitHub, where annotations alone leave the page of the job empty. */
function stepSummaryOf({format, locale}: Options): StepSummary | null {
  const file = process.env.GITHUB_STEP_SUMMARY
  return file && format === 'github' ? new StepSummary(file, locale) : null
}

/** The baseline first: it must see every finding to tell which of its entries are gone. */
async function narrowingsOf({since, baseline, writeBaseline}: Options): Promise<readonly Narrowing[]> {
  const known = baseline === null ? [] : [await (writeBaseline ? recordedFindings : knownFindings)(baseline)]
  return since === null ? known : [...known, await changedSince(since)]
}

const kinds = ['registry', 'configuration', 'draft'] as const

/** The reports of the files, and before the first one of a workspace those of its registry and configuration. */
async function* reports(
  options: Options,
  summaries: Summaries | null,
  progress: Progress,
): AsyncGenerator<FileReport | Complaint> {
  const told = new Set<string>()
  for await (const read of readSources(options, kinds, summaries, progress.begin)) {
    progress.step()
    if (read instanceof Complaint) {
      yield read
      continue
    }
    const isDraft = 'text' in read
    for (const path of [...problems(read.snapshot).keys(), ...(isDraft ? [] : [read.source.path])]) {
      if (!told.has(path)) yield reportOf(read.snapshot, path, options.locale)
      told.add(path)
    }
    if (isDraft) yield* draftReport(read, options)
  }
}

async function* draftReport(read: Read, options: Options): AsyncGenerator<FileReport | Complaint> {
  const {path} = read.source
  if (read.word && !options.fix) return yield* wordReport(read, read.word, options)
  if (!options.fix) return yield* heldAgainst(read, options)
  const done = fixed(read.snapshot, path)
  const isChanged = done.text !== read.text
  if (options.diff) await print(diffOf(read, done))
  const failed = isChanged && !options.diff ? await writeFixed(read, done) : null
  if (failed) yield failed
  else if (isChanged) complain(changesOf(read, done, !options.diff), options.locale)
  yield reportOf(failed ? read.snapshot : done.snapshot, path, options.locale)
}

/** Of a Word file: places as in Word, and the Word files that are asked for. */
async function* wordReport(read: Read, word: WordFile, options: Options): AsyncGenerator<FileReport | Complaint> {
  const report = reportOf(read.snapshot, read.source.path, options.locale)
  yield* await writeWordFiles(read, word, options)
  yield await placedInWord(report, word, options.locale)
}

/** For a terminal without what it would obey; for a program, which may apply it, as it is. */
function diffOf({source, text}: Read, done: Fixed): string {
  const diff = unifiedDiff(source.path, text, done.text)
  return process.stdout.isTTY ? cleanLines(diff) : diff
}

const levelReached = (summary: Summary, {failOn}: Options): boolean =>
  failOn !== 'never' && summary.error + (failOn === 'warning' ? summary.warning : 0) > 0
