/**
 * What a key of a YAML file may hold. One description serves the check of a file, its JSON Schema and completion.
 * Null is a value for “not known” everywhere but in what a record needs.
 */
export type Shape =
  | {readonly is: 'text' | 'number' | 'flag' | 'date' | 'time' | 'anything'; readonly about?: string}
  | {readonly is: 'word'; readonly of: readonly string[]; readonly about?: string}
  | {readonly is: 'list'; readonly of: Shape; readonly about?: string}
  /** Keys are ids that the writer chooses. */
  | {readonly is: 'map'; readonly of: Shape; readonly about?: string}
  | {readonly is: 'record'; readonly keys: Keys; readonly needs: readonly string[]; readonly about?: string}
  | {readonly is: 'either'; readonly of: readonly Shape[]; readonly about?: string}

export type Keys = Readonly<Record<string, Shape>>

export const text: Shape = {is: 'text'}
export const number: Shape = {is: 'number'}
export const flag: Shape = {is: 'flag'}
/** 2020-12-31. */
export const date: Shape = {is: 'date'}
/** 2020, 2020-12-31, 2021-06, 2024-Q1, 2023-H1, 2016/2020. */
export const time: Shape = {is: 'time'}
export const anything: Shape = {is: 'anything'}
export const word = (...of: readonly string[]): Shape => ({is: 'word', of})
export const list = (of: Shape): Shape => ({is: 'list', of})
export const map = (of: Shape): Shape => ({is: 'map', of})
export const record = (keys: Keys, ...needs: readonly string[]): Shape => ({is: 'record', keys, needs})
export const either = (...of: readonly Shape[]): Shape => ({is: 'either', of})
