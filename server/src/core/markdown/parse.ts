import type {Nodes, RootContent} from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {visit} from 'unist-util-visit'
import type {Labels} from './chunk.js'

export const noLabels: Labels = {links: new Set(), notes: new Set()}

/**
 * Markdown as mdast, as if `known` labels were defined further down. GFM tables and footnotes; `**` beside Han punctuation
 * as CJK writers mean it; one `~` is the range sign of plans (`3~5个，6~8个`), not a strike-out.
 */
export function parse(text: string, known: Labels): RootContent[] {
  // The parser drops a U+FEFF at its own start, and counts offsets without it; the second one it reads as text.
  const source = text.charCodeAt(0) === 0xfeff ? `\ufeff${text}` : text
  return processor(known).parse(source).children
}

const processors = new WeakMap<Labels, ReturnType<typeof build>>()

function processor(known: Labels): ReturnType<typeof build> {
  const built = processors.get(known) ?? build(known)
  processors.set(known, built)
  return built
}

const build = (known: Labels) =>
  unified().use(remarkParse).use(remarkGfm, {singleTilde: false}).use(remarkCjkFriendly).use(knowing, known).freeze()

interface Seeded {
  defined: string[]
  gfmFootnotes?: string[]
}

/** Tells micromark which labels are defined, before it reads a line: a construct that never matches. */
function knowing(this: Processor, known: Labels): void {
  const seeded = new WeakSet<Seeded>()
  const seed = {
    tokenize(this: {parser: Seeded}, _effects: unknown, _ok: unknown, nok: (code: number | null) => undefined) {
      const {parser} = this
      if (!seeded.has(parser)) {
        seeded.add(parser)
        parser.defined.push(...known.links)
        parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...known.notes]
      }
      return nok
    },
  }
  const data = this.data() as {micromarkExtensions?: unknown[]}
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), {document: {null: seed}, flow: {null: seed}}]
}

/** The labels that nodes define, in micromark's normal form. */
export function definedBy(nodes: readonly RootContent[]): Labels {
  const links = new Set<string>()
  const notes = new Set<string>()
  for (const node of nodes)
    visit(node as Nodes, (it) => {
      if (it.type === 'definition') links.add(it.identifier.toUpperCase())
      if (it.type === 'footnoteDefinition') notes.add(it.identifier.toUpperCase())
    })
  return links.size + notes.size === 0 ? noLabels : {links, notes}
}

/** Moves nodes, in place, `lines` down and `offset` on. */
export function move(nodes: readonly RootContent[], lines: number, offset: number): void {
  for (const node of nodes)
    visit(node as Nodes, ({position}) => {
      for (const point of position ? [position.start, position.end] : []) {
        point.line += lines
        point.offset = (point.offset ?? 0) + offset
      }
    })
}
