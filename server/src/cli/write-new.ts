import {rename, rm, writeFile} from 'node:fs/promises'
import {type Complaint, complaint} from './complaint.js'

/** Writes a file that a command line names, whole or not at all. Answers why it could not be written. */
export async function writeNew(path: string, content: Uint8Array | string): Promise<Complaint | null> {
  const fresh = `${path}.${process.pid}.tmp`
  try {
    await writeFile(fresh, content, {flag: 'wx'})
    await rename(fresh, path)
    return null
  } catch (error) {
    await rm(fresh, {force: true}).catch(() => undefined)
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return complaint(`${path}: cannot be written (${code})`, `${path}：无法写入（${code}）`)
  }
}
