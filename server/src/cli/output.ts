import {clean} from './clean.js'
import {type Complaint, complaint} from './complaint.js'
import type {Locale} from './locale.js'

/** Whether the reader of the pipe has gone (`plumbline check | head`). */
let isUnread = false

/** Writes to stdout and waits until it is taken. What nobody reads any more is dropped: the status is still asked for. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || isUnread) return
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => process.stdout.write(text, done))
  if (error?.code === 'EPIPE') isUnread = true
  else if (error) throw unwritten(error)
}

/** Whether anybody still reads what is printed. */
export const isRead = (): boolean => !isUnread

const unwritten = ({code = 'unknown'}: NodeJS.ErrnoException): Complaint =>
  complaint(`the output cannot be written (${code})`, `无法写出结果（${code}）`)

/** One line on stderr, whatever a path or message contains. */
export function complain({say}: Complaint, locale: Locale): void {
  process.stderr.write(`plumbline: ${clean(say[locale])}\n`)
}

/** A stream that breaks tells those who write to it, and nobody else; of complaints that nobody hears nobody can be told. */
export function heedBrokenStreams(): void {
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
}
