/** A place between two UTF-16 code units of a text; 0 is before the first. */
export type Offset = number

/** A half-open stretch of text, `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: Offset
  readonly to: Offset
}

/** The same stretch, `by` further on: from a passage's or chunk's own offsets to the draft's. */
export const shift = ({from, to}: Span, by: Offset): Span => ({from: from + by, to: to + by})

export const contains = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

export const slice = (text: string, {from, to}: Span): string => text.slice(from, to)
