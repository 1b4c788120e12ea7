import type {Snapshot} from '../../session/snapshot.js'
import {linesOf, textOf} from '../place.js'
import type {Fold} from './folding.js'

interface Open {
  readonly line: number
  readonly column: number
  readonly isDash: boolean
}

/** The sections, entries and lists of a registry file or the configuration, by their indentation: half-typed YAML folds too. */
export function registryFolds(snapshot: Snapshot, path: string): readonly Fold[] {
  if (!snapshot.registryFiles.has(path) && snapshot.configFile?.path !== path) return []
  const text = textOf(snapshot, path)
  const {starts} = linesOf(snapshot, path)
  const open: Open[] = []
  const folds: Fold[] = []
  let last = 0
  const close = (column: number, isDash: boolean): void => {
    // A list may stand at the column of its key: a dash closes other dashes there, and not the key.
    for (let top = open.at(-1); top && !isBelow(column, isDash, top); top = open.at(-1)) {
      open.pop()
      if (last > top.line) folds.push({first: top.line, last})
    }
  }
  starts.forEach((start, line) => {
    const at = firstOf(text, start)
    const sign = text[at] ?? '\n'
    // Blank lines and comments belong to what follows them, as in every editor.
    if (sign === '\n' || sign === '\r' || sign === '#') return
    const isDash = sign === '-' && /[ \r\n]/.test(text[at + 1] ?? '\n')
    close(at - start, isDash)
    open.push({line, column: at - start, isDash})
    last = line
  })
  close(-1, false)
  return folds.sort((a, b) => a.first - b.first || b.last - a.last)
}

const isBelow = (column: number, isDash: boolean, top: Open): boolean =>
  column > top.column || (column === top.column && isDash && !top.isDash)

function firstOf(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === 32) at++
  return at
}
