import type {Figure, Part} from './figures.js'

/** What an account's text says that parts come to: a total, a balance, what is carried on. */
export interface Account {
  readonly claim: Figure
  /** 收入总计, 滚存结余: as the draft calls it. */
  readonly called: string
  readonly parts: readonly Part[]
  /** Both totals are said to be one. */
  readonly balanced?: boolean
}
