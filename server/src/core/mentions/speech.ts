import type {Offset} from '../text/span.js'

/** A word at its place. */
export interface Word {
  readonly at: Offset
  readonly text: string
  /** Whether it speaks of its own clause only (了). */
  readonly isOfClause?: true
}

/** What a sentence wills and tells, by its own words. */
export interface Speech {
  /** Words of willing: 力争, 确保, 将, 计划 as a verb. */
  readonly modals: readonly Word[]
  /** Words of what has come about: 已, 累计完成, 了. */
  readonly dones: readonly Word[]
  /** The first of those that tells of the whole sentence: any that is not of its clause only. */
  readonly done: Word | null
  /** Who speaks of what is to be (《规划》提出, 云岭县提出), as written; null where nobody does. */
  readonly plan: string | null
  /** Whether what the sentence tells is a step to come (第一步，…; 工作安排如下：…). */
  readonly step: boolean
}

export const SILENT: Speech = {modals: [], dones: [], done: null, plan: null, step: false}
