import {homedir} from 'node:os'
import {join} from 'node:path'

/** Where this user's system keeps what can be made again. */
export function cacheFolder(
  platform: string = process.platform,
  {XDG_CACHE_HOME, LOCALAPPDATA}: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'plumbline')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'plumbline')
  if (platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'plumbline', 'Cache')
  return join(homedir(), '.cache', 'plumbline')
}
