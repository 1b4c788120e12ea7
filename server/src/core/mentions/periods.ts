import type {Time} from '../quantity/time.js'
import type {Period} from '../registry/schema.js'
import type {Wording} from './language.js'

/** A period of the registry by its own name (“十四五”时期); its last day where the phrase says 末. Null for any other text. */
export function namedPeriod(text: string, periods: readonly Period[], say: Wording): Time | null {
  const period = periods.find(({label, aliases}) =>
    [label, ...aliases].some((it) => it.length > 2 && text.includes(it)),
  )
  if (!period) return null
  return say.endSign.test(text.replace(period.label, ''))
    ? period.end
    : `${period.start.slice(0, 4)}/${period.end.slice(0, 4)}`
}
