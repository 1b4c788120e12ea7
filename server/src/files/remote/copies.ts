/** What an address gave last that was a registry, and what to ask with whether it is still that. */
export interface Copy {
  readonly url: string
  readonly body: Uint8Array
  readonly etag: string | null
  readonly lastModified: string | null
  /** When it arrived, and when the server last said that it still holds; ms. */
  readonly fetched: number
  readonly checked: number
}

/** Where copies are kept. Neither throws: a full disk loses a copy, never a check. */
export interface Copies {
  get(url: string): Promise<Copy | null>
  put(copy: Copy): Promise<void>
}

/** For a host without a disk: as long as it runs. */
export function copiesInMemory(): Copies {
  const kept = new Map<string, Copy>()
  return {
    get: async (url) => kept.get(url) ?? null,
    put: async (copy) => void kept.set(copy.url, copy),
  }
}
