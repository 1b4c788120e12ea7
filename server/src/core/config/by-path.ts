import {matches} from '../text/glob.js'
import type {Config} from './config.js'

/** Whether the configuration's `drafts` and `ignore` leave a file in; `path` counts from the configuration's folder. */
export const takesIn = ({drafts, ignore}: Config, path: string): boolean =>
  (drafts.length === 0 || drafts.some((glob) => covers(glob, path))) && !ignore.some((glob) => covers(glob, path))

/** The severities that `overrides` set for a file, in place of those of `rules`; later ones count. */
export function severitiesAt({overrides}: Config, path: string): Config['rules'] {
  const here = overrides.filter(({glob}) => covers(glob, path))
  return here.length ? new Map(here.flatMap(({rules}) => [...rules])) : none
}

const none: Config['rules'] = new Map()

/** A pattern that names a folder means all that lies below it. */
function covers(glob: string, path: string): boolean {
  const pattern = glob.replace(/^\.\//, '').replace(/\/$/, '')
  const segments = path.split('/')
  return segments.some((_, index) => matches(pattern, segments.slice(0, index + 1).join('/')))
}
