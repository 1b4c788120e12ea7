import {keyOf} from '../../registry/forms.js'
import {advance} from '../../session/advance.js'
import type {Snapshot} from '../../session/snapshot.js'

/** The snapshot with those closed drafts opened, under their paths, in which a text may stand; for an answer that needs the whole of them. */
export function withOpened(snapshot: Snapshot, text: string): Snapshot {
  const key = keyOf(text)
  if (!key) return snapshot
  const wanted = [...snapshot.closed].filter(([, draft]) => draft.text.includes(text) || seen(draft.text).includes(key))
  return wanted.reduce<Snapshot>(
    (before, [uri, draft]) => advance(before, {kind: 'draft-opened', uri, text: draft.text}),
    snapshot,
  )
}

/** About what a reader sees: marks, tags, comments and the targets of links may stand within a name. */
const seen = (text: string): string => keyOf(text.replace(/<[^<>]*>|\]\([^()\s]*\)|[*_`[\]\\]/g, ''))
