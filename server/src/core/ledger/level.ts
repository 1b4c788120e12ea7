import {type Level, levels} from './act.js'
import {type Entry, type KeptIndicator, knownAt, type State} from './state.js'

const levelIn = (entry: Entry | null): Level | null => levels.find((it) => it === entry?.classification) ?? null

/** The mark of a scope's whole registry; public where it says nothing. */
function levelOfScope({entries}: State, scope: string, seq: number): Level {
  const versions = entries.get(`entry/${scope}/registry/-`)?.versions ?? []
  return levelIn(knownAt(versions, seq)?.is ?? null) ?? 'public'
}

/**
 * Who may see an indicator as it stood. A higher mark of today holds for every earlier state too: what has been withdrawn
 * from readers is not to be had by asking for yesterday.
 */
export function levelOf(state: State, {scope, versions}: KeptIndicator, seq: number): Level {
  const at = (when: number): Level => levelIn(knownAt(versions, when)?.is ?? null) ?? levelOfScope(state, scope, when)
  return [at(seq), at(state.head.seq)].sort((a, b) => levels.indexOf(b) - levels.indexOf(a))[0] ?? 'restricted'
}
