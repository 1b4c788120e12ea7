/** Computes when first asked, and remembers. */
export function once<T>(compute: () => T): () => T {
  let kept: {readonly value: T} | null = null
  return () => {
    kept ??= {value: compute()}
    return kept.value
  }
}

/**
 * A value worked out when first asked for, and again where nobody has held on to it: the trees of ten thousand entries
 * are a hundred megabytes, of which an indicator and its problems keep next to nothing.
 */
export function whileUsed<T extends object>(make: () => T): () => T {
  let kept: WeakRef<T> | null = null
  return () => {
    const known = kept?.deref()
    if (known) return known
    const value = make()
    kept = new WeakRef(value)
    return value
  }
}
