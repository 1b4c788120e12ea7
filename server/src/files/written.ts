import type {Declared, RegistryProblem} from '../core/registry/schema.js'
import type {Summary} from '../core/session/closed.js'
import type {Snapshot} from '../core/session/snapshot.js'

/** A summary as text: registry files are named by their number, since they stand elsewhere for another run. Null where that cannot be. */
export function written({registryFiles}: Snapshot, summary: Summary): string | null {
  const numbers = new Map([...registryFiles.keys()].map((path, index) => [path, index]))
  let isWhole = true
  const findings = summary.findings.map(({related, ...finding}) => ({
    ...finding,
    related: related.map(({at, message}) => {
      if (!('path' in at)) return {at, message}
      const file = numbers.get(at.path)
      if (file === undefined) isWhole = false
      return {at: {file, span: at.span}, message}
    }),
  }))
  return isWhole ? JSON.stringify({...summary, findings}) : null
}

/** What `written` wrote, for a snapshot of the same registry and configuration. */
export function readBack({registryFiles}: Snapshot, text: string): Summary {
  const paths = [...registryFiles.keys()]
  const summary: Written = JSON.parse(text)
  return {
    ...summary,
    findings: summary.findings.map(({related, ...finding}) => ({
      ...finding,
      related: related.map(({at, message}) => ({
        at: 'file' in at ? {path: paths[at.file] ?? '', span: at.span} : at,
        message,
      })),
    })),
  }
}

/** The problems of a registry as text; files by their number, as above. Null where one stands in no file of it. */
export function writtenProblems({registryFiles}: Snapshot, problems: readonly RegistryProblem[]): string | null {
  const paths = [...registryFiles.keys()]
  const numbered = ({path, span}: Declared): Numbered => ({file: paths.indexOf(path), span})
  const all = problems.map((it) => ({...it, at: numbered(it.at), related: it.related.map(placedBy(numbered))}))
  const isWhole = all.every(({at, related}) => [at, ...related.map((it) => it.at)].every(({file}) => file >= 0))
  return isWhole ? JSON.stringify(all) : null
}

/** What `writtenProblems` wrote, for a snapshot of the same registry. */
export function readProblems({registryFiles}: Snapshot, text: string): readonly RegistryProblem[] {
  const paths = [...registryFiles.keys()]
  const placed = ({file, span}: Numbered): Declared => ({path: paths[file] ?? '', span})
  const problems: readonly WrittenProblem[] = JSON.parse(text)
  return problems.map((it) => ({...it, at: placed(it.at), related: it.related.map(placedBy(placed))}))
}

const placedBy =
  <From, To>(place: (at: From) => To) =>
  <Of extends {readonly at: From}>({at, ...rest}: Of) => ({...rest, at: place(at)})

interface Numbered {
  readonly file: number
  readonly span: Span
}

interface WrittenProblem extends Omit<RegistryProblem, 'at' | 'related'> {
  readonly at: Numbered
  readonly related: readonly (Omit<RegistryProblem['related'][number], 'at'> & {readonly at: Numbered})[]
}

type Finding = Summary['findings'][number]
type Related = Finding['related'][number]
type Span = Finding['span']

interface Written extends Omit<Summary, 'findings'> {
  readonly findings: readonly (Omit<Finding, 'related'> & {
    readonly related: readonly (Omit<Related, 'at'> & {
      readonly at: Span | {readonly file: number; readonly span: Span}
    })[]
  })[]
}
