/** A registry service, by the address of one of its files. */
export interface ServiceAddress {
  /** What all its addresses begin with, such as `https://registry.example`. */
  readonly base: string
  readonly scope: string
  /** Whether the address names a state that does not change. */
  readonly isPinned: boolean
}

/** Null of any other address. */
export function serviceOf(url: string): ServiceAddress | null {
  const [, base, scope, query = ''] =
    /^(https?:\/\/[^?#]*?)\/v1\/registry\/([a-z0-9/-]+)\.metrics\.yaml(\?[^#]*)?$/.exec(url) ?? []
  return base && scope ? {base, scope, isPinned: /[?&]at=[^&]/.test(query)} : null
}
