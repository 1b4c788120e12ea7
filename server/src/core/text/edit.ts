import type {Span} from './span.js'

/** Replaces `[from, to)` of a text by `insert`. */
export interface Edit extends Span {
  readonly insert: string
}

export const apply = (text: string, {from, to, insert}: Edit): string => text.slice(0, from) + insert + text.slice(to)
