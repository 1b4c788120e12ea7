import {WordPackage} from './package.js'
import {type Revisions, readWord} from './read.js'
import type {WordReading} from './reading.js'

/** A Word file and the draft that it is read as. */
export interface WordFile {
  readonly file: WordPackage
  readonly reading: WordReading
}

/** Opens the bytes of a `.docx`. Throws `Refused`. */
export function openWord(bytes: Uint8Array, revisions: Revisions = 'accepted'): WordFile {
  const file = new WordPackage(bytes)
  return {file, reading: readWord(file, revisions)}
}
