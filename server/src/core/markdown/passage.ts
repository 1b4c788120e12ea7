import type {Offset, Span} from '../text/span.js'
import type {View} from '../text/view.js'

/**
 * A logical paragraph, the unit of reading and of reuse: a Markdown paragraph, heading, list item's or quote's
 * paragraph, or a table. A line of a paragraph that was pasted from Word (single line breaks, no blank lines)
 * is a passage of its own. All spans count from the passage's own start, so that a passage is the same object
 * wherever the draft moves it. Code that is no indented prose, HTML other than tables, and front matter are in no passage.
 */
export type Passage = Prose | Table

export interface Prose {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote' | 'footnote'
  readonly source: string
  readonly view: View
  /** Depth of a Markdown heading (`#` is 1), else 0. A line `一、总体要求` without `#` is a paragraph of depth 0. */
  readonly depth: number
  /** Which piece it is of a paragraph that is too long to be read in one; left out for a whole one. */
  readonly piece?: Piece
}

export type Piece = 'first' | 'middle' | 'last'

/** Whether a passage goes on with the paragraph that the one before has begun. */
export const goesOn = ({piece}: Prose): boolean => piece === 'middle' || piece === 'last'

export interface Table {
  readonly kind: 'table'
  readonly source: string
  /** Rows of cells, the header first; rows may be ragged. */
  readonly rows: readonly (readonly Cell[])[]
  /** What stands over a table of HTML within its block; a caption in Markdown is a passage of its own. */
  readonly caption?: View
}

export interface Cell {
  /** The cell's content within the table's source, without pipes and outer spaces; empty where the cell is. */
  readonly span: Span
  /** Offsets of this view's map count from the table's start, like `span`. */
  readonly view: View
}

/** A passage in its place: `at` counts from the chunk's start, or from the draft's, as the holder says. */
export interface Placed {
  readonly at: Offset
  readonly passage: Passage
}
