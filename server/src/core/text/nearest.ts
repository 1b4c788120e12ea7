/** The word that was probably meant: at most a third of its letters differ, case aside; null where none is near. */
export function nearest(written: string, words: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.min(3, Math.floor(written.length / 3) + 1)
  for (const word of words) {
    if (Math.abs(word.length - written.length) > least || word.length > 60) continue
    const apart = distance(written.toLowerCase(), word.toLowerCase())
    if (apart < least || (apart === least && best === null)) [least, best] = [apart, word]
  }
  return best
}

/** Letters added, left out, exchanged, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows = [Array.from({length: b.length + 1}, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Number.POSITIVE_INFINITY
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost, swapped))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
