/** What two edits of one text make together: a value, or that they contradict each other. */
export type Outcome<T> = {readonly kind: 'is'; readonly value: T} | {readonly kind: 'conflict'}

/** The side that changed counts; both may have made the same change. */
export function threeWay<T>(base: T, ours: T, theirs: T, isSame: (a: T, b: T) => boolean): Outcome<T> {
  if (isSame(ours, theirs) || isSame(theirs, base)) return {kind: 'is', value: ours}
  return isSame(ours, base) ? {kind: 'is', value: theirs} : {kind: 'conflict'}
}

/** The keys of all, in the order of the first; what only the second has stands behind what it stands behind there. */
export function allKeys(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const keys = [...ours]
  theirs.forEach((key, at) => {
    if (keys.includes(key)) return
    const before = theirs.slice(0, at).findLast((it) => keys.includes(it))
    keys.splice(before === undefined ? keys.length : keys.indexOf(before) + 1, 0, key)
  })
  return keys
}
