import {uncontrolled} from '../clean.js'
import type {Locale} from '../locale.js'
import type {FileReport, FindingRecord, Level} from '../report.js'
import type {FindingFormat} from './form.js'
import type {Setting} from './setting.js'

/** GitHub shows at most ten annotations of a kind for a step; from the tenth on one line says how many more there are. */
const shownAtMost = 10

const commands: Record<Level, 'error' | 'warning' | 'notice'> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
}

interface Found {
  readonly path: string
  readonly finding: FindingRecord
}

/** Annotations of a pull request (workflow commands of GitHub Actions). */
export function github({locale}: Setting): FindingFormat {
  const byCommand = new Map<string, Found[]>()
  return {
    file: ({path, findings}: FileReport) => {
      for (const finding of findings) {
        const command = commands[finding.severity]
        const found = byCommand.get(command) ?? []
        byCommand.set(command, found)
        found.push({path, finding})
      }
      return ''
    },
    tail: () => [...byCommand].map(([command, all]) => annotations(command, all, locale)).join(''),
  }
}

function annotations(command: string, all: readonly Found[], locale: Locale): string {
  const shown = all.length > shownAtMost ? all.slice(0, shownAtMost - 1) : all
  const rest = all.length - shown.length
  const files = new Set(all.slice(shown.length).map(({path}) => path)).size
  const more =
    locale === 'en'
      ? `${rest} more findings of this level in ${files} file${files === 1 ? '' : 's'}`
      : `另有同级问题 ${rest} 处，涉及 ${files} 个文件`
  return (
    shown.map(({path, finding}) => annotation(command, path, finding)).join('') +
    (rest ? `::${command}::${data(more)}\n` : '')
  )
}

function annotation(
  command: string,
  path: string,
  {line, column, endLine, endColumn, rule, message}: FindingRecord,
): string {
  const place = `file=${property(path)},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn}`
  return `::${command} ${place},title=${property(rule)}::${data(message)}\n`
}

const data = (text: string): string =>
  text
    .replace(/[^\n]+/g, uncontrolled)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
