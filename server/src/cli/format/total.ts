import type {Coverage} from '../../core/ide/coverage/coverage.js'
import {coverageEn, coverageZh, reasonsEn, reasonsZh} from '../../core/ide/coverage/coverage-words.js'
import type {Locale} from '../locale.js'
import type {FileReport} from '../report.js'

/** What became of the numbers of all files together. */
export class Total {
  files = 0
  #coverage: Coverage = nothing
  /** Whether a file with figures was held against no registry. */
  #unheld = false

  add({coverage, registry}: Pick<FileReport, 'coverage' | 'registry'>): void {
    this.files++
    this.#coverage = sum(this.#coverage, coverage)
    if (!registry && coverage.numbers) this.#unheld = true
  }

  /** The lines at the end of a report. */
  words(locale: Locale): readonly string[] {
    return [...(this.#unheld ? [withoutRegistry(locale)] : []), covered(this.#coverage, locale)]
  }
}

const nothing: Coverage = {
  numbers: 0,
  mentions: 0,
  grounded: 0,
  skipped: 0,
  agree: 0,
  differ: 0,
  unregistered: 0,
  uncompared: 0,
  reasons: {},
}

function sum(a: Coverage, b: Coverage): Coverage {
  const reasons: Record<string, number> = {...a.reasons}
  for (const [reason, count] of Object.entries(b.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count
  return {
    numbers: a.numbers + b.numbers,
    mentions: a.mentions + b.mentions,
    grounded: a.grounded + b.grounded,
    skipped: a.skipped + b.skipped,
    agree: a.agree + b.agree,
    differ: a.differ + b.differ,
    unregistered: a.unregistered + b.unregistered,
    uncompared: a.uncompared + b.uncompared,
    reasons,
  }
}

const covered = (all: Coverage, locale: Locale): string =>
  locale === 'en'
    ? `Coverage: ${all.numbers} numbers = ${coverageEn(all)} + ${all.skipped} others (dates, ordinals, names …)`
    : `覆盖：数字 ${all.numbers} 个 = ${coverageZh(all)} + 其他 ${all.skipped} 个（日期、序号、名称等）`

const withoutRegistry = (locale: Locale): string =>
  locale === 'en'
    ? 'No registry: no figure was held against a registered value.'
    : '没有登记库：数值未与任何登记值核对。'

/** A draft in which most of what the registry knows was left alone. */
export const mostlyUncompared = ({grounded, uncompared, reasons}: Coverage, locale: Locale): string =>
  locale === 'en'
    ? `${uncompared} of ${Math.max(grounded, uncompared)} registered figures were not compared (${reasonsEn(reasons)}).`
    : `登记过的指标数值 ${Math.max(grounded, uncompared)} 个，其中 ${uncompared} 个没有核对（${reasonsZh(reasons)}）。`
