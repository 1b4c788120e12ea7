import type {Act} from './act.js'
import {isWithin, type State} from './state.js'
import {fileText, headText, indicatorText, type View, wholeText} from './text.js'

/** What of a file is other than it was; texts are whole entries. */
export interface Changes {
  readonly seq: number
  /** The file anew, where who sees what has changed: to name what is gone would be to tell of it. */
  readonly whole: string | null
  readonly head: string | null
  /** In the place of the entry of that id, or behind the last. */
  readonly indicators: readonly (readonly [id: string, text: string])[]
}

/** From one seq to another, as one reader sees it; what no act has touched is not written out. */
export function changesBetween(view: View, after: number): Changes {
  const {state, seq, scope, who} = view
  const acts = state.acts.slice(after, seq)
  const none: Changes = {seq, whole: null, head: null, indicators: []}
  if (acts.some((it) => changesSight(it, who.subject))) return {...none, whole: wholeText(fileText(view))}
  const touched = acts.flatMap(({touches}) => touches.map(({key}) => key.split('/')))
  const ids = new Set(
    touched.flatMap(([kind, id = '']) =>
      (kind === 'figure' || kind === 'indicator') && isWithin(state.indicators.get(id)?.scope ?? '', scope) ? id : [],
    ),
  )
  const indicators: (readonly [string, string])[] = []
  for (const id of ids) {
    const text = indicatorText(view, state.indicators.get(id)!)
    if (text !== null) indicators.push([id, text])
    else if (touched.some(([kind, it]) => kind === 'indicator' && it === id))
      return {...none, whole: wholeText(fileText(view))}
  }
  return {...none, head: touched.some(([kind]) => kind === 'entry') ? headText(view) : null, indicators}
}

const changesSight = ({kind, body, touches}: Act, subject: string): boolean =>
  ((kind === 'grant' || kind === 'revoke') && body.subject === subject) ||
  touches.some(({key}) => /^entry\/.*\/registry\/-$/.test(key))

/** The last seq that may have changed a scope's file for a reader: its copy is told from a newer one by it. */
export function lastChange({acts}: State, {scope, seq, who}: Pick<View, 'scope' | 'seq' | 'who'>): number {
  const touching = acts.findLast(
    (it) =>
      it.seq <= seq &&
      (changesSight(it, who.subject) ||
        (it.kind === 'decide' && (isWithin(it.scope, scope) || isWithin(scope, it.scope)))),
  )
  return touching?.seq ?? 0
}
