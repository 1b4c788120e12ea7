import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

const folder = join(import.meta.dirname, '../../language')

export type LanguageId = 'zh' | 'en'

/** A class of words: what it is for, where its words come from, and a sentence for and one against it. */
export interface WordClass {
  readonly id: string
  readonly name: string
  readonly fact: string
  readonly source: string
  /** Clauses with their figures marked, and behind `→` the names that are read, parted by ` / `. */
  readonly examples: readonly string[]
  readonly words: readonly Word[]
}

export interface Word {
  readonly word: string
  /** Every form the word stands for: `新~` of 引进 is 新引进. */
  readonly forms: readonly string[]
}

/** The classes of `language/zh/classes.tsv` with the words of `language/zh/words/ID.tsv`. */
export const readClasses = (language: LanguageId = 'zh'): readonly WordClass[] =>
  rowsOf('classes.tsv', language).map(
    ({class: id = '', name = '', fact = '', source = '', for: forIt = '', against = ''}) => ({
      id,
      name,
      fact,
      source,
      examples: [forIt, against].filter(Boolean),
      words: rowsOf(`words/${id}.tsv`, language).map(({word = '', forms}) => ({
        word,
        forms: (forms || '~').split(' ').map((form) => form.replace('~', word)),
      })),
    }),
  )

/** Names of the files in `language/zh/words`, without their ending. */
export const wordFiles = (language: LanguageId = 'zh'): readonly string[] =>
  readdirSync(join(folder, language, 'words')).map((name) => name.replace(/\.tsv$/, ''))

/** The rows of a table by the names of its columns; empty cells at a row's end may be left out. */
export function rowsOf(path: string, language: LanguageId = 'zh'): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(join(folder, language, path), 'utf8')
    .split('\n')
    .filter(Boolean)
  const columns = head.split('\t')
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length > columns.length)
      throw new Error(`language/${language}/${path}, line ${index + 2}: too many columns`)
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

/** A unit of `language/zh/units.tsv`. */
export interface UnitRow {
  readonly unit: string
  /** `count` for what counts; '' for a spelling that registries use and texts do not. */
  readonly dimension: string
  /** To the dimension's first unit, as a decimal; '' where none is defined. */
  readonly factor: string
  /** The unit that this is another word for. */
  readonly same: string
  /** Words of two characters that it begins without being a unit (单位, 批发). */
  readonly words: readonly string[]
  /** How it is written where it divides (元/月); '' where it is written as ever. */
  readonly divisor: string
  readonly source: string
}

export const readUnits = (language: LanguageId = 'zh'): readonly UnitRow[] =>
  rowsOf('units.tsv', language).map(
    ({unit = '', dimension = '', factor = '', same = '', words = '', divisor = '', source = ''}) => ({
      unit,
      dimension,
      factor,
      same,
      words: words.split(' ').filter(Boolean),
      divisor,
      source,
    }),
  )

/** A guard of `language/zh/guards.tsv`: signs and expressions around a number that belongs to a name, a date or the like. */
export interface GuardRow {
  readonly id: string
  /** The signs one of which stands directly before the number, and directly behind it; '' for any. */
  readonly before: string
  readonly behind: string
  /** Expressions for up to a dozen characters before, for the number, and behind; '' for whatever. */
  readonly left: string
  readonly number: string
  readonly right: string
  readonly fact: string
  /** A sentence whose number it takes, and one with marked figures that it leaves. */
  readonly for: string
  readonly against: string
}

export const readGuards = (): readonly GuardRow[] =>
  rowsOf('guards.tsv').map((row) => {
    const {id = '', before = '', behind = '', left = '', number = '', right = '', fact = '', against = ''} = row
    return {id, before, behind, left, number, right, fact, for: row.for ?? '', against}
  })

/** A comparator of `language/zh/comparators.tsv`; code `none` for a word that only ends like one (附近, 节约). */
export interface ComparatorRow {
  readonly word: string
  readonly code: string
  readonly side: 'before' | 'behind'
  /** '' where another row of the code has it. */
  readonly example: string
}

export const readComparators = (language: LanguageId = 'zh'): readonly ComparatorRow[] =>
  rowsOf('comparators.tsv', language).map(({word = '', code = '', side = '', example = ''}) => ({
    word,
    code,
    side: side === 'before' ? 'before' : 'behind',
    example,
  }))

