import type {FileReport, FindingRecord, FixRecord, Level} from '../report.js'
import type {FindingFormat} from './findings.js'

const sarifLevels: Record<Level, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
}

/** SARIF 2.1.0, one run. */
export function sarif(): FindingFormat {
  const results: object[] = []
  const rules = new Set<string>()
  return {
    file: ({path, findings}: FileReport) => {
      const met = new Map<string, number>()
      for (const finding of findings) {
        rules.add(finding.rule)
        results.push(result(path, finding, met))
      }
      return ''
    },
    tail: () => `${JSON.stringify(log(results, [...rules].sort()), null, 2)}\n`,
  }
}

const log = (results: readonly object[], rules: readonly string[]): object => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {tool: {driver: {name: 'Plumbline', rules: rules.map((id) => ({id}))}}, columnKind: 'utf16CodeUnits', results},
  ],
})

function result(path: string, finding: FindingRecord, met: Map<string, number>): object {
  const {rule, severity, message, related, fixes} = finding
  return {
    ruleId: rule,
    level: sarifLevels[severity],
    message: {text: message},
    locations: [{physicalLocation: physical(path, region(finding))}],
    ...(related.length && {
      relatedLocations: related.map((it, index) => ({
        id: index,
        physicalLocation: physical(it.path, {
          startLine: it.line,
          startColumn: it.column,
          charOffset: it.start,
          charLength: it.end - it.start,
        }),
        message: {text: it.message},
      })),
    }),
    ...(fixes.length && {fixes: fixes.map(fix)}),
    partialFingerprints: {'plumbline/v1': fingerprint(finding, met)},
  }
}

const physical = (path: string, region: object): object => ({
  artifactLocation: {uri: encodeURI(path).replaceAll('#', '%23').replaceAll('?', '%3F')},
  region,
})

const region = ({line, column, endLine, endColumn, start, end}: FindingRecord): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
  charOffset: start,
  charLength: end - start,
})

const fix = ({title, edits}: FixRecord): object => ({
  description: {text: title},
  artifactChanges: [...new Set(edits.map(({path}) => path))].map((path) => ({
    artifactLocation: {uri: encodeURI(path)},
    replacements: edits
      .filter((edit) => edit.path === path)
      .map(({start, end, text}) => ({
        deletedRegion: {charOffset: start, charLength: end - start},
        insertedContent: {text},
      })),
  })),
})

/** The same after lines are added above: by rule and words, and, where those repeat, by order. */
function fingerprint({rule, message}: FindingRecord, met: Map<string, number>): string {
  const key = `${rule} ${message}`
  const count = met.get(key) ?? 0
  met.set(key, count + 1)
  return `${hash(key)}:${count}`
}

/** FNV-1a, 32 bits: a name for a text, not a secret. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
