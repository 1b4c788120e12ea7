import type {FileReport, Summary} from '../report.js'

/** How findings are printed, file by file. */
export interface FindingFormat {
  file(report: FileReport): string
  tail(summary: Summary): string
}
