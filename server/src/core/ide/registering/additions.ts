import type {Snapshot} from '../../session/snapshot.js'
import type {Edit} from '../../text/edit.js'
import {gathered} from './gathered.js'
import {commonPrefix, endOfItem} from './new-entry.js'
import {entries, listed} from './scaffold.js'

/** Entries to be put behind the last one of a registry file. */
export interface Additions {
  readonly path: string
  readonly edit: Edit
  readonly indicators: number
}

/** What drafts state and no registry has, as entries for the last local file of the registry; null without such a file. */
export function additions(snapshot: Snapshot, paths: readonly string[], prefix: string | null): Additions | null {
  const local = [...snapshot.registryFiles.values()].filter(({path}) => !/^https?:/.test(path))
  const home = local.reverse().find(({items}) => items.at(-1)?.item.source)
  const last = home?.items.at(-1)
  if (!home || !last) return null
  const made = entries(gathered(snapshot, paths), {
    prefix: prefix ?? commonPrefix(home),
    registry: snapshot.world.registry,
    areaOf: (spoken) => snapshot.world.registry.areas.find(({label}) => label === spoken)?.id ?? null,
    isDoubtful: () => false,
    isContested: () => false,
    isShared: () => false,
  })
  const at = endOfItem(last)
  const text = listed(made, /^ */.exec(last.item.source)?.[0] ?? '')
  const insert = home.text[at - 1] === '\n' ? text : `\n${text}`
  return {path: home.path, edit: {from: at, to: at, insert}, indicators: made.length}
}
