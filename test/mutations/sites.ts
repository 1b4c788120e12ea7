import type {Edit} from '../../server/src/core/text/edit.js'
import type {Random} from './random.js'
import type {Sample} from './sample.js'

/** Plants one error, at a place drawn at random; null where the draft has no place for it. */
export type Plant = (sample: Sample, random: Random) => Edit | null

/** Where an error can be planted: the first group of a pattern that took part, or the whole match without groups. */
export type Places = RegExp | ((sample: Sample) => Iterable<readonly [number, number]>)

/** An error that changes the words at one of the places. */
export const sites =
  (places: Places, change: (written: string, random: Random) => string): Plant =>
  (sample, random) => {
    const all = [...(places instanceof RegExp ? matches(sample.text, places) : places(sample))]
    const [from, to] = random.pick(all) ?? [-1, -1]
    if (from < 0) return null
    const insert = change(sample.text.slice(from, to), random)
    return insert === sample.text.slice(from, to) ? null : ({from, to, insert} satisfies Edit)
  }

function* matches(text: string, pattern: RegExp): Generator<readonly [number, number]> {
  for (const match of text.matchAll(new RegExp(pattern.source, 'dg'))) {
    const groups = (match.indices ?? []).slice(1).filter(Boolean)
    const place = groups[0] ?? match.indices?.[0]
    if (place) yield place
  }
}

/** A number that rounding cannot explain: off by at least a fifth, and not by a factor of ten. */
export function outside(written: string, random: Random): string {
  if (written === '一') return '两'
  const decimals = /\.(\d+)/.exec(written)?.[1]?.length ?? 0
  const factor = 1 + (0.2 + random.below(30) / 100) * (random.below(2) ? 1 : -1)
  const moved = Number(written) * factor
  const least = 2 * 10 ** -decimals
  const value = Math.abs(moved - Number(written)) < least ? Number(written) + 2 * least : moved
  return value.toFixed(decimals)
}

/** The same number with its last digit off by more than rounding could explain. */
export function otherNumber(written: string, random: Random): string {
  const at = [...written].findLastIndex((sign) => /\d/.test(sign))
  const digit = (Number(written[at]) + 2 + random.below(7)) % 10
  return written.slice(0, at) + digit + written.slice(at + 1)
}

/** A title with one character changed, left out or put in. */
export function altered(title: string, random: Random): string {
  const at = 2 + random.below(title.length - 4)
  const choice = random.below(3)
  if (choice === 0) return title.slice(0, at) + title.slice(at + 1)
  return (
    title.slice(0, at) + (random.pick(['的', '市', '与', '区', '新']) ?? '的') + title.slice(choice === 1 ? at : at + 1)
  )
}
