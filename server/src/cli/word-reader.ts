import type {WordFile} from '../word/index.js'
import {type Complaint, complaint} from './complaint.js'

/** The reader of Word files comes with the first of them: no other check waits for it. */
export const wordReader = () => import('../word/index.js')

/** A Word file as a draft, or why it is none. */
export async function readWordDraft(
  path: string,
  bytes: Uint8Array,
  changes: 'accepted' | 'rejected' = 'accepted',
): Promise<{text: string; encoding: 'word'; word: WordFile} | Complaint> {
  const {openWord, Refused, refusals} = await wordReader()
  try {
    const word = openWord(bytes, changes)
    return {text: word.reading.text, encoding: 'word', word}
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const {en, zh} = refusals[error.refusal]
    return complaint(`${path}: ${en}`, `${path}：${zh}`)
  }
}
