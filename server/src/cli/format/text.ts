import {severityWords} from '../../core/config/severity.js'
import {isMostlyUncompared} from '../../core/ide/coverage/coverage.js'
import {clean} from '../clean.js'
import {inLocale, type Locale} from '../locale.js'
import type {FindingRecord, Level, Summary} from '../report.js'
import type {FindingFormat} from './form.js'
import type {Setting} from './setting.js'
import {mostlyUncompared, Total} from './total.js'

/** For people: the findings of a file under its name, and at the end what became of every number. */
export function text(setting: Setting): FindingFormat {
  const total = new Total()
  const paint = setting.isColoured ? painted : (words: string) => words
  return {
    file: (report) => {
      total.add(report)
      const said = report.findings.map((it) => lines(it, setting.locale, paint))
      if (isMostlyUncompared(report.coverage)) said.push(`  ${mostlyUncompared(report.coverage, setting.locale)}\n`)
      return said.length ? `${paint(clean(report.path), 'bold')}\n${said.join('')}\n` : ''
    },
    tail: (summary) =>
      setting.isQuiet
        ? ''
        : [counted(summary, total.files, setting), ...total.words(setting.locale)].join('\n').concat('\n'),
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

function counted(summary: Summary, files: number, {locale, listsHints}: Setting): string {
  const isLeftOut = summary.hint > 0 && !listsHints
  return locale === 'en'
    ? `${files} file${files === 1 ? '' : 's'}: ${summary.error} errors, ${summary.warning} warnings, ${summary.information} information, ${summary.hint} hints${isLeftOut ? ' (--level hint lists them)' : ''}`
    : `${files} 个文件：错误 ${summary.error}，警告 ${summary.warning}，提示信息 ${summary.information}，建议 ${summary.hint}${isLeftOut ? '（用 --level hint 列出）' : ''}`
}
