/** The name of the file, beside the configuration. */
export const lockName = 'plumbline.lock'

/** One source as it was when the lock was made. */
export interface Locked {
  /** An address, or a path from the configuration's folder. */
  readonly source: string
  /** SHA-256 of its text in UTF-8. */
  readonly digest: string
  /** When it was read, in ISO 8601. */
  readonly fetched: string
  /** The day that the registry gives as that of its last update; null where it gives none. */
  readonly vintage: string | null
}

/** Null where a text is no lock. */
export function readLock(text: string): readonly Locked[] | null {
  try {
    const {version, sources}: {readonly version: unknown; readonly sources: unknown} = JSON.parse(text)
    return version === 1 && Array.isArray(sources) ? sources.flatMap(lockedIn) : null
  } catch {
    return null
  }
}

function lockedIn(it: unknown): readonly Locked[] {
  const {source, digest, fetched, vintage}: Readonly<Record<string, unknown>> = {...Object(it)}
  return typeof source === 'string' && typeof digest === 'string'
    ? [{source, digest, fetched: String(fetched), vintage: typeof vintage === 'string' ? vintage : null}]
    : []
}

/** One source a line, so that two updates conflict only where they speak of the same. */
export const writeLock = (all: readonly Locked[]): string =>
  `{"version": 1, "sources": [\n${all.map((it) => JSON.stringify(it)).join(',\n')}\n]}\n`
