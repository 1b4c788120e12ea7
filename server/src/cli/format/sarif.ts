import {aboutRule} from '../../core/ide/findings/about-rule.js'
import {pagesBeside} from '../../files/pages.js'
import {toUri} from '../../files/uri.js'
import {version} from '../../version.js'
import {inertJson} from '../clean.js'
import {inLocale, type Locale} from '../locale.js'
import type {FileReport, FindingRecord, FixRecord, Level} from '../report.js'
import type {FindingFormat} from './form.js'
import type {Setting} from './setting.js'

const sarifLevels: Record<Level, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
}

/** SARIF 2.1.0, one run. */
export function sarif({locale}: Setting): FindingFormat {
  const results: object[] = []
  const rules = new Map<string, number>()
  return {
    file: ({path, findings}: FileReport) => {
      for (const finding of findings) {
        const index = rules.get(finding.rule) ?? rules.size
        rules.set(finding.rule, index)
        results.push(result(path, finding, index))
      }
      return ''
    },
    tail: () => `${inertJson(log(results, [...rules.keys()], locale), 2)}\n`,
  }
}

function log(results: readonly object[], rules: readonly string[], locale: Locale): object {
  const pages = pagesBeside(process.argv[1])
  const driver = {name: 'Plumbline', version, rules: rules.map((id) => ruleOf(id, pages, locale))}
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver},
        language: locale === 'en' ? 'en' : 'zh-CN',
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
}

/** Code scanning shows the help's text; the page beside the program is for viewers on the same machine. */
function ruleOf(id: string, pages: string | null, locale: Locale): object {
  const about = aboutRule(id)
  if (!about) return {id}
  return {
    id,
    shortDescription: {text: inLocale(about.summary, locale)},
    help: {text: inLocale(about.why, locale)},
    ...(pages && {helpUri: `${pages}${id}.md`}),
  }
}

function result(path: string, finding: FindingRecord, ruleIndex: number): object {
  const {rule, severity, message, related, fixes, fingerprint} = finding
  return {
    ruleId: rule,
    ruleIndex,
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
    partialFingerprints: {'plumbline/v2': fingerprint},
  }
}

const physical = (path: string, region: object): object => ({
  artifactLocation: artifact(path),
  region,
})

/** An absolute path would be no URI without its scheme. */
const artifact = (path: string): object => ({
  uri: /^([A-Za-z]:)?\//.test(path) ? toUri(`file://${path.startsWith('/') ? '' : '/'}${path}`) : toUri(path),
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
    artifactLocation: artifact(path),
    replacements: edits
      .filter((edit) => edit.path === path)
      .map(({start, end, text}) => ({
        deletedRegion: {charOffset: start, charLength: end - start},
        insertedContent: {text},
      })),
  })),
})
