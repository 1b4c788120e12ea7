import type {Words} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Span} from '../text/span.js'
import {mentionsOf} from './mention-at.js'

/** A line above an entry. */
export interface Lens {
  readonly span: Span
  readonly words: Words
}

/** How often each indicator of a registry file is used in the drafts of the snapshot. */
export function lenses(snapshot: Snapshot, path: string): readonly Lens[] {
  const file = snapshot.registryFiles.get(path)
  if (!file) return []
  const uses = countUses(snapshot)
  return file.items.flatMap(({at, item: {id}}) => {
    if (!id) return []
    const {times, drafts} = uses.get(id.text) ?? unused
    return [{span: {from: at + id.span.from, to: at + id.span.to}, words: say(times, drafts)}]
  })
}

const unused = {times: 0, drafts: 0}

function countUses(snapshot: Snapshot): ReadonlyMap<string, {times: number; drafts: number}> {
  const uses = new Map<string, {times: number; drafts: number; last: string}>()
  for (const uri of snapshot.drafts.keys())
    for (const {mention} of mentionsOf(snapshot, uri)) {
      if (!mention.match) continue
      const {id} = mention.match.indicator
      const known = uses.get(id) ?? {times: 0, drafts: 0, last: ''}
      known.times++
      if (known.last !== uri) known.drafts++
      known.last = uri
      uses.set(id, known)
    }
  return uses
}

const say = (times: number, drafts: number): Words =>
  times === 0
    ? {zh: '打开的文稿中没有用到', en: 'not used in the open drafts'}
    : {
        zh: `在 ${drafts} 份打开的文稿中用到 ${times} 次`,
        en: `used ${times} time${times === 1 ? '' : 's'} in ${drafts} open draft${drafts === 1 ? '' : 's'}`,
      }
