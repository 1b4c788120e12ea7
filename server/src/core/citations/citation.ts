import type {Span} from '../text/span.js'

/** What a plan numbers and refers to. A part is a heading 一、, which other places call 第一部分. */
export type Kind =
  | 'box'
  | 'table'
  | 'figure'
  | 'annex'
  | 'annex-table'
  | 'annex-figure'
  | 'chapter'
  | 'section'
  | 'part'

/** A title between 《 》, or between 〈 〉 within one. */
export interface CitedTitle {
  /** The title without its outer marks, as the view has it. */
  readonly title: string
  /** The title without its outer marks. */
  readonly span: Span
  /** With its marks. */
  readonly outer: Span
  /** The document number in the bracket right behind the title, if one is there. */
  readonly number: {readonly text: string; readonly span: Span} | null
}

/** 沪府办发〔2021〕29号, however badly it is written. */
export interface DocumentNumber {
  /** From the opening bracket of the year to 号. */
  readonly span: Span
  /** As the view has it, `span`'s words. */
  readonly text: string
  /** Han characters right before the bracket, at most sixteen: the issuer's code is their end. */
  readonly before: string
  readonly year: number
  readonly serial: number
  /** As GB/T 9704 writes it: 〔2021〕29号. */
  readonly proper: string
}

/** A place that sends the reader elsewhere in the draft: 见专栏3. */
export interface Reference {
  readonly kind: Kind
  /** Kind and number, without 见. */
  readonly span: Span
  readonly text: string
  /** The number alone. */
  readonly label: Span
  /** Each way to read it, as the labels that must all exist: 附件1-3 is one sub-annex or three annexes. */
  readonly ways: readonly (readonly string[])[]
}

/** A place that carries a number others may refer to. */
export interface Anchor {
  readonly kind: Kind
  readonly span: Span
  readonly text: string
  readonly label: string
  /** The number alone. */
  readonly labelSpan: Span
  /** What follows the number: the caption. */
  readonly caption: string
  /**
   * `caption`: opens its passage; `list`: an entry of 附件：1.…, which others follow on lines of their own; `loose`: stands
   * in running text, where a pasted caption cannot be told from a plain mention.
   */
  readonly form: 'caption' | 'list' | 'loose'
}

/** （以下简称《规划》）. */
export interface Abbreviation {
  readonly short: string
  readonly quoted: '《' | '“' | ''
  /** The short form with its marks. */
  readonly span: Span
}

/** What a passage cites and what others may cite; every span counts in the passage's source. */
export interface Citations {
  readonly titles: readonly CitedTitle[]
  readonly numbers: readonly DocumentNumber[]
  readonly references: readonly Reference[]
  readonly anchors: readonly Anchor[]
  readonly abbreviations: readonly Abbreviation[]
}

/** What cites nothing. */
export const UNCITING: Citations = {titles: [], numbers: [], references: [], anchors: [], abbreviations: []}
