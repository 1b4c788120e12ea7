import type {Json} from './json.js'

/** Why an act is not taken, in the line that a person needs. */
export interface Refusal {
  readonly refused: 'invalid' | 'forbidden' | 'unknown' | 'stale' | 'decided' | 'nothing' | 'taken'
  readonly zh: string
  readonly en: string
  /** Of `stale`: each fact with the vintage that was meant and the one that there is. */
  readonly facts?: Json
}

export const refusal = (refused: Refusal['refused'], zh: string, en: string, facts?: Json): Refusal =>
  facts === undefined ? {refused, zh, en} : {refused, zh, en, facts}

export const isRefusal = (it: object): it is Refusal => 'refused' in it
