import {type Span, shift} from '../../text/span.js'

/**
 * YAML, read: the same whether our own reader or the `yaml` package read it. Spans of scalars and of `{}` and `[]` are
 * exact; a block's span runs from its first entry to its last; a value left out has the span of its key.
 */
export type Node = Scalar | List | Dict

export interface Scalar {
  readonly kind: 'scalar'
  readonly span: Span
  /** As written, without quotes; null for YAML's null. Numbers stay text, so that 0.10 keeps its digits. */
  readonly text: string | null
  readonly quoted: boolean
}

export interface List {
  readonly kind: 'list'
  readonly span: Span
  readonly items: readonly Node[]
}

export interface Dict {
  readonly kind: 'dict'
  readonly span: Span
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly key: string
  /** The key's own stretch. */
  readonly at: Span
  readonly value: Node
}

/** A breach of YAML's syntax: `code` is the `yaml` package's. */
export interface SyntaxProblem {
  readonly span: Span
  readonly code: string
  readonly message: string
}

/** The first entry of that key counts: a repeated key is reported, and what was written first stands. */
export const entry = (node: Node | null, key: string): Entry | null =>
  node?.kind === 'dict' ? (node.entries.find((it) => it.key === key) ?? null) : null

export const child = (node: Node | null, key: string): Node | null => entry(node, key)?.value ?? null

export const textOf = (node: Node | null): string | null => (node?.kind === 'scalar' ? node.text : null)

/** The texts of a list; a lone text stands for a list of one. */
export function textsOf(node: Node | null): readonly string[] {
  const nodes = node?.kind === 'list' ? node.items : node ? [node] : []
  return nodes.map(textOf).filter((text) => text !== null)
}

export const itemsOf = (node: Node | null): readonly Node[] => (node?.kind === 'list' ? node.items : [])

export const entriesOf = (node: Node | null): readonly Entry[] => (node?.kind === 'dict' ? node.entries : [])

export const isTrue = (node: Node | null): boolean =>
  node?.kind === 'scalar' && !node.quoted && /^true$/i.test(node.text ?? '')

/** What YAML reads as nothing when it stands without quotes. */
export const isNull = (plain: string): boolean =>
  plain === '' || plain === '~' || plain === 'null' || plain === 'Null' || plain === 'NULL'

/** The same node further on in its file. */
export function moved(node: Node, by: number): Node {
  if (!by) return node
  const span = shift(node.span, by)
  if (node.kind === 'list') return {...node, span, items: node.items.map((it) => moved(it, by))}
  if (node.kind === 'scalar') return {...node, span}
  return {
    ...node,
    span,
    entries: node.entries.map(({key, at, value}) => ({key, at: shift(at, by), value: moved(value, by)})),
  }
}
