import type {RootContent} from 'mdast'
import type {Chunk} from './chunk.js'
import type {Draft} from './draft.js'

/**
 * Whether two drafts have the same blocks, marks, links, code and HTML in the same nesting, whatever their words: no
 * heading has become of text, no address is another. Chunks that both hold are not looked at.
 */
export function haveSameShape(a: Draft, b: Draft): boolean {
  const shorter = Math.min(a.chunks.length, b.chunks.length)
  let [head, tail] = [0, 0]
  while (head < shorter && a.chunks[head] === b.chunks[head]) head++
  while (tail < shorter - head && a.chunks.at(-1 - tail) === b.chunks.at(-1 - tail)) tail++
  const middle = ({chunks}: Draft) => chunks.slice(head, chunks.length - tail)
  return frontOf(a) === frontOf(b) && shapeOf(middle(a)) === shapeOf(middle(b))
}

const frontOf = ({text, frontMatter}: Draft): string => text.slice(0, frontMatter?.to ?? 0)

/** Words that are an address though Markdown sees no link in them; Han punctuation ends it. */
const address = /(?:[a-z][\w+.-]*:\/\/|www\.|[\w.+-]+@)[^\s<>，。；：、！？（）《》“”]*/gi

function shapeOf(chunks: readonly Chunk[]): string {
  const seen: unknown[] = []
  const look = (node: RootContent): void => {
    if (node.type === 'text') {
      for (const [found] of node.value.matchAll(address)) seen.push(found)
      return
    }
    seen.push(node.type, ...fixedPart(node))
    if ('children' in node) for (const child of node.children) look(child)
    seen.push('.')
  }
  for (const {nodes} of chunks) for (const node of nodes) look(node)
  return JSON.stringify(seen)
}

/** What a node says apart from words of the text. */
function fixedPart(node: RootContent): readonly unknown[] {
  if (node.type === 'heading') return [node.depth]
  if (node.type === 'list') return [node.ordered, node.start]
  if (node.type === 'listItem') return [node.checked]
  if (node.type === 'table') return node.align ?? []
  if ('value' in node) return [node.value]
  return [
    'url' in node ? node.url : null,
    'title' in node ? node.title : null,
    'identifier' in node ? node.identifier : null,
  ]
}
