/** Computes when first asked, and remembers. */
export function once<T>(compute: () => T): () => T {
  let kept: {readonly value: T} | null = null
  return () => {
    kept ??= {value: compute()}
    return kept.value
  }
}