/** A rule of time or mood in `language/zh/rules.tsv`. */
export interface RuleRow {
  readonly id: string
  readonly fact: string
  /** What a reader is told, `{}` standing for the words of the draft that it rests on. */
  readonly because: {readonly zh: string; readonly en: string}
  /** Drafts whose marked figures it decides, and such whose marked figures it does not. */
  readonly for: readonly string[]
  readonly against: readonly string[]
}

export const readRules = (): readonly RuleRow[] =>
  rowsOf('rules.tsv').map((row) => {
    const {id = '', fact = '', because: zh = '', en = '', against = ''} = row
    return {id, fact, because: {zh, en}, for: drafts(row.for ?? ''), against: drafts(against)}
  })

/** The examples of a cell, parted by ‖. */
export const examplesOf = (cell: string): readonly string[] => cell.split(' ‖ ').filter(Boolean)

/** The same where they are drafts: a new line is written as `\n`. */
const drafts = (cell: string): readonly string[] => examplesOf(cell).map((draft) => draft.replaceAll('\\n', '\n'))

/** A multiplier and its power of ten. */
const readMultipliers = () => rowsOf('multipliers.tsv').map(({word = '', power = ''}) => ({word, power}))

/** A word for the draft's own area, for one above it (`wider`), or for either (`place`); and the levels whose area it is. */
const areasOf = (holds: (row: {readonly kind: string; readonly levels: readonly string[]}) => boolean): string =>
  rowsOf('areas.tsv')
    .filter(({kind = '', levels = ''}) => holds({kind, levels: levels.split(' ')}))
    .map(({word = ''}) => word)
    .join(' ')

/** An expression of `language/zh/wording.tsv` (headings, heads of tables, times), of `grammar.tsv` (sentences) or of `formulas.tsv` (between the figures of a formula). */
export interface WordingRow {
  readonly id: string
  readonly expression: string
  readonly flags: string
  readonly fact: string
  /** A text in which it is found, and one in which it is not. */
  readonly for: string
  readonly against: string
}

export const readWording = (language: LanguageId = 'zh', table = 'wording.tsv'): readonly WordingRow[] =>
  rowsOf(table, language).map((row) => {
    const {id = '', expression = '', flags = '', fact = '', against = ''} = row
    return {id, expression: withWords(expression, language), flags, fact, for: row.for ?? '', against}
  })

/** `{rise}` in an expression is any word of that class, `{doing.task}` any whose column `sets` says task. */
const withWords = (expression: string, language: LanguageId): string =>
  expression.replace(/\{([a-z]+)(?:\.([a-z]+))?\}/g, (_, id, kind) =>
    rowsOf(`words/${id}.tsv`, language)
      .filter(({sets}) => !kind || sets?.split(' ').includes(kind))
      .map(({word}) => word)
      .join('|'),
  )

const timesOf = (wanted: string) => rowsOf('times.tsv').filter(({kind}) => kind === wanted)
const flagged = (kind: string): string =>
  `[${timesOf(kind)
    .map(({word, value}) => `['${word}', ${value === 'planned'}]`)
    .join(', ')}]`
/** Words of times, and the words directly behind and before which they are part of another word. */
const told = (kind: string): string =>
  `[\n${timesOf(kind)
    .map(
      ({word, value, after = '', before = ''}) =>
        `    {word: '${word}', planned: ${value === 'planned'}, after: ${listed(after)}, before: ${listed(before)}},\n`,
    )
    .join('')}  ]`
const listed = (words: string): string =>
  `[${words
    .split(' ')
    .filter(Boolean)
    .map((word) => `'${word}'`)
    .join(', ')}]`
const valued = (kind: string): string =>
  `[${timesOf(kind)
    .map(({word, value}) => `['${word}', '${value}']`)
    .join(', ')}]`
const listOf = (kind: string): string =>
  `[${timesOf(kind)
    .map(({word}) => `'${word}'`)
    .join(', ')}]`

