import {isNull, type Node} from './node.js'

/** A node and the text that its spans count in. */
export interface Written {
  readonly node: Node
  readonly source: string
}

/** A value as YAML on one line: scalars as they were written where that will do. */
export function flow({node, source}: Written): string {
  if (node.kind === 'list') return `[${node.items.map((it) => flow({node: it, source})).join(', ')}]`
  if (node.kind === 'dict')
    return `{${node.entries.map(({key, value}) => `${key}: ${flow({node: value, source})}`).join(', ')}}`
  if (node.text === null) return 'null'
  const written = source.slice(node.span.from, node.span.to)
  if (node.quoted && /^(?:"[^"\\\r\n]*"|'[^'\r\n]*')$/.test(written)) return written
  return node.quoted || !isPlain(node.text) ? JSON.stringify(node.text) : node.text
}

/** Whether a text may stand without quotes between braces. */
export const isPlain = (text: string): boolean =>
  /^[^\s,[\]{}#&*!|>'"%@`:?\-~][^,[\]{}#\r\n]*$|^-?\d[\d._]*$/.test(text) && !/: |:$|\s$/.test(text) && !isNull(text)

/** A node without its places, to be compared. */
export function plain(node: Node | null | undefined): unknown {
  if (!node) return undefined
  if (node.kind === 'list') return node.items.map(plain)
  return node.kind === 'dict' ? node.entries.map(({key, value}) => [key, plain(value)]) : node.text
}

export const isSameNode = (a: Written | undefined, b: Written | undefined): boolean =>
  JSON.stringify(plain(a?.node) ?? null) === JSON.stringify(plain(b?.node) ?? null) && !a === !b
