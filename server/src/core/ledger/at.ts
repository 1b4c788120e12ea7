import {isDate} from '../registry/lint/check.js'
import {releaseKey} from './keys.js'
import {type Refusal, refusal} from './refusal.js'
import type {State} from './state.js'

/**
 * The seq that `at=` means: a number of the log, the name of a release of the scope or of one above it, or a day, whose last
 * act in `zone` counts (hours east of UTC: in China a day ends at 16:00 UTC). Without it: the newest.
 */
export function seqAt(state: State, scope: string, at: string | null, zone = 8): number | Refusal {
  const {seq} = state.head
  if (at === null || at === '') return seq
  const parts = scope.split('/')
  for (let length = parts.length; length > 0; length--) {
    const release = state.releases.get(releaseKey(parts.slice(0, length).join('/'), at))
    if (release) return release.seq
  }
  if (/^\d{1,9}$/.test(at)) return Math.min(Number(at), seq)
  if (isDate(at)) return endOfDay(state, at, zone)
  return refusal('unknown', `没有“${at}”这个定稿、序号或日期。`, `${at}: no release, number of the log, or day.`)
}

function endOfDay({acts}: State, day: string, zone: number): number {
  const end = new Date(Date.parse(`${day}T24:00:00Z`) - zone * 3_600_000).toISOString()
  return acts.findLast((it) => it.at < end)?.seq ?? 0
}
