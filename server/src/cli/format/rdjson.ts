import {lineIndex, positionAt} from '../../core/text/lines.js'
import {inertJson} from '../clean.js'
import type {FileReport, FindingRecord, Level} from '../report.js'
import type {FindingFormat} from './form.js'

const severities: Record<Level, 'ERROR' | 'WARNING' | 'INFO'> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
}

/** Reviewdog's diagnostics: lines and columns from 1, columns in bytes of UTF-8. */
export function rdjson(): FindingFormat {
  const diagnostics: object[] = []
  return {
    file: (report) => {
      const rangeOf = ranges(report)
      diagnostics.push(...report.findings.map((finding) => diagnostic(report.path, finding, rangeOf)))
      return ''
    },
    tail: () => `${inertJson({source: {name: 'plumbline'}, diagnostics}, 2)}\n`,
  }
}

type RangeOf = (stretch: {readonly start: number; readonly end: number}) => object

function ranges({text}: FileReport): RangeOf {
  const lines = lineIndex(text)
  const position = (offset: number) => {
    const {line, column} = positionAt(lines, offset)
    const before = text.slice(offset - column, offset)
    return {line: line + 1, column: Buffer.byteLength(before) + 1}
  }
  return ({start, end}) => ({start: position(start), end: position(end)})
}

function diagnostic(path: string, finding: FindingRecord, rangeOf: RangeOf): object {
  const [fix] = finding.fixes
  const edits = fix?.edits.filter((edit) => edit.path === path) ?? []
  return {
    message: finding.message,
    location: {path, range: rangeOf(finding)},
    severity: severities[finding.severity],
    code: {value: finding.rule},
    ...(edits.length && {suggestions: edits.map((edit) => ({range: rangeOf(edit), text: edit.text}))}),
  }
}
