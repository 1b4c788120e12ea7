import type {Trouble} from '../../core/ide/findings/trouble.js'
import {indexFile, type RegistryFile} from '../../core/registry/file/file.js'
import {decode} from '../decode.js'

/** Why bytes are no registry to put in the place of the last good copy; null where they are one. */
export function faultOf(url: string, bytes: Uint8Array, before: Uint8Array | null): Trouble | null {
  if (bytes.length === 0) return {kind: 'empty'}
  const text = decode(bytes)?.text
  if (text === undefined) return {kind: 'foreign'}
  if (text.trim() === '') return {kind: 'empty'}
  const file = indexFile(url, text)
  if (!file.section('plumbline')) return {kind: 'foreign'}
  if (!file.isUnderstood) return {kind: 'newer'}
  return isCut(file, bytes.length, before) ? {kind: 'cut'} : null
}

/**
 * A proxy may give half a body for a whole. Text that ends in the middle of a line is one where YAML breaks off there, or
 * where the last good copy was longer and ended with its line.
 */
function isCut(file: RegistryFile, size: number, before: Uint8Array | null): boolean {
  if (/\n\s*$/.test(file.text)) return false
  return breaksOff(file) || (before !== null && size < before.length && before.at(-1) === newline)
}

const newline = 10

/** What a keeper got wrong elsewhere is the keeper's to be told. */
function breaksOff({items, text, syntax}: RegistryFile): boolean {
  const last = items.at(-1)
  const ends = [
    ...syntax().map(({span}) => span.to),
    ...(last?.item.read().problems ?? []).map(({span}) => span.to + (last?.at ?? 0)),
  ]
  return ends.some((end) => end >= text.trimEnd().length - 1)
}
