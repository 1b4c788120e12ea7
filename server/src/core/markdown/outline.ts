import type {Span} from '../text/span.js'

/** The numbering that a heading or list line carries: 一、 is level 1, （一） 2, 1. 3, （1） 4; 第一章 is 0, 第一节 0.5. */
export interface Numbering {
  readonly style: 'chapter' | 'section' | 'han' | 'bracketed-han' | 'arabic' | 'bracketed-arabic'
  readonly ordinal: number
  /** The number with its punctuation, in the draft. */
  readonly span: Span
}

/** A heading, whether it carries `#` or only a number (一、总体要求). */
export interface Section {
  readonly title: string
  readonly numbering: Numbering | null
  /** Depth of the Markdown heading, 0 without `#`. */
  readonly depth: number
  /** Nesting level in the outline, 0 the outermost. */
  readonly level: number
  /** The heading's own text, in the draft. */
  readonly span: Span
  /** From the heading to the next one of its level or above. */
  readonly extent: Span
}

/** The sections of a draft, in order. */
export interface Outline {
  readonly sections: readonly Section[]
}
