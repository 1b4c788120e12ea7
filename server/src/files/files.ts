import type {Had} from './remote/remotes.js'
import type {Said, ServiceRequest} from './remote/said.js'

/** `ignored`: what a `.gitignore` leaves out is not listed, where the files know of such. */
export type Leaving = 'ignored'

/** What the doors need of a file system. Places are paths or URIs, always with `/`; nothing here throws. */
export interface Files {
  /** Null when it cannot be read. */
  read(place: string): Promise<Uint8Array | null>
  /** Every file below a folder whose place ends so (`.md`, `/plumbline.yaml`), sorted; folders that hold no sources (`.git`, `node_modules`) left out. */
  list(folder: string, ending: string, leaving?: Leaving): Promise<readonly string[]>
  /**
   * A registry on the web; absent where there is no way to one. With `changed` it answers at once with what there is, and
   * calls that when there is something else.
   */
  remote?(url: string, changed?: () => void): Promise<Had>
  /** Asks every registry on the web anew that has been asked before; settled when it is known what there is. */
  again?(): Promise<void>
  /** Asks a registry service by its base, as whom this user has signed in as; absent where there is no way to one. */
  service?(base: string, path: string, asked: ServiceRequest): Promise<Said>
}

/** Where decisions are kept, below the folder of the configuration. */
export const decisionsPath = '.plumbline/decisions.yaml'

export const isUrl = (place: string): boolean => /^https?:\/\//.test(place)

/** The names of a configuration; the first one counts where a folder has both. */
export const configNames = ['plumbline.yaml', 'plumbline.yml'] as const

export const isSkippedFolder = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** The place of a path: a relative one below the folder, an absolute one on the folder's machine; a URI stays. */
export function join(folder: string, path: string): string {
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) return path
  if (/^\/|^[A-Za-z]:[\\/]/.test(path)) return onMachineOf(folder, path)
  const segments = folder === '' ? [] : folder.replace(/\/$/, '').split('/')
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.length && segments.at(-1) !== '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}

/** `file:///home/a` and `/srv/r.yaml` make `file:///srv/r.yaml`. */
function onMachineOf(folder: string, path: string): string {
  const [root] = /^[a-z][\w+.-]+:\/\/[^/]*/i.exec(folder) ?? []
  if (root === undefined) return path
  return `${root}${path.startsWith('/') ? '' : '/'}${path.replaceAll('\\', '/')}`
}

/** The folder above; null above a root. Above `file://` another host would be asked for, over the network on Windows. */
export const folderAbove = (folder: string): string | null =>
  folder === '' || /^[a-z][\w+.-]+:\/\/[^/]*$/i.test(folder) ? null : folderOf(folder)

export const folderOf = (place: string): string => place.slice(0, Math.max(place.lastIndexOf('/'), 0))
