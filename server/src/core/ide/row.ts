import type {Words} from '../rules/rule.js'

/** A line of a card. */
export interface Row {
  readonly label: Words
  readonly text: Words
}

/** A row of a card; without an English text the Chinese one needs no translation. */
export const row = (zh: string, en: string, text: string, english = text): Row => ({
  label: {zh, en},
  text: {zh: text, en: english},
})
