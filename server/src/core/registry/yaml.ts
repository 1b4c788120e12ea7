import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  parseDocument,
  type Node as YamlNode,
} from 'yaml'
import type {Offset, Span} from '../text/span.js'
import {type Entry, isNull, type Node, type SyntaxProblem} from './node.js'

/** A file whose aliases unfold to more nodes than this is a bomb, not a registry. */
const mostAliased = 50_000

export interface Parsed {
  readonly root: Node | null
  readonly problems: readonly SyntaxProblem[]
}

/** Reads any YAML with the `yaml` package: right, and slow (0.2 ms for one indicator). `at` is added to every offset. */
export function parseYaml(text: string, at: Offset = 0): Parsed {
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
    return {root: document.contents ? convert(document, document.contents as YamlNode, at) : null, problems}
  } catch {
    // Ten thousand open brackets exhaust the stack of the package.
    return {
      root: null,
      problems: [{span: {from: at, to: at + text.length}, code: 'TOO_DEEP', message: 'nested too deeply'}],
    }
  }
}

/** The package points at a repeated key's first character. */
function keyEnd(text: string, from: Offset): Offset {
  const colon = text.indexOf(':', from)
  return colon < 0 ? from + 1 : colon
}

function convert(document: Document, contents: YamlNode, at: Offset): Node {
  let left = mostAliased
  let isAliased = false
  const empty = (span: Span): Node => ({kind: 'scalar', span, text: null, quoted: false})
  const spanOf = (node: YamlNode): Span => ({from: (node.range?.[0] ?? 0) + at, to: (node.range?.[1] ?? 0) + at})
  const aliased = (alias: Alias, instead: Span): Node => {
    const node = alias.resolve(document)
    if (!node || contains(node, alias)) return empty(instead)
    const wasAliased = isAliased
    isAliased = true
    const found = read(node, instead)
    isAliased = wasAliased
    return found
  }
  const read = (node: YamlNode | null | undefined, instead: Span): Node => {
    if (!node || (isAliased && left-- < 0)) return empty(instead)
    if (isAlias(node)) return aliased(node, instead)
    if (isScalar(node)) {
      const plain = node.type === 'PLAIN'
      const text = plain ? (node.source ?? '') : String(node.value ?? '')
      return plain && text === ''
        ? empty(instead)
        : {kind: 'scalar', span: spanOf(node), text: plain && isNull(text) ? null : text, quoted: !plain}
    }
    if (!isCollection(node)) return empty(instead)
    if (!isMap(node)) {
      // Where an item left out would stand depends on the comments behind it; the list's start does not.
      const start = {from: spanOf(node).from, to: spanOf(node).from}
      const items = node.items.map((item) => read(item as YamlNode, start))
      return {
        kind: 'list',
        span: node.flow
          ? spanOf(node)
          : spread(
              items.map((item) => item.span),
              spanOf(node),
            ),
        items,
      }
    }
    const entries = node.items.map((pair): Entry => {
      const key = pair.key as YamlNode
      const span = spanOf(key)
      return {
        key: isScalar(key) ? (key.source ?? String(key.value ?? '')) : '',
        at: span,
        value: read(pair.value as YamlNode | null, span),
      }
    })
    const spans = entries.flatMap((it) => [it.at, it.value.span])
    return {kind: 'dict', span: node.flow ? spanOf(node) : spread(spans, spanOf(node)), entries}
  }
  return read(contents, {from: at, to: at})
}

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
