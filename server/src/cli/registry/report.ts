import {inLocale, type Locale, type Words} from '../locale.js'
import {print} from '../output.js'

/** What a command has to say: a table for people, and the same as data. */
export interface Report {
  readonly title: Words
  readonly columns: readonly Words[]
  readonly rows: readonly (readonly string[])[]
  readonly json: unknown
}

export async function printReport(report: Report, format: string, locale: Locale): Promise<void> {
  if (format === 'json') await print(`${JSON.stringify(report.json, null, 2)}\n`)
  else await print(format === 'markdown' ? markdown(report, locale) : text(report, locale))
}

/** Each row on a line of its own, empty cells left out. */
function text({title, rows}: Report, locale: Locale): string {
  const lines = rows.map((row) => `  ${row.map(clean).filter(Boolean).join('  ')}\n`)
  return `${inLocale(title, locale)}\n${lines.join('')}`
}

function markdown({title, columns, rows}: Report, locale: Locale): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`
  const head = rows.length ? line(columns.map((it) => inLocale(it, locale))) + line(columns.map(() => '---')) : ''
  return `${inLocale(title, locale)}\n\n${head}${rows.map(line).join('')}`
}

const cell = (words: string): string => clean(words).replaceAll('|', '\\|')

/** Names and notes may hold what a terminal would obey. */
const clean = (words: string): string => words.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
