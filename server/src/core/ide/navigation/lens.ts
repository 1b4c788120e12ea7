import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {mentionsOf} from '../mention-at.js'
import {countsInClosed} from '../summaries/summary.js'

/** A line above an entry. */
export interface Lens {
  readonly span: Span
  readonly words: Words
}

/** How often each indicator of a registry file is used in the drafts of the snapshot. */
export function lenses(snapshot: Snapshot, path: string): readonly Lens[] {
  const file = snapshot.registryFiles.get(path)
  if (!file) return []
  const [uses, closed] = [countUses(snapshot), countsInClosed(snapshot)]
  return file.items.flatMap(({at, item: {id}}) => {
    if (!id) return []
    const [open, shut] = [uses.get(id.text) ?? unused, closed.get(id.text) ?? unused]
    const [times, drafts] = [open.times + shut.times, open.drafts + shut.drafts]
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
    ? {zh: '文稿中没有用到', en: 'not used in the drafts'}
    : {
        zh: `在 ${drafts} 份文稿中用到 ${times} 次`,
        en: `used ${times} time${times === 1 ? '' : 's'} in ${drafts} draft${drafts === 1 ? '' : 's'}`,
      }
