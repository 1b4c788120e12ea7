/** A URI as a place: unescaped, so that patterns and Chinese names compare. A Word draft as it is read lies where its file does. */
export function toPlace(uri: string): string {
  try {
    return besideFile(decodeURIComponent(uri))
  } catch {
    return uri
  }
}

/** Scheme and authority of the file are the authority of its reading: `plumbline-word://file/a.docx.md`. */
const besideFile = (place: string): string =>
  place.replace(
    /^plumbline-word:\/\/([^/+]+)\+?([^/]*)/,
    (_, scheme, authority) => `${scheme}:${authority || scheme === 'file' ? `//${authority}` : ''}`,
  )

/** A place as a URI; `%` is escaped as well, so that a name which holds one comes back as it was. */
export const toUri = (place: string): string => encodeURI(place).replaceAll('#', '%23').replaceAll('?', '%3F')
