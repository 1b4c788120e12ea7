import {once} from 'node:events'
import type {Complaint} from './complaint.js'
import type {Locale} from './locale.js'

/** Writes to stdout and waits while the reader of a pipe is slower than the program. */
export async function print(text: string): Promise<void> {
  if (text && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** One line on stderr, whatever a path or message contains. */
export function complain({say}: Complaint, locale: Locale): void {
  process.stderr.write(`plumbline: ${say[locale].replace(/[\r\n\u2028\u2029]+/g, ' ')}\n`)
}
