import type {Nodes, PhrasingContent} from 'mdast'
import type {Span} from '../text/span.js'
import type {Hidden} from '../text/view.js'

/** What stands in the view for something that can be seen but not read as prose: code, an image. */
const object = '\ufffc'

/** The stretches of `source` that a reader of the rendered text does not see, in order. */
export function hiddenIn(source: string, nodes: readonly PhrasingContent[]): Hidden[] {
  const hidden: Hidden[] = []
  for (const node of nodes) hide(source, node, hidden)
  return hidden
}

function hide(source: string, node: PhrasingContent, hidden: Hidden[]): void {
  const span = spanOf(node)
  if (node.type === 'text') hideEscapes(source, span, node.value, hidden)
  else if (node.type === 'inlineCode' || node.type === 'image' || node.type === 'imageReference')
    hidden.push({...span, reads: object})
  else if (node.type === 'html') hidden.push({...span, reads: tagReads(source, span)})
  else if (node.type === 'break') hidden.push({from: span.from, to: lineEndIn(source, span)})
  else if ('children' in node && node.type !== 'delete') hideMarks(source, node.children, span, hidden)
  else hidden.push(span)
}

function hideMarks(source: string, children: readonly PhrasingContent[], {from, to}: Span, hidden: Hidden[]): void {
  const first = children[0]
  const last = children.at(-1)
  if (!first || !last) {
    hidden.push({from, to})
    return
  }
  if (from < spanOf(first).from) hidden.push({from, to: spanOf(first).from})
  for (const child of children) hide(source, child, hidden)
  if (spanOf(last).to < to) hidden.push({from: spanOf(last).to, to})
}

/** `10<sup>3</sup>` is not 103, but `m<sup>2</sup>` is m2; other tags are marks, and a comment is nothing. */
function tagReads(source: string, {from, to}: Span): string {
  const tag = source.slice(from, Math.min(to, from + 5)).toLowerCase()
  if (tag.startsWith('<br')) return object
  return tag.startsWith('<su') && !/[A-Za-z]/.test(source.charAt(from - 1)) ? object : ''
}

function lineEndIn(source: string, {from, to}: Span): number {
  let at = from
  while (at < to && source[at] !== '\n' && source[at] !== '\r') at++
  return at
}

/**
 * A text node's value is shorter than its source where a backslash escapes, a reference (`&amp;`) stands for a character, or
 * a container's signs begin a line (`> `). Both are read side by side; where they disagree for any other reason, nothing
 * more is hidden.
 */
function hideEscapes(source: string, {from, to}: Span, value: string, hidden: Hidden[]): void {
  if (value.length === to - from) return
  let read = 0
  for (let at = from; at < to; ) {
    const character = source[at]
    if (character === '\\' && (value[read] !== '\\' || source[at + 1] === '\\')) hidden.push({from: at, to: ++at})
    else if (character === '&' && !value.startsWith(source.slice(at, at + 3), read)) {
      const end = source.indexOf(';', at) + 1
      const character = String.fromCodePoint(value.codePointAt(read) ?? 0xfffd)
      if (end === 0 || end > to) return
      hidden.push({from: at, to: end, reads: character})
      read += character.length
      at = end
    } else if (character === value[read]) {
      read++
      at++
    } else if (character === ' ' || character === '\t' || character === '>') hidden.push({from: at, to: ++at})
    else return
    if (character === '\\') {
      read++
      at++
    }
  }
}

export const spanOf = (node: Nodes): Span => ({
  from: node.position?.start.offset ?? 0,
  to: node.position?.end.offset ?? 0,
})
