/** A view under construction: the code units read so far and where each comes from. */
export interface Reading {
  readonly codes: Uint16Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  length: number
}
