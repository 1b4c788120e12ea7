import type {Range} from 'vscode-languageserver'
import {coverage} from '../../core/ide/coverage/coverage.js'
import {decidedFigures, type Figure, figures} from '../../core/ide/coverage/figures.js'
import {isOfWording, type Verdict} from '../../core/ide/coverage/standing.js'
import {findings, problems} from '../../core/ide/findings/findings.js'
import {agedWords, unservedWords} from '../../core/ide/findings/unserved.js'
import {readingOf} from '../../core/ide/reading.js'
import {positionAt} from '../../core/text/lines.js'
import {decisionsPath} from '../../files/files.js'
import {agedOf} from '../../files/sources.js'
import {toPlace, toUri} from '../../files/uri.js'
import type {Asked} from '../requests.js'
import {type Root, unservedBy} from '../session.js'
import {location, range, words} from '../to-lsp.js'
import type {Feature} from './feature.js'

/**
 * `plumbline/figures` {textDocument}: every figure of a draft with its verdict, for a view of them, megabytes in a long
 * draft. `plumbline/counts` {textDocument}: what is said of the draft as a whole, for whoever shows no figures. Null for a
 * file that is no draft. What they say may be another after any change; a client that says `figures: true` is told so by
 * `plumbline/changed`.
 */
export const figureList: Feature = {
  announce: () => ({}),
  serve: ({connection, asked, session, safely}) => {
    connection.onRequest(
      'plumbline/figures',
      safely('figures', null, ({textDocument: {uri}}: Params): FigureList | null => {
        const found = asked(uri)
        return found?.file.kind === 'draft' ? listOf(found, session.rootOf(toPlace(uri))) : null
      }),
    )
    connection.onRequest(
      'plumbline/counts',
      safely('counts', null, ({textDocument: {uri}}: Params): DraftCounts | null => {
        const found = asked(uri)
        return found?.file.kind === 'draft' ? countsOf(found, session.rootOf(toPlace(uri))) : null
      }),
    )
  },
}

interface Params {
  readonly textDocument: {readonly uri: string}
}

interface OfDraft {
  readonly version: number
  readonly registry: RegistryState
  /** As `check --format json` counts, and findings that are not about a figure. */
  readonly counts: Readonly<Record<Verdict | 'numbers' | 'wording', number>>
  /** The file of decisions, whether it is there or not; null where no configuration says where it would be. */
  readonly decisions: string | null
}

export interface FigureList extends OfDraft {
  readonly figures: readonly FigureItem[]
}

export interface DraftCounts extends OfDraft {
  /** The lines in which a figure begins, from 0, each once. */
  readonly lines: readonly number[]
  /** Figures on which somebody has remarked. */
  readonly remarked: readonly FigureItem[]
}

export interface FigureItem {
  readonly range: Range
  readonly text: string
  readonly name: string
  readonly place: string
  readonly chapter: string
  readonly role: Figure['role']
  readonly indicator: string | null
  readonly verdict: Verdict
  readonly reason: Figure['reason']
  readonly against: {readonly kind: NonNullable<Figure['against']>['kind']; readonly text: string} | null
  readonly message: string | null
  /** The rule of that finding. */
  readonly rule: string | null
  /** What a decision names it by. */
  readonly question: Figure['question']
  readonly decisions: Figure['decisions']
  readonly lapsed: Figure['lapsed']
}

/** `none`: no configuration, or one that names no registry. `broken`: one that is named cannot be used. */
export type RegistryState =
  /** `aged`: that of one on the web an old copy is in use, and how old. */
  | {readonly state: 'none' | 'ready'; readonly indicators: number; readonly aged?: string}
  | {
      readonly state: 'broken'
      readonly indicators: number
      readonly uri: string
      readonly line: number
      readonly why: string
      /** The user has not said yet whether it may be fetched. */
      readonly waits?: boolean
    }

function listOf(asked: Asked, root: Root): FigureList {
  const all = figures(asked.view.snapshot, asked.path)
  return {...ofDraft(asked, root), figures: all.map((figure) => itemOf(figure, asked))}
}

function countsOf(asked: Asked, root: Root): DraftCounts {
  const decided = decidedFigures(asked.view.snapshot, asked.path)
  const remarked = decided.filter(({decisions}) => decisions.some(({kind}) => kind === 'noted'))
  return {
    ...ofDraft(asked, root),
    lines: linesWithFigures(asked),
    remarked: remarked.map((figure) => itemOf(figure, asked)),
  }
}

function linesWithFigures({file, view, path}: Asked): readonly number[] {
  const lines = new Set<number>()
  for (const {at, reading} of readingOf(view.snapshot, path)?.readings ?? [])
    for (const {span} of reading.mentions) lines.add(positionAt(file.lines, at + span.from).line)
  return [...lines]
}

function ofDraft(asked: Asked, root: Root): OfDraft {
  const {file, view, path} = asked
  const {agree, differ, unregistered, uncompared, numbers} = coverage(view.snapshot, path)
  const wording = findings(view.snapshot, path).filter(isOfWording).length
  return {
    version: file.version,
    registry: registryState(asked, root),
    counts: {agree, differ, unregistered, uncompared, wording, numbers},
    decisions: root.folder === '' ? null : toUri(`${root.folder}/${decisionsPath}`),
  }
}

const itemOf = (figure: Figure, {file, view}: Asked): FigureItem => {
  const {span, text, name, place, chapter, role, indicator, verdict, reason, against, finding} = figure
  return {
    range: range(file, span, view.client),
    text,
    name,
    place,
    chapter,
    role,
    indicator,
    verdict,
    reason,
    against: against && {kind: against.kind, text: words(against.text, view.client)},
    message: finding && words(finding.words, view.client),
    rule: finding?.rule ?? null,
    question: figure.question,
    decisions: figure.decisions,
    lapsed: figure.lapsed,
  }
}

function registryState({view}: Asked, root: Root): RegistryState {
  const {sources} = root
  const {configFile, registryFiles, world} = view.snapshot
  const indicators = world.registry.ids.length
  const missing = unservedBy(root).find(({trouble}) => trouble?.kind !== 'pending')
  if (missing && configFile) {
    const line = configFile.text.slice(0, Math.max(configFile.text.indexOf(missing.source), 0)).split('\n').length - 1
    return {
      state: 'broken',
      indicators,
      uri: toUri(configFile.path),
      line,
      why: words(unservedWords(missing), view.client),
      ...(missing.trouble?.kind === 'asking' && {waits: true}),
    }
  }
  for (const path of registryFiles.keys()) {
    const broken = problems(view.snapshot)
      .get(path)
      ?.find(({severity}) => severity === 'error')
    if (!broken) continue
    const {uri, range: at} = location(view, path, broken.span)
    return {state: 'broken', indicators, uri, line: at.start.line, why: words(broken.words, view.client)}
  }
  const [aged] = agedOf(sources)
  return {
    state: registryFiles.size ? 'ready' : 'none',
    indicators,
    ...(aged && {aged: words(agedWords(aged, Date.now()), view.client)}),
  }
}
