/** What the doors need of a file system. Places are paths or URIs, always with `/`; nothing here throws. */
export interface Files {
  /** Null when it cannot be read. */
  read(place: string): Promise<Uint8Array | null>
  /** Every file below a folder whose place ends so (`.md`, `/plumbline.yaml`), sorted; folders that hold no sources (`.git`, `node_modules`) left out. */
  list(folder: string, ending: string): Promise<readonly string[]>
}

export const isSkippedFolder = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** The place of a relative path; an absolute one stays. */
export function join(folder: string, path: string): string {
  if (/^\/|^[A-Za-z]:[\\/]|^[a-z][\w+.-]+:\/\//.test(path)) return path
  const segments = folder === '' ? [] : folder.replace(/\/$/, '').split('/')
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.length && segments.at(-1) !== '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}

export const folderOf = (place: string): string => place.slice(0, Math.max(place.lastIndexOf('/'), 0))
