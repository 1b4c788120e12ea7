import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

const folder = join(import.meta.dirname, '../../language/zh')

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
export const readClasses = (): readonly WordClass[] =>
  rowsOf('classes.tsv').map(({class: id = '', name = '', fact = '', source = '', for: forIt = '', against = ''}) => ({
    id,
    name,
    fact,
    source,
    examples: [forIt, against].filter(Boolean),
    words: rowsOf(`words/${id}.tsv`).map(({word = '', forms}) => ({
      word,
      forms: (forms || '~').split(' ').map((form) => form.replace('~', word)),
    })),
  }))

/** Names of the files in `language/zh/words`, without their ending. */
export const wordFiles = (): readonly string[] =>
  readdirSync(join(folder, 'words')).map((name) => name.replace(/\.tsv$/, ''))

/** The rows of a table by the names of its columns; empty cells at a row's end may be left out. */
export function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(join(folder, path), 'utf8').split('\n').filter(Boolean)
  const columns = head.split('\t')
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length > columns.length) throw new Error(`language/zh/${path}, line ${index + 2}: too many columns`)
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

/** The source of `server/src/core/language/zh.ts`. */
export function compiled(classes: readonly WordClass[] = readClasses()): string {
  const lines = classes.map(({id, name, words}) => {
    const all = [...new Set(words.flatMap(({forms}) => forms))].join(' ')
    const key = `  ${id}:`
    return `  /** ${name}. */\n${key.length + all.length + 4 > 120 ? `${key}\n    ` : `${key} `}'${all}',\n`
  })
  return `/** Words of Chinese plans, class by class. Made from \`language/zh\` by \`npm run language\`: change the tables, not this file. */\nexport const zh = {\n${lines.join('')}} as const\n`
}
