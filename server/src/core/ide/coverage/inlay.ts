import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {mentionsWithin, type PlacedMention} from '../mention-at.js'
import {showLevelOf} from '../show.js'
import {compare} from './comparison.js'

/** A remark that an editor shows within a line, behind a figure. */
export interface Inlay {
  readonly at: Offset
  readonly text: Words
  readonly kind: 'value' | 'as-of'
}

/** `on-difference`: registered values that the figure is not compatible with, and nothing else. */
export type InlayMode = 'off' | 'on' | 'on-difference'

/** Registered values, and times that a figure takes from what stands above it, within a stretch of a draft. */
export function inlays(snapshot: Snapshot, uri: string, within: Span, mode: InlayMode): readonly Inlay[] {
  if (mode === 'off') return []
  return mentionsWithin(snapshot, uri, within).flatMap((it) => [
    ...value(snapshot, it, mode),
    ...(mode === 'on' ? asOf(it) : []),
  ])
}

function value({world}: Snapshot, {mention, span}: PlacedMention, mode: InlayMode): readonly Inlay[] {
  const found = compare(mention, world.registry.policy)
  if (!found || !mention.match || (mode === 'on-difference' && found.isCompatible)) return []
  const {zh, en} = showLevelOf(found.level, mention.match.indicator)
  return [{at: span.to, text: {zh: `登记值 ${zh}`, en: `registered ${en}`}, kind: 'value'}]
}

function asOf({mention, span}: PlacedMention): readonly Inlay[] {
  const {time, basis} = mention.asOf
  if (time === null || basis === 'explicit' || basis === null) return []
  return [{at: span.to, text: {zh: `@${time}`, en: `@${time}`}, kind: 'as-of'}]
}
