import {zhUnits} from '../language/zh.js'

/**
 * Units that measure, by dimension: `name=factor` to the dimension's first unit, or `name` alone where no factor is
 * defined. Factors are decimal strings. A currency is a dimension of its own: rates change. 百分之 and 成 stand for a
 * value that is already in percent.
 */
export const measures: Readonly<Record<string, string>> = zhUnits.measures

/** Words that count: measure words and their compounds with 次. */
export const classifiers: string = zhUnits.classifiers

/**
 * A counting word that opens the word behind it counts nothing (等7部门, 单位, 批发, 天然气): what may follow each to make
 * one word of two characters.
 */
export const openings: Readonly<Record<string, string>> = zhUnits.openings

/** Different words for one unit. */
export const aliases: readonly (readonly string[])[] = zhUnits.aliases
