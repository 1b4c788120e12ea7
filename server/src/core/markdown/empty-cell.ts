import type {Offset} from '../text/span.js'

/** Where an empty cell would be filled in: before the pipe that closes its row, which the last cell counts as its own. */
export const emptyAt = (text: string, from: Offset, to: Offset): Offset =>
  to - 1 > from && text[to - 1] === '|' ? to - 1 : to
