import {sparkline} from '../core/ide/hover/sparkline.js'
import {isRefusal} from '../core/ledger/refusal.js'
import type {KeptIndicator} from '../core/ledger/state.js'
import {indicatorText} from '../core/ledger/text.js'
import {indexFile} from '../core/registry/file/file.js'
import {combine} from '../core/registry/reading/read.js'
import type {Views} from './views.js'

/** The course of an indicator and its targets as a picture; null of fewer than two points. */
export function charts(views: Views, subject: string, kept: KeptIndicator): string | null {
  const view = views.view(subject, kept.scope, null)
  const text = isRefusal(view) ? null : indicatorText(view, kept)
  const indicator = text && combine([indexFile('registry', `plumbline: 1\nindicators:\n${text}`)]).indicator(kept.id)
  return indicator ? sparkline(indicator) : null
}
