import {zhUnits, zhWording} from '../language/zh.js'

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

/** The multipliers of a number and their powers of ten; the first ones also in a denominator (/10万, /万人). */
export const multipliers: Readonly<Record<string, number>> = zhUnits.multipliers

/** What only divides (元/月, 公里/时, 万吨/d): alone 月 is of a date, 时 of a clock and d a letter. */
export const divisors: Readonly<Record<string, string>> = zhUnits.divisors

/** The sign of a word that divides, as / does: 每. */
export const per: string = zhWording.perSign.source

/** Different words for one unit. */
export const aliases: readonly (readonly string[])[] = zhUnits.aliases
