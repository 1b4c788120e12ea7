import type {Locale} from './locale.js'

/** What is done so far, for people who wait at a terminal. */
export interface Progress {
  begin(total: number): void
  /** One more is done. */
  step(): void
  /** Takes the line away, before anything else is printed. */
  clear(): void
}

/** How often the line is written, in ms: a terminal is slow, and the eye too. */
const interval = 100

/** A line that is written over, by `write`; nothing where that is null. */
export function progressOf(locale: Locale, write: ((text: string) => void) | null): Progress {
  let [done, total] = [0, 0]
  let last = Number.NEGATIVE_INFINITY
  let isWritten = false
  return {
    begin: (count) => {
      total = count
    },
    step: () => {
      done++
      const now = Date.now()
      if (!write || total < 2 || now - last < interval) return
      last = now
      isWritten = true
      write(`\r\u001b[K${locale === 'en' ? `checked ${done} of ${total}` : `已检查 ${done}/${total}`}`)
    },
    clear: () => {
      if (isWritten) write?.('\r\u001b[K')
      isWritten = false
    },
  }
}
