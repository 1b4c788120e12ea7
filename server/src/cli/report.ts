import {type Coverage, coverage} from '../core/ide/coverage/coverage.js'
import {type Finding, findings} from '../core/ide/findings/findings.js'
import {placeOf, textOf} from '../core/ide/place.js'
import {identities} from '../core/ide/summaries/identity.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {hash} from './hash.js'
import {inLocale, type Locale} from './locale.js'

export type Level = 'error' | 'warning' | 'information' | 'hint'

/** A stretch of a file as the contract prints it: line and column from 1. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}

export interface FindingRecord extends Stretch {
  /** The same as long as the finding is the same one, wherever its line moves; within its file. */
  readonly fingerprint: string
  readonly rule: string
  readonly severity: Level
  readonly message: string
  readonly endLine: number
  readonly endColumn: number
  /** Where a reader finds it, with its words; of Word files, which have no lines. */
  readonly where?: string
  readonly related: readonly (Stretch & {readonly path: string; readonly message: string; readonly where?: string})[]
  readonly fixes: readonly FixRecord[]
}

export interface FixRecord {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly {
    readonly path: string
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
}

/** What `check` says of one file; registry files and configurations have no numbers to account for. */
export interface FileReport {
  readonly path: string
  readonly findings: readonly FindingRecord[]
  readonly coverage: Coverage
  /** What drafts are held against; null where nothing is. */
  readonly registry: {readonly indicators: number} | null
  readonly text: string
}

export type Summary = Record<Level, number>

/** `more`: what is found by holding the file against others than its registry. */
export function reportOf(snapshot: Snapshot, path: string, locale: Locale, more: readonly Finding[] = []): FileReport {
  const own = findings(snapshot, path)
  const found = more.length ? [...own, ...more].sort((a, b) => a.span.from - b.span.from) : own
  const names = identities(snapshot, path, found)
  return {
    path,
    findings: found.map((finding, index) => ({
      fingerprint: hash(names[index] ?? ''),
      ...record(snapshot, path, finding, locale),
    })),
    coverage: coverage(snapshot, path),
    registry: snapshot.registryFiles.size ? counted(snapshot.world.registry) : null,
    text: textOf(snapshot, path),
  }
}

/** Only some formats say how many there are, and the rest need not read a registry of which all that is wanted is known. */
const counted = (registry: Snapshot['world']['registry']): FileReport['registry'] => ({
  get indicators() {
    return registry.ids.length
  },
})

function record(
  snapshot: Snapshot,
  path: string,
  finding: Finding,
  locale: Locale,
): Omit<FindingRecord, 'fingerprint'> {
  const {span, start, end} = placeOf(snapshot, path, finding.span)
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: inLocale(finding.words, locale),
    start: span.from,
    end: span.to,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    related: finding.related.map(({at, message}) => {
      const place = placeOf(snapshot, path, at)
      return {
        path: place.path,
        start: place.span.from,
        end: place.span.to,
        line: place.start.line + 1,
        column: place.start.column + 1,
        message: inLocale(message, locale),
      }
    }),
    fixes: finding.fixes.map(({title, safe, edits}) => ({
      title: inLocale(title, locale),
      safe,
      edits: edits.map(({from, to, insert}) => ({path, start: from, end: to, text: insert})),
    })),
  }
}
