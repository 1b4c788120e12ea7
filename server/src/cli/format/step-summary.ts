import {appendFile} from 'node:fs/promises'
import {severityWords} from '../../core/config/severity.js'
import {uncontrolled} from '../clean.js'
import {complaint} from '../complaint.js'
import {inLocale, type Locale} from '../locale.js'
import {levels} from '../option-list.js'
import type {FileReport, FindingRecord, Summary} from '../report.js'

/** So many findings are listed; the page of a job is no place for a thousand. */
const listedAtMost = 50

/** The summary that GitHub shows on the page of a job, in Markdown. */
export class StepSummary {
  readonly #listed: {readonly path: string; readonly finding: FindingRecord}[] = []
  #findings = 0
  #files = 0
  #numbers = 0
  #mentions = 0

  constructor(
    readonly file: string,
    readonly locale: Locale,
  ) {}

  add({path, findings, coverage}: FileReport): void {
    this.#files++
    this.#findings += findings.length
    this.#numbers += coverage.numbers
    this.#mentions += coverage.mentions
    for (const finding of findings.slice(0, listedAtMost - this.#listed.length)) this.#listed.push({path, finding})
  }

  async write(summary: Summary): Promise<void> {
    await appendFile(this.file, this.#text(summary)).catch(() => {
      throw complaint(`${this.file}: the summary cannot be written`, `${this.file}：无法写入小结`)
    })
  }

  #text(summary: Summary): string {
    const en = this.locale === 'en'
    const title = en ? 'Plumbline' : '准绳'
    const counts = levels.map((level) => `${inLocale(severityWords[level], this.locale)} ${summary[level]}`)
    const rest = this.#findings - this.#listed.length
    return [
      `### ${title}${en ? ': ' : '：'}${counts.join(en ? ', ' : '，')}`,
      en
        ? `${this.#files} files, ${this.#numbers} numbers, ${this.#mentions} read as figures of indicators.`
        : `共 ${this.#files} 个文件，数字 ${this.#numbers} 个，读作指标 ${this.#mentions} 个。`,
      ...(this.#listed.length ? [this.#table()] : []),
      ...(rest ? [en ? `${rest} more are not listed.` : `另有 ${rest} 处未列出。`] : []),
      '',
    ].join('\n\n')
  }

  #table(): string {
    const head = this.locale === 'en' ? '| place | severity | finding | check |' : '| 位置 | 级别 | 问题 | 检查 |'
    const rows = this.#listed.map(({path, finding: {line, severity, message, rule}}) => {
      const level = inLocale(severityWords[severity], this.locale)
      return `| ${cell(`${path}:${line}`)} | ${level} | ${cell(message)} | ${rule} |`
    })
    return [head, '| --- | --- | --- | --- |', ...rows].join('\n')
  }
}

/** Words of a draft, which may hold anything, as text of a table's cell. */
const cell = (words: string): string =>
  uncontrolled(words).replace(/[\\`*_{}[\]<>#|!~&@]/g, (sign) => `&#${sign.codePointAt(0)};`)
