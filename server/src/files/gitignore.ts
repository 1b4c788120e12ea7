import {matches} from '../core/text/glob.js'

/** One line of a `.gitignore`. */
interface Line {
  readonly pattern: string
  /** It takes back in what a line before has left out. */
  readonly isKept: boolean
  readonly isForFolders: boolean
}

/** The lines of one `.gitignore`, and the folder it lies in. */
export interface Ignores {
  readonly folder: string
  readonly lines: readonly Line[]
}

/** Reads a `.gitignore`: comments, `!`, anchored patterns and those for folders, as git's own page describes them. */
export const readIgnores = (folder: string, text: string): Ignores => ({
  folder,
  lines: text.split(/\r?\n/).flatMap((line) => readLine(line) ?? []),
})

function readLine(line: string): readonly [Line] | null {
  // A blank at the end counts only where a backslash says so.
  const written = line.replace(/(?<!\\)[ \t]+$/, '')
  // Classes, braces and escapes are not read: such a line leaves nothing out.
  if (written === '' || written.startsWith('#') || /[[{]|\\(?![#!])/.test(written)) return null
  const isKept = written.startsWith('!')
  const bare = (isKept ? written.slice(1) : written).replace(/^\\(?=[#!])/, '')
  const isForFolders = bare.endsWith('/')
  const name = isForFolders ? bare.slice(0, -1) : bare
  // A slash before the end ties the pattern to the folder; without one it may match at any depth.
  const pattern = name.includes('/') ? name.replace(/^\//, '') : `**/${name}`
  return [{pattern: pattern.endsWith('/**') ? `${pattern}/*` : pattern, isKept, isForFolders}]
}

/** Whether an entry of a folder is left out; of several lines the last one counts, and those of a deeper folder after the rest. */
export function isIgnored(above: readonly Ignores[], path: string, isFolder: boolean): boolean {
  let isOut = false
  for (const {folder, lines} of above) {
    const below = path.slice(folder.length + 1)
    for (const {pattern, isKept, isForFolders} of lines)
      if (isOut === isKept && (isFolder || !isForFolders) && matches(pattern, below)) isOut = !isKept
  }
  return isOut
}
