import type {Locale} from '../locale.js'
import type {Options} from '../options.js'

/** How findings are to be printed. */
export interface Setting {
  readonly locale: Locale
  /** The level from which on a check fails. */
  readonly failOn: Options['failOn']
  /** Findings only. */
  readonly isQuiet: boolean
  /** Whether hints are among what is listed; they are counted in any case. */
  readonly listsHints: boolean
  /** For a terminal that shows colours. */
  readonly isColoured: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** Colours are for a terminal whose user has not declined them; `FORCE_COLOR` asks for them anywhere. */
export function wantsColours({NO_COLOR, FORCE_COLOR, TERM}: Environment, isTerminal: boolean): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0'
  return isTerminal && TERM !== 'dumb'
}
