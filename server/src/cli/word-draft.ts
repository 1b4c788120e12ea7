import {chosenEdits} from '../core/ide/actions/fixes.js'
import {marginNotes} from '../core/ide/findings/margin.js'
import type {WordFile} from '../word/index.js'
import {type Complaint, complaint} from './complaint.js'
import {inLocale, type Locale} from './locale.js'
import type {Options} from './options.js'
import type {Read} from './read.js'
import type {FileReport} from './report.js'
import {wordReader} from './word-reader.js'
import {writeNew} from './write-new.js'

/** A report with the places of its findings as a reader finds them in Word. */
export async function placedInWord(report: FileReport, {reading}: WordFile, locale: Locale): Promise<FileReport> {
  const {placeWords} = await wordReader()
  const placed = <Of extends {readonly start: number; readonly end: number}>(it: Of): Of & {where: string} => ({
    ...it,
    where: inLocale(placeWords(reading, it.start), locale) + quoted(reading.text.slice(it.start, it.end), locale),
  })
  const findings = report.findings.map((it) => ({
    ...placed(it),
    related: it.related.map((other) => (other.path === report.path ? placed(other) : other)),
  }))
  return {...report, findings}
}

const longest = 24

function quoted(words: string, locale: Locale): string {
  const line = words.replace(/\s+/g, ' ').trim()
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line
  return short === '' ? '' : locale === 'en' ? ` “${short}”` : `“${short}”`
}

/** Writes the Word files that `--annotate` and `--suggest` ask for. Answers what could not be done. */
export async function writeWordFiles(
  {snapshot, source}: Read,
  word: WordFile,
  {annotate, suggest, choose, locale}: Options,
): Promise<readonly Complaint[]> {
  const {withComments, withSuggestions} = await wordReader()
  const now = new Date()
  const failed: (Complaint | null)[] = []
  if (annotate !== null) {
    const comments = marginNotes(snapshot, source.path, locale === 'en' ? 'en' : 'zh')
    const {bytes, placed} = withComments(word, comments, now)
    failed.push(await writeNew(annotate, bytes), short(source.path, placed, comments.length))
  }
  if (suggest !== null) {
    const edits = chosenEdits(snapshot, source.path, (rule) => choose.includes('all') || choose.includes(rule))
    const {bytes, placed} = withSuggestions(word, edits, now)
    failed.push(await writeNew(suggest, bytes), short(source.path, placed, edits.length))
  }
  return failed.filter((it) => it !== null)
}

const short = (path: string, placed: number, all: number): Complaint | null =>
  placed === all
    ? null
    : complaint(
        `${path}: ${all - placed} of ${all} found no place of their own in the Word file and are only listed here`,
        `${path}：共 ${all} 处，其中 ${all - placed} 处在 Word 文稿中无处标注，仅列于此`,
      )
