import {homedir} from 'node:os'
import {join} from 'node:path'

/** Where this user keeps what can be made again. */
export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plumbline')
