import type {Row} from './hover.js'

/** A row of a card; without an English text the Chinese one needs no translation. */
export const row = (zh: string, en: string, text: string, english = text): Row => ({
  label: {zh, en},
  text: {zh: text, en: english},
})
