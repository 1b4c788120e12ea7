import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import type {Action} from '../action.js'
import {safeEdits} from './fixes.js'

/**
 * The draft in house style: every fix that leaves the meaning as it is (full-width digits and signs, punctuation, forms
 * of dates and units), as one change to be looked over before it is made. `within`: those in a stretch only.
 */
export function houseStyle(snapshot: Snapshot, uri: string, within?: Span): Action | null {
  const edits = safeEdits(snapshot, uri, within)
  if (!edits.length) return null
  const where = within ? {zh: '所选文字', en: 'the selection'} : {zh: '全文', en: 'the draft'}
  return {
    title: {
      zh: `${where.zh}改为统一体例（${edits.length}处）`,
      en: `Bring ${where.en} to house style (${edits.length})`,
    },
    kind: within ? 'rewrite' : 'house-style',
    confirm: true,
    edits: new Map([[uri, edits]]),
    finding: null,
  }
}
