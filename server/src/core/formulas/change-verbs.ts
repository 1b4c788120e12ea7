import {zh} from '../language/zh.js'

const alternatives = (words: string): string => words.replaceAll(' ', '|')

/** Verbs that say more, and verbs that say less, as alternatives of an expression. */
export const rises = alternatives(zh.rise)
export const falls = alternatives(zh.fall)
