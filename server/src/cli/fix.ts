import {rename, stat, writeFile} from 'node:fs/promises'
import {safeEdits} from '../core/ide/fixes.js'
import {advance} from '../core/session/advance.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {type Complaint, complaint} from './complaint.js'
import type {Read} from './read.js'

/** Fixes may bring others in reach; more rounds than this would mean two rules undoing each other. */
const roundsAtMost = 10

/** Applies the safe fixes until there are none left and writes the draft. Answers the snapshot of what now stands there. */
export async function fixDraft({source, snapshot, encoding}: Read): Promise<Snapshot | Complaint> {
  const {path, place} = source
  const fixed = applySafely(snapshot, path)
  const text = fixed.drafts.get(path)?.text ?? ''
  if (text === snapshot.drafts.get(path)?.text) return snapshot
  if (source.input) return complaint('-: standard input cannot be fixed in place', '-：标准输入无法就地修改')
  if (encoding === 'word')
    return complaint(
      `${path}: Word files are not fixed in place; use --suggest OUT.docx`,
      `${path}：不直接改写 Word 文稿，请用 --suggest 输出.docx`,
    )
  if (encoding !== 'utf-8' && encoding !== 'utf-8-bom')
    return complaint(
      `${path}: not fixed, since only UTF-8 is written and this is ${encoding}`,
      `${path}：未修改，只能写 UTF-8，而此文件是 ${encoding}`,
    )
  try {
    await writeWhole(place, encoding === 'utf-8-bom' ? `\ufeff${text}` : text)
  } catch (error) {
    return complaint(`${path}: cannot be written (${codeOf(error)})`, `${path}：无法写入（${codeOf(error)}）`)
  }
  return fixed
}

function applySafely(snapshot: Snapshot, uri: string): Snapshot {
  let fixed = snapshot
  for (let round = 0; round < roundsAtMost; round++) {
    const edits = safeEdits(fixed, uri)
    if (edits.length === 0) break
    // From the last to the first, so that the offsets of those before it still hold.
    fixed = advance(fixed, {kind: 'draft-edited', uri, edits: [...edits].reverse()})
  }
  return fixed
}

/** Written beside and renamed: a process that ends half-way leaves the old draft, never half of one. */
async function writeWhole(place: string, text: string): Promise<void> {
  const fresh = `${place}.${process.pid}.tmp`
  await writeFile(fresh, text, {mode: (await stat(place)).mode})
  await rename(fresh, place)
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
