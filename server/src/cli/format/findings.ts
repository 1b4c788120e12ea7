import type {Locale} from '../locale.js'
import type {FileReport, Summary} from '../report.js'
import {github} from './github.js'
import {sarif} from './sarif.js'
import {text} from './text.js'

/** How findings are printed, file by file. */
export interface FindingFormat {
  file(report: FileReport): string
  tail(summary: Summary): string
}

export const findingFormats = {text, json, sarif, github} satisfies Record<string, (locale: Locale) => FindingFormat>

/** The contract's record, which a fingerprint is no part of. */
function json(): FindingFormat {
  const files: object[] = []
  return {
    file: ({path, findings, coverage}) => {
      files.push({path, findings: findings.map(({fingerprint: _, ...record}) => record), coverage})
      return ''
    },
    tail: (summary) => `${JSON.stringify({version: 1, files, summary}, null, 2)}\n`,
  }
}
