import {severityWords} from '../../core/config/severity.js'
import type {Coverage} from '../../core/ide/coverage.js'
import {clean} from '../clean.js'
import {inLocale, type Locale} from '../locale.js'
import type {FindingRecord, Level, Summary} from '../report.js'
import type {FindingFormat} from './form.js'
import type {Setting} from './setting.js'

/** For people: the findings of a file under its name, and at the end what became of every number. */
export function text(setting: Setting): FindingFormat {
  const total = {numbers: 0, mentions: 0, grounded: 0, skipped: 0}
  const paint = setting.isColoured ? painted : (words: string) => words
  let files = 0
  return {
    file: (report) => {
      files++
      for (const key of ['numbers', 'mentions', 'grounded', 'skipped'] as const) total[key] += report.coverage[key]
      return report.findings.length
        ? `${paint(clean(report.path), 'bold')}\n${report.findings.map((it) => lines(it, setting.locale, paint)).join('')}\n`
        : ''
    },
    tail: (summary) =>
      setting.isQuiet ? '' : `${counted(summary, files, setting.locale)}\n${covered(total, setting.locale)}\n`,
  }
}

/** Codes of a terminal (ECMA-48) that turn a colour or weight on. */
const codes = {bold: 1, faint: 2, error: 31, warning: 33, information: 36, hint: 32} as const satisfies Record<
  Level | 'bold' | 'faint',
  number
>

type Paint = (words: string, as: keyof typeof codes) => string

const painted: Paint = (words, as) => `\u001b[${codes[as]}m${words}\u001b[0m`

/** A place of a Word file has words, any other its line and column. */
const placed = ({line, column, where}: Pick<FindingRecord, 'line' | 'column' | 'where'>): string =>
  where === undefined ? `${line}:${column}` : clean(where)

function lines(finding: FindingRecord, locale: Locale, paint: Paint): string {
  const {severity, rule, message, related, fixes} = finding
  const see = locale === 'en' ? 'see' : '参见'
  const fix = locale === 'en' ? 'fix' : '可改'
  const level = paint(inLocale(severityWords[severity], locale), severity)
  return [
    `  ${placed(finding)}  ${level}  ${clean(message)}  ${paint(rule, 'faint')}\n`,
    ...related.map((it) => `      ${see}  ${clean(it.path)}:${placed(it)}  ${clean(it.message)}\n`),
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
