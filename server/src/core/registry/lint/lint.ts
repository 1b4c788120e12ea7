import {keeping} from '../../text/keeping.js'
import type {Span} from '../../text/span.js'
import type {Directory} from '../file/directory.js'
import {type RegistryFile, schemaVersion} from '../file/file.js'
import {type Item, itemNode} from '../file/items.js'
import type {Registry, RegistryProblem} from '../schema.js'
import {indicatorShape, topKeys} from '../shape/keys.js'
import {type Node, textOf} from '../yaml/node.js'
import {checkShape, type LocalProblem, movedBy} from './check.js'
import {type Claimed, findClashes} from './clashes.js'
import {findConflicts} from './conflicts.js'
import {checkFigures} from './figures.js'
import {checkKeeping, findSpellings, hasMarkers} from './keeping.js'
import {checkLevels} from './levels.js'
import {type Defined, findDangling} from './references.js'
import {findUnbalanced} from './relations.js'
import {findStale, staleAfter} from './stale.js'
import {sayProblem} from './syntax.js'

/** Every problem of every file, in the order of the files and of their text. */
export function findProblems(
  files: readonly RegistryFile[],
  registry: Registry,
  defined: Defined,
  claimed: Claimed,
  {places, layers}: Directory,
): readonly RegistryProblem[] {
  const understood = files.filter((file) => file.isUnderstood)
  const clashes = findClashes(understood, registry, claimed)
  const dangling = findDangling(understood, registry, defined)
  const unbalanced = findUnbalanced(registry)
  const conflicts = findConflicts(registry, [...layers.keys()])
  const spellings = findSpellings(understood, registry, places)
  const isNamed = (id: string | undefined): boolean => id !== undefined && layers.has(id)
  return files.flatMap((file) => {
    const found = file.isUnderstood
      ? [
          ...ownProblems(file, isNamed),
          ...checkKeeping(file, registry),
          ...staleIn(file, understood),
          ...(dangling.get(file) ?? []),
        ].map((it) => placed(file, it))
      : [tooNew(file)]
    const across = [...clashes, ...unbalanced, ...conflicts, ...spellings].filter(({at}) => at.path === file.path)
    return [...found, ...across].sort((a, b) => a.at.span.from - b.at.span.from)
  })
}

const staleIn = (file: RegistryFile, files: readonly RegistryFile[]): readonly LocalProblem[] =>
  findStale(file, staleAfter(file, files))

/** `isNamed`: whether several files have an id, of which one that names it is enough. */
function ownProblems(file: RegistryFile, isNamed: (id: string | undefined) => boolean): readonly LocalProblem[] {
  const inItems: LocalProblem[] = []
  // What git has left between its markers is said as such.
  const isMarked = hasMarkers(file)
  let unverified = file.entries().reduce((count, {value}) => count + unverifiedIn(value), 0)
  for (const {at, item} of file.items) {
    const checked = checkedItem(item)
    unverified += checked.unverified
    for (const problem of checked.problems)
      if (!(isNeedless(problem) && isNamed(item.id?.text)) && !(isMarked && problem.id === 'reg-syntax'))
        inItems.push(movedBy(problem, at))
  }
  return [
    ...versionProblems(file),
    ...(isMarked ? [] : file.syntax().map(sayProblem)),
    ...checkEntries(file).filter(
      ({span}) => !(isMarked && /^(?:<{7}|\|{7}|={7}|>{7})/.test(file.text.slice(span.from, span.from + 7))),
    ),
    ...inItems,
    ...sayUnverified(file, unverified),
  ]
}

/** What an entry that adds figures to another file's leaves to that. */
const isNeedless = ({missing}: LocalProblem): boolean => missing === 'name' || missing === 'unit'

/** The indicators are checked one by one, and kept. */
function checkEntries(file: RegistryFile): readonly LocalProblem[] {
  const entries = file.entries().filter(({key}) => key !== 'indicators')
  const span = entries[0]?.at ?? {from: 0, to: 0}
  return checkShape(
    {kind: 'dict', span, entries},
    {is: 'record', keys: topKeys, needs: []},
    {name: file.path, at: span},
  )
}

interface Checked {
  readonly problems: readonly LocalProblem[]
  /** How many places say that they are not verified. */
  readonly unverified: number
}

const known = keeping<Item, Checked>()

/** An item that an edit leaves alone is not checked again. */
function checkedItem(item: Item): Checked {
  const kept = known.get(item)
  if (kept) return kept
  const node = itemNode(item)
  const shape = node
    ? [
        ...checkShape(node, indicatorShape, {name: 'indicators', at: node.span}),
        ...checkLevels(node),
        ...checkFigures(node),
      ]
    : []
  const checked = {problems: [...item.read().problems.map(sayProblem), ...shape], unverified: unverifiedIn(node)}
  known.set(item, checked)
  return checked
}

function versionProblems(file: RegistryFile): readonly LocalProblem[] {
  const version = file.section('plumbline')
  if (version && Number(textOf(version.value)) === schemaVersion) return []
  const message = {
    zh: `请在文件开头写明“plumbline: ${schemaVersion}”（登记库格式的版本）。`,
    en: `Begin the file with “plumbline: ${schemaVersion}”, the version of its format.`,
  }
  return [{id: 'reg-version', severity: 'warning', span: version?.value.span ?? firstLine(file), message}]
}

const firstLine = ({text}: RegistryFile): Span => ({from: 0, to: (/[^\r\n]*/.exec(text)?.[0] ?? '').length})

function tooNew(file: RegistryFile): RegistryProblem {
  const version = file.section('plumbline')?.value ?? null
  const message = {
    zh: `本文件采用登记库格式第${textOf(version)}版，本程序只认识第${schemaVersion}版，文件内容未予采用。请升级程序。`,
    en: `This file has format version ${textOf(version)}; this program understands ${schemaVersion} and uses nothing of it. Update the program.`,
  }
  return placed(file, {id: 'reg-version', severity: 'error', span: version?.span ?? {from: 0, to: 0}, message})
}

/** One line for the whole file: what its keepers have not confirmed. */
function sayUnverified(file: RegistryFile, count: number): readonly LocalProblem[] {
  if (!count) return []
  const first = file.entries()[0]?.at ?? {from: 0, to: 0}
  const message = {
    zh: `本文件有${count}处注明尚未核实（verified: false）。`,
    en: `${count} entries of this file are marked as not verified.`,
  }
  return [{id: 'reg-unverified', severity: 'information', span: first, message}]
}

function unverifiedIn(node: Node | null): number {
  if (node?.kind === 'list') return node.items.reduce((sum, it) => sum + unverifiedIn(it), 0)
  if (node?.kind !== 'dict') return 0
  return node.entries.reduce(
    (sum, {key, value}) => sum + (key === 'verified' && textOf(value) === 'false' ? 1 : unverifiedIn(value)),
    0,
  )
}

const placed = (file: RegistryFile, {id, severity, span, message, tag = null, fix}: LocalProblem): RegistryProblem => ({
  id,
  severity,
  at: {path: file.path, span},
  message,
  tag,
  related: [],
  ...(fix && {fix}),
})
