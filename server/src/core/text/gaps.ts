/** Where two lists differ: what stands from `from` to `to` in the one stands from `at` to `end` in the other. */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly end: number
}

/** How far beyond a difference the lists are looked through for where they are the same again. */
const reach = 64

/**
 * Where two lists of `before` and `now` things differ, in order, given whether two of them are one. What is between the gaps
 * they share. Several edits may lie far apart: each has a gap of its own, and what stands between them is not gone.
 */
export function gapsBetween(
  before: number,
  now: number,
  isSame: (before: number, now: number) => boolean,
): readonly Gap[] {
  const least = Math.min(before, now)
  let head = 0
  while (head < least && isSame(head, head)) head++
  let tail = 0
  while (tail < least - head && isSame(before - 1 - tail, now - 1 - tail)) tail++
  const [last, end] = [before - tail, now - tail]
  const gaps: Gap[] = []
  for (let [from, at] = [head, head]; from < last || at < end; ) {
    if (from < last && at < end && isSame(from, at)) {
      from++
      at++
      continue
    }
    const gap = gapAt({from, to: last, at, end}, isSame)
    gaps.push(gap)
    from = gap.to
    at = gap.end
  }
  return gaps
}

/** The gap that begins a stretch: up to the nearest two that are one, else all of it. */
function gapAt(whole: Gap, isSame: (before: number, now: number) => boolean): Gap {
  const {from, to, at, end} = whole
  for (let far = 1; far <= reach; far++)
    for (let near = 0; near <= far; near++) {
      if (from + far < to && at + near < end && isSame(from + far, at + near))
        return {from, to: from + far, at, end: at + near}
      if (from + near < to && at + far < end && isSame(from + near, at + far))
        return {from, to: from + near, at, end: at + far}
    }
  return whole
}