/** The source of `server/src/core/language/zh.ts`. */
export const compiled = (
  classes: readonly WordClass[] = readClasses(),
  units: readonly UnitRow[] = readUnits(),
  guards: readonly GuardRow[] = readGuards(),
  comparators: readonly ComparatorRow[] = readComparators(),
  rules: readonly RuleRow[] = readRules(),
): string => `/** Words, units, guards, comparators and rules of Chinese plans. Made from \`language/zh\` by \`npm run language\`: change the tables, not this file. */
export const zh = {
${classes.map(({id, name, words}) => `  /** ${name}. */\n  ${id}: '${unique(words.flatMap(shortForms)).join(' ')}',\n`).join('')}} as const

export const zhUnits = {
  classifiers: '${unitsOf(units, 'count')}',
  measures: {
${unique(units.map(({dimension}) => dimension))
  .filter((dimension) => dimension !== 'count' && dimension !== '')
  .map((dimension) => `    '${dimension}': '${unitsOf(units, dimension)}',\n`)
  .join('')}  },
  openings: {
${units
  .filter(({words}) => words.length)
  .map(({unit, words}) => `    ${unit}: '${words.map((word) => word.slice(unit.length)).join('')}',\n`)
  .join('')}  },
  divisors: {${units
    .filter(({divisor}) => divisor)
    .map(({unit, divisor}) => `${divisor}: '${unit}'`)
    .join(', ')}},
  multipliers: {${readMultipliers()
    .map(({word, power}) => `${word}: ${power}`)
    .join(', ')}},
  aliases: [
${unique(units.map(({same}) => same).filter(Boolean))
  .map((one) => `    ['${[one, ...units.filter(({same}) => same === one).map(({unit}) => unit)].join("', '")}'],\n`)
  .join('')}  ],
} as const

export const zhGuards = [
${guards.map(guardSource).join('')}] as const

export const zhComparators = {
  before: {
${codeLists(comparators, 'before')}  },
  behind: {
${codeLists(comparators, 'behind')}  },
  none: '${wordsOf(comparators, 'before', 'none')}',
} as const

/** What each kind of numbered place is called. */
export const zhPlaces = {
${rowsOf('places.tsv')
  .map(({code, word}) => `  '${code}': '${word}',\n`)
  .join('')}} as const

export const zhAreas = {
  places: '${areasOf((it) => it.kind !== 'own')}',
  wider: '${areasOf((it) => it.kind === 'wider')}',
  levels: [${['省', '自治区', '市', '区', '县'].map((level) => `['${level}', '${areasOf(({levels}) => levels.includes(level))}']`).join(', ')}],
} as const

/** How each kind of words is recognised in headings, heads of tables and around times. */
export const zhWording = {
${readWording()
  .map(({id, expression: source, flags}) => `  ${id}: /${source}/${flags},\n`)
  .join('')}}

/** How the grammar of sentences recognises each kind of words. */
export const zhGrammar = {
${readWording('zh', 'grammar.tsv')
  .map(({id, expression: source, flags}) => `  ${id}: /${source}/${flags},\n`)
  .join('')}} as const

/** A word of times that is none directly behind, or before, some others, which it is part of. */
export interface TimeWord {
  readonly word: string
  readonly planned: boolean
  readonly after: readonly string[]
  readonly before: readonly string[]
}

/** What stands between the figures of a formula: a share and its whole, a sum and its parts, a change and its base. */
export const zhFormulas = {
${readWording('zh', 'formulas.tsv')
  .map(({id, expression: source, flags}) => `  ${id}: /${source}/${flags},\n`)
  .join('')}} as const

/** Words of times, by what they do. */
export const zhTimes: {
  readonly leads: readonly (readonly [word: string, planned: boolean])[]
  readonly relatives: readonly TimeWord[]
  readonly edges: readonly (readonly [word: string, suffix: string])[]
  readonly parts: readonly (readonly [word: string, suffix: string])[]
  readonly plan: readonly (readonly [word: string, edge: string])[]
  readonly modals: readonly string[]
  readonly heads: readonly string[]
  readonly tails: readonly TimeWord[]
  readonly events: readonly string[]
  readonly names: readonly string[]
} = {
  leads: ${flagged('lead')},
  relatives: ${told('relative')},
  edges: ${valued('edge')},
  parts: ${valued('part')},
  plan: ${valued('plan')},
  modals: ${listOf('modal')},
  heads: ${listOf('head')},
  tails: ${told('tail')},
  events: ${listOf('event')},
  names: ${listOf('name')},
}

export type RuleId = keyof typeof zhReasons

/** What a reader is told of each rule of time and mood, {} standing for the words of the draft that it rests on. */
export const zhReasons = {
${rules.map(({id, because: {zh, en}}) => `  '${id}': {zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)}},\n`).join('')}} as const
`

