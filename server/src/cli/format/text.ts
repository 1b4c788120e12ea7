import {severityWords} from '../../core/config/severity.js'
import type {Coverage} from '../../core/ide/coverage.js'
import {inLocale, type Locale} from '../locale.js'
import type {FindingRecord, Summary} from '../report.js'
import type {FindingFormat} from './findings.js'

/** For people: the findings of a file under its name, and at the end what became of every number. */
export function text(locale: Locale): FindingFormat {
  const total = {numbers: 0, mentions: 0, grounded: 0, skipped: 0}
  let files = 0
  return {
    file: (report) => {
      files++
      for (const key of ['numbers', 'mentions', 'grounded', 'skipped'] as const) total[key] += report.coverage[key]
      return report.findings.length
        ? `${clean(report.path)}\n${report.findings.map((it) => lines(it, locale)).join('')}\n`
        : ''
    },
    tail: (summary) => `${counted(summary, files, locale)}\n${covered(total, locale)}\n`,
  }
}

function lines({line, column, severity, rule, message, related, fixes}: FindingRecord, locale: Locale): string {
  const see = locale === 'en' ? 'see' : '参见'
  const fix = locale === 'en' ? 'fix' : '可改'
  return [
    `  ${line}:${column}  ${inLocale(severityWords[severity], locale)}  ${clean(message)}  ${rule}\n`,
    ...related.map((it) => `      ${see}  ${clean(it.path)}:${it.line}:${it.column}  ${clean(it.message)}\n`),
    ...fixes.map((it) => `      ${fix}  ${clean(it.title)}\n`),
  ].join('')
}

const counted = (summary: Summary, files: number, locale: Locale): string =>
  locale === 'en'
    ? `${files} file${files === 1 ? '' : 's'}: ${summary.error} errors, ${summary.warning} warnings, ${summary.information} information, ${summary.hint} hints`
    : `${files} 个文件：错误 ${summary.error}，警告 ${summary.warning}，提示信息 ${summary.information}，建议 ${summary.hint}`

const covered = ({numbers, mentions, grounded, skipped}: Coverage, locale: Locale): string =>
  locale === 'en'
    ? `Coverage: ${numbers} numbers = ${mentions} read as indicators (${grounded} matched to the registry) + ${skipped} others (dates, ordinals, names …)`
    : `覆盖：数字 ${numbers} 个 = 读作指标 ${mentions} 个（与登记库对上 ${grounded} 个）+ 其他 ${skipped} 个（日期、序号、名称等）`

/** A draft's own words may hold control characters, which a terminal would obey. */
const clean = (words: string): string => words.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
