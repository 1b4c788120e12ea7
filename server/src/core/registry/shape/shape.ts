/**
 * What a key of a YAML file may hold. One description serves the check of a file, its JSON Schema, completion, hover and
 * everything that follows an id. Null is a value for “not known” everywhere but in what a record needs.
 */
export type Shape = (
  | {readonly is: 'number' | 'amount' | 'flag' | 'date' | 'time' | 'anything'}
  /** `names`: it must be the id of something; `mayName`: it may be, or a text of its own. */
  | {readonly is: 'text'; readonly names?: Named; readonly mayName?: Named}
  | {readonly is: 'word'; readonly of: readonly string[]; readonly meanings?: Meanings}
  | {readonly is: 'list'; readonly of: Shape}
  /** Keys are ids that the writer chooses, or, with `keys`, those of something that there is. */
  | {readonly is: 'map'; readonly of: Shape; readonly keys?: Named; readonly defines?: Named}
  | {readonly is: 'record'; readonly keys: Keys; readonly needs: readonly string[]}
  | {readonly is: 'either'; readonly of: readonly Shape[]}
) & {readonly about?: Said}

export type Keys = Readonly<Record<string, Shape>>

/** What an id may be of. */
export type Named = 'indicator' | 'document' | 'area' | 'period' | 'organization' | 'unit' | 'rule'

/** One text in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** What each word of a closed list stands for. */
export type Meanings = Readonly<Record<string, Said>>

export const text: Shape = {is: 'text'}
export const number: Shape = {is: 'number'}
/** A number, or one with 万 or 亿 behind it. */
export const amount: Shape = {is: 'amount'}
export const flag: Shape = {is: 'flag'}
/** 2020-12-31. */
export const date: Shape = {is: 'date'}
/** 2020, 2020-12-31, 2021-06, 2024-Q1, 2023-H1, 2016/2020. */
export const time: Shape = {is: 'time'}
export const anything: Shape = {is: 'anything'}
export const word = (...of: readonly string[]): Shape => ({is: 'word', of})
export const meaning = (meanings: Meanings): Shape => ({is: 'word', of: Object.keys(meanings), meanings})
export const list = (of: Shape): Shape => ({is: 'list', of})
export const map = (of: Shape): Shape => ({is: 'map', of})
export const record = (keys: Keys, ...needs: readonly string[]): Shape => ({is: 'record', keys, needs})
export const either = (...of: readonly Shape[]): Shape => ({is: 'either', of})
export const idOf = (names: Named): Shape => ({is: 'text', names})
export const perhapsIdOf = (mayName: Named): Shape => ({is: 'text', mayName})
/** A map whose keys are the ids that others name. */
export const defining = (defines: Named, of: Shape): Shape => ({is: 'map', of, defines})

/** The shape with a word on what it is for. */
export const about = (shape: Shape, zh: string, en: string): Shape => ({...shape, about: {zh, en}})
