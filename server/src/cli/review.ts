import {review} from '../core/ide/review.js'
import {reviewCsv} from '../review/csv.js'
import {reviewHtml} from '../review/html.js'
import {version} from '../version.js'
import {Complaint} from './complaint.js'
import {optionsOf} from './options.js'
import {complain, print} from './output.js'
import {type Read, readDrafts} from './read.js'

/** `plumbline report`: the 指标核对表 of each draft, with the 更正表 and a line to sign. Answers the exit status. */
export async function runReport(words: readonly string[]): Promise<number> {
  const options = optionsOf('report', words)
  let failed = false
  for await (const read of readDrafts(options)) {
    const page = read instanceof Complaint ? null : pageOf(read, options.format, options.locale === 'en' ? 'en' : 'zh')
    if (page !== null) await print(page)
    else if (read instanceof Complaint) {
      failed = true
      complain(read, options.locale)
    }
  }
  return failed ? 2 : 0
}

function pageOf({snapshot, source: {path}}: Read, format: string, language: 'zh' | 'en'): string | null {
  const made = review(snapshot, path)
  if (!made) return null
  if (format === 'csv') return reviewCsv(made, language)
  if (format === 'json') return `${JSON.stringify({path, ...made}, null, 2)}\n`
  return reviewHtml(made, {version, date: new Date().toLocaleDateString('sv-SE'), path}, language)
}
