/** A URI as a place: unescaped, so that patterns and Chinese names compare. */
export function toPlace(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

/** A place as a URI; `%` is escaped as well, so that a name which holds one comes back as it was. */
export const toUri = (place: string): string => encodeURI(place).replaceAll('#', '%23').replaceAll('?', '%3F')
