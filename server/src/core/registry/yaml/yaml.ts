import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
  type Scalar as YamlScalar,
} from 'yaml'
import type {Offset, Span} from '../../text/span.js'
import {type Entry, isNull, type Node, type SyntaxProblem} from './node.js'
import {isTooDeep} from './too-deep.js'

/** A file whose aliases unfold to more nodes than this is a bomb, not a registry. */
const mostAliased = 50_000

export interface Parsed {
  readonly root: Node | null
  readonly problems: readonly SyntaxProblem[]
}

/** Reads any YAML with the `yaml` package: right, and slow (0.2 ms for one indicator). `at` is added to every offset. */
export function parseYaml(text: string, at: Offset = 0): Parsed {
  if (isTooDeep(text)) return tooDeep(text, at)
  try {
    const document = parseDocument(text, {prettyErrors: false, logLevel: 'silent', stringKeys: false})
    const problems = document.errors.map(({code, pos, message}) => ({
      span: {
        from: pos[0] + at,
        to: Math.max(code === 'DUPLICATE_KEY' ? keyEnd(text, pos[0]) : pos[0] + 1, pos[1]) + at,
      },
      code,
      message,
    }))
    return {
      root: document.contents
        ? new Converter(document, at).read(document.contents as YamlNode, {from: at, to: at})
        : null,
      problems,
    }
  } catch {
    // Ten thousand open brackets exhaust the stack of the package.
    return tooDeep(text, at)
  }
}

const tooDeep = (text: string, at: Offset): Parsed => ({
  root: null,
  problems: [{span: {from: at, to: at + text.length}, code: 'TOO_DEEP', message: 'nested too deeply'}],
})

/** The package points at a repeated key's first character. */
function keyEnd(text: string, from: Offset): Offset {
  const colon = text.indexOf(':', from)
  return colon < 0 ? from + 1 : colon
}

/** From the package's nodes to ours; counts what aliases unfold to. */
class Converter {
  private left = mostAliased
  private isAliased = false

  constructor(
    private readonly document: Document,
    private readonly at: Offset,
  ) {}

  /** `instead`: the span of what is left out. */
  read(node: YamlNode | null | undefined, instead: Span): Node {
    if (!node || (this.isAliased && this.left-- < 0)) return empty(instead)
    if (isAlias(node)) return this.aliased(node, instead)
    if (isScalar(node)) return this.scalar(node, instead)
    if (isMap(node)) return this.dict(node)
    return isSeq(node) ? this.list(node) : empty(instead)
  }

  private aliased(alias: Alias, instead: Span): Node {
    const node = alias.resolve(this.document)
    if (!node || contains(node, alias)) return empty(instead)
    const wasAliased = this.isAliased
    this.isAliased = true
    const found = this.read(node, instead)
    this.isAliased = wasAliased
    return found
  }

  private scalar(node: YamlScalar, instead: Span): Node {
    const isPlain = node.type === 'PLAIN'
    const text = isPlain ? (node.source ?? '') : String(node.value ?? '')
    if (isPlain && text === '') return empty(instead)
    return {kind: 'scalar', span: this.spanOf(node), text: isPlain && isNull(text) ? null : text, quoted: !isPlain}
  }

  private list(node: YAMLSeq): Node {
    const span = this.spanOf(node)
    // Where an item left out would stand depends on the comments behind it; the list's start does not.
    const items = node.items.map((item) => this.read(item as YamlNode, {from: span.from, to: span.from}))
    return {
      kind: 'list',
      span: node.flow
        ? span
        : spread(
            items.map((item) => item.span),
            span,
          ),
      items,
    }
  }

  private dict(node: YAMLMap): Node {
    const span = this.spanOf(node)
    const entries = node.items.map((pair): Entry => {
      const key = pair.key as YamlNode
      const at = this.spanOf(key)
      const text = isScalar(key) ? (key.source ?? String(key.value ?? '')) : ''
      return {key: text, at, value: this.read(pair.value as YamlNode | null, at)}
    })
    return {
      kind: 'dict',
      span: node.flow
        ? span
        : spread(
            entries.flatMap((it) => [it.at, it.value.span]),
            span,
          ),
      entries,
    }
  }

  private spanOf({range}: YamlNode): Span {
    return {from: (range?.[0] ?? 0) + this.at, to: (range?.[1] ?? 0) + this.at}
  }
}

const empty = (span: Span): Node => ({kind: 'scalar', span, text: null, quoted: false})

/** An anchor around its own alias would never end. */
const contains = (node: YamlNode, alias: Alias): boolean =>
  isCollection(node) &&
  (node.range?.[0] ?? 0) <= (alias.range?.[0] ?? 0) &&
  (alias.range?.[0] ?? 0) < (node.range?.[1] ?? 0)

/** From the first to the last. An alias's content stands elsewhere in the file, so the order is not a given. */
const spread = (spans: readonly Span[], otherwise: Span): Span =>
  spans.length
    ? {from: Math.min(spans[0]!.from, spans.at(-1)!.from), to: Math.max(spans[0]!.to, spans.at(-1)!.to)}
    : otherwise