/** 引进* is 引进, 新引进 and 引进了: the forms of most verbs, written once. */
const shortForms = ({word, forms}: Word): readonly string[] =>
  forms.join(' ') === `${word} 新${word} ${word}了` ? [`${word}*`] : forms

const codeLists = (rows: readonly ComparatorRow[], side: ComparatorRow['side']): string =>
  ['gt', 'ge', 'lt', 'le', 'about', 'nearly', 'just-over', 'eq']
    .map((code) => `    '${code}': '${wordsOf(rows, side, code)}',\n`)
    .join('')

const wordsOf = (rows: readonly ComparatorRow[], side: ComparatorRow['side'], code: string): string =>
  rows
    .filter((row) => row.side === side && row.code === code)
    .map(({word}) => word)
    .join(' ')

const guardSource = ({id, before, left, number, behind, right}: GuardRow): string =>
  `  {id: '${id}', before: ${signs(before)}, left: ${expression(left)}, number: ${expression(number)}, behind: ${signs(behind)}, right: ${expression(right)}},\n`

const signs = (all: string): string => (all === '' ? 'null' : JSON.stringify(all))
const expression = (source: string): string => (source === '' ? 'null' : `/${source}/u`)

const unitsOf = (units: readonly UnitRow[], dimension: string): string =>
  units
    .filter((it) => it.dimension === dimension)
    .map(({unit, factor}) => (factor ? `${unit}=${factor}` : unit))
    .join(' ')

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)]

/** The source of `server/src/core/language/en.ts`. */
export const compiledEnglish =
  (): string => `/** Words, units, times and wording of English plans. Made from \`language/en\` by \`npm run language\`: change the tables, not this file. */
import type {zhWording} from './zh.js'

export const enWords = {
${readClasses('en')
  .map(({id, words}) => `  ${id}: ${quoted(words.map(({word}) => word))},\n`)
  .join('')}} as const

export const enUnits: readonly (readonly [unit: string, dimension: string, factor: string])[] = [
${readUnits('en')
  .map(({unit, dimension, factor}) => `  ['${unit}', '${dimension}', '${factor}'],\n`)
  .join('')}]

export const enMultipliers: Readonly<Record<string, number>> = {${rowsOf('multipliers.tsv', 'en')
    .map(({word, power}) => `${word}: ${power}`)
    .join(', ')}}

export const enComparators = {
  before: {${englishCodes('before')}},
  behind: {${englishCodes('behind')}},
} as const

export const enTimes: readonly (readonly [word: string, leads: string])[] = [
${rowsOf('times.tsv', 'en')
  .map(({word, leads}) => `  ['${word}', '${leads}'],\n`)
  .join('')}]

export const enMonths = ${quoted(rowsOf('months.tsv', 'en').map(({month = ''}) => month))}

export const enRelative: readonly (readonly [word: string, offset: string])[] = [
${rowsOf('relative.tsv', 'en')
  .map(({word, offset}) => `  ['${word}', '${offset}'],\n`)
  .join('')}]

/** What English has no words for is never said. */
const never = /(?!)/

export const enWording: Readonly<Record<keyof typeof zhWording, RegExp>> = {
${readWording()
  .map(({id}) => `  ${id}: ${englishExpression(id)},\n`)
  .join('')}}
`

const quoted = (words: readonly string[]): string => `'${words.join('|')}'`

const englishExpression = (wanted: string): string => {
  const row = readWording('en').find(({id}) => id === wanted)
  return row ? `/${row.expression}/${row.flags}` : 'never'
}

const englishCodes = (wanted: ComparatorRow['side']): string => {
  const rows = readComparators('en').filter(({side}) => side === wanted)
  return [...new Set(rows.map(({code}) => code))]
    .map((code) => `'${code}': ${quoted(rows.filter((row) => row.code === code).map(({word}) => word))}`)
    .join(', ')
}
