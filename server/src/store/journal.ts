import type {FileHandle} from 'node:fs/promises'
import type {Act} from '../core/ledger/act.js'
import {brokenAt, start, textOf} from '../core/ledger/chain.js'
import {sha256} from './sha256.js'
import {StoreError} from './store.js'

/** One act a line, appended and never written again. */
export const lineOf = (act: Act): string => `${textOf(act)}\n`

/**
 * The acts of a journal. A last line that was being written when the process or the machine ended is cut off: it was never
 * answered. Rejects with the seq of an act that is not what it was.
 */
export async function readJournal(file: FileHandle): Promise<{readonly acts: readonly Act[]; readonly size: number}> {
  const bytes = await file.readFile()
  const size = wholeLines(bytes)
  const lines = bytes.subarray(0, size).toString('utf8').split('\n').slice(0, -1)
  const acts = lines.map((line, at) => actIn(line, at + 1))
  const broken = brokenAt(acts, start, sha256)
  if (broken !== null) throw altered(broken)
  if (size < bytes.length) {
    await file.truncate(size)
    await file.datasync()
  }
  return {acts, size}
}

/** Where the last whole line ends; a machine that lost power may leave zeros where the line was to be. */
function wholeLines(bytes: Buffer): number {
  const zero = bytes.indexOf(0)
  const isTail = zero >= 0 && bytes.subarray(zero).every((it) => it === 0 || it === 10)
  return bytes.lastIndexOf(10, isTail ? zero - 1 : undefined) + 1
}

function actIn(line: string, seq: number): Act {
  try {
    return JSON.parse(line)
  } catch {
    throw altered(seq)
  }
}

const altered = (seq: number): StoreError =>
  new StoreError(
    'altered',
    `第${seq}号记录与写入时不符，登记库不予使用；请由备份恢复。`,
    `act ${seq} is not what was written; nothing of this registry serves before it is restored`,
  )
