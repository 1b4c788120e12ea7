import {uncontrolled} from '../clean.js'
import type {FileReport, FindingRecord, Level} from '../report.js'
import type {FindingFormat} from './form.js'
import type {Setting} from './setting.js'

/**
 * JUnit's XML: a suite for each file, a case for each finding. A finding fails its case where it would fail the check,
 * so that the job has one colour; what is less grave is told as the case's output. A file without findings passes one.
 */
export function junit({failOn}: Setting): FindingFormat {
  const suites: string[] = []
  const fails = ({severity}: FindingRecord): boolean => isFailing(severity, failOn)
  return {
    file: (report) => {
      suites.push(suite(report, fails))
      return ''
    },
    tail: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Plumbline">\n${suites.join('')}</testsuites>\n`,
  }
}

const isFailing = (severity: Level, failOn: Setting['failOn']): boolean =>
  failOn !== 'never' && (severity === 'error' || (severity === 'warning' && failOn === 'warning'))

function suite({path, findings}: FileReport, fails: (finding: FindingRecord) => boolean): string {
  const count = Math.max(findings.length, 1)
  const cases = findings.length
    ? findings.map((finding) => testcase(path, finding, fails(finding)))
    : [`    <testcase classname="${escaped(path)}" name="plumbline"/>\n`]
  const failures = findings.filter(fails).length
  return `  <testsuite name="${escaped(path)}" tests="${count}" failures="${failures}" errors="0">\n${cases.join('')}  </testsuite>\n`
}

function testcase(path: string, {rule, severity, message, line, column}: FindingRecord, failed: boolean): string {
  const place = `${path}:${line}:${column}`
  const said = failed
    ? `<failure type="${severity}" message="${escaped(message)}">${escaped(place)}</failure>`
    : `<system-out>${escaped(`${place} ${severity}: ${message}`)}</system-out>`
  return `    <testcase classname="${escaped(path)}" name="${escaped(`${rule} ${line}:${column}`)}">${said}</testcase>\n`
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

/** XML 1.0 has no way to write control characters and halves of surrogate pairs, not even as references. */
const escaped = (text: string): string =>
  uncontrolled(text)
    .replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, ' ')
    .replace(/[&<>"]/g, (it) => entities[it] ?? it)
    .replaceAll('##[', '##&#91;')
