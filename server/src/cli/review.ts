import {type Review, review} from '../core/ide/review/review.js'
import {reviewCsv} from '../review/csv.js'
import {reviewHtml} from '../review/html.js'
import {reviewMarkdown} from '../review/markdown.js'
import {wording} from '../review/wording.js'
import {version} from '../version.js'
import {Complaint, complaint} from './complaint.js'
import {inLocale} from './locale.js'
import {type Options, optionsOf} from './options.js'
import {complain} from './output.js'
import {type Read, readDrafts} from './read.js'
import {wordReader} from './word-reader.js'
import {annexOf, writePage} from './write-page.js'

/** `plumbline report`: the 指标核对表 of each draft, with the 更正表 and a line to sign. Answers the exit status. */
export async function runReport(words: readonly string[]): Promise<number> {
  const options = optionsOf('report', words)
  let [failed, written] = [false, 0]
  for await (const read of readDrafts(options)) {
    const page = read instanceof Complaint ? null : await pageOf(read, options)
    if (page !== null && written++ && (options.format === 'docx' || options.output !== null)) throw oneOnly()
    if (page !== null) await writePage(options, page)
    else if (read instanceof Complaint) {
      failed = true
      complain(read, options.locale)
    }
  }
  return failed ? 2 : 0
}

const oneOnly = (): Complaint =>
  complaint(
    'report --output and --format docx take one draft at a time; only the first was written',
    'report 的 --output 和 --format docx 一次只能用于一份文稿，只写了第一份',
  )

async function pageOf(read: Read, {format, locale}: Options): Promise<string | Uint8Array | null> {
  const {path} = read.source
  const language = locale === 'en' ? 'en' : 'zh'
  const found = review(read.snapshot, path)
  if (!found) return null
  const made = {version, date: new Date().toLocaleDateString('sv-SE'), path}
  const placed = await placedIn(read, found, locale)
  if (format === 'csv') return reviewCsv(placed, language)
  if (format === 'json') return `${JSON.stringify({path, ...placed}, null, 2)}\n`
  if (format === 'docx') return annexOf(reviewMarkdown(placed, made, language), wording[language].texts.annex)
  return reviewHtml(placed, made, language)
}

/** The places of a Word draft as a reader finds them there. */
async function placedIn({word}: Read, found: Review, locale: Options['locale']): Promise<Review> {
  if (!word) return found
  const {placeWords} = await wordReader()
  const placed = <Of extends {readonly span: {readonly from: number}}>(it: Of): Of & {place: string} => ({
    ...it,
    place: inLocale(placeWords(word.reading, it.span.from), locale),
  })
  return {...found, rows: found.rows.map(placed), corrections: found.corrections.map(placed)}
}
