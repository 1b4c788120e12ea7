import type {Locale} from './locale.js'

/** What is done so far, for people who wait at a terminal. */
export interface Progress {
  /** One more of `total` is done. */
  step(total: number): void
  /** Takes the line away, before anything else is printed. */
  clear(): void
}

/** How often the line is written, in ms: a terminal is slow, and the eye too. */
const interval = 100

/** A line on stderr that is written over; nothing where stderr is no terminal. */
export function progressOf(locale: Locale, isShown: boolean): Progress {
  let done = 0
  let last = 0
  let isWritten = false
  return {
    step: (total) => {
      done++
      const now = Date.now()
      if (!isShown || total < 2 || now - last < interval) return
      last = now
      isWritten = true
      process.stderr.write(`\r\u001b[K${locale === 'en' ? `checked ${done} of ${total}` : `已检查 ${done}/${total}`}`)
    },
    clear: () => {
      if (isWritten) process.stderr.write('\r\u001b[K')
      isWritten = false
    },
  }
}
