import {inertJson} from '../clean.js'
import {hash} from '../hash.js'
import type {Level} from '../report.js'
import type {FindingFormat} from './form.js'

const severities: Record<Level, 'major' | 'minor' | 'info'> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
}

/** GitLab's code quality report: a finding's fingerprint is unique in the whole report. */
export function gitlab(): FindingFormat {
  const issues: object[] = []
  return {
    file: ({path, findings}) => {
      for (const {fingerprint, rule, severity, message, line, endLine} of findings)
        issues.push({
          type: 'issue',
          check_name: rule,
          description: message,
          severity: severities[severity],
          fingerprint: hash(`${path}\n${fingerprint}`),
          location: {path, lines: {begin: line, end: endLine}},
        })
      return ''
    },
    tail: () => `${inertJson(issues, 2)}\n`,
  }
}
