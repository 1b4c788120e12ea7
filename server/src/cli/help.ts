import {nearest} from '../core/text/nearest.js'
import {version} from '../version.js'
import {type CommandName, commandNames, commandText} from './command-list.js'
import {type Complaint, complaint} from './complaint.js'
import {inLocale, type Locale, localeIn, type Words} from './locale.js'
import {type OptionName, type OptionText, optionList} from './option-list.js'
import {optionsOf} from './options.js'
import {print} from './output.js'

/** `plumbline help [COMMAND]`. Answers the exit status. */
export async function runHelp(words: readonly string[]): Promise<number> {
  const {paths, locale} = optionsOf('help', words)
  const [command, ...others] = paths
  if (others.length) throw complaint('help takes one command', 'help 只接受一个命令')
  return printHelp(command, locale)
}

/** The help of a command, or the overview. */
async function printHelp(command: string | undefined, locale: Locale): Promise<number> {
  if (command === undefined) await print(overview(locale))
  else if (isCommand(command)) await print(helpOf(command, locale))
  else throw unknownCommand(command)
  return 0
}

/** `plumbline --help`, and `plumbline COMMAND … --help`. */
export const helpAsked = (command: string | undefined, words: readonly string[]): Promise<number> =>
  printHelp(command?.startsWith('-') ? undefined : command, localeIn(words))

export async function printVersion(): Promise<number> {
  await print(`${version}\n`)
  return 0
}

const isCommand = (word: string): word is CommandName => commandNames.some((name) => name === word)

export function unknownCommand(word: string): Complaint {
  const meant = nearest(word, commandNames)
  return meant
    ? complaint(`unknown command ${word}; did you mean ${meant}?`, `没有 ${word} 这个命令，是否指 ${meant}？`)
    : complaint(`unknown command ${word}; see plumbline --help`, `没有 ${word} 这个命令；用法见 plumbline --help`)
}

const titles = {
  program: {
    zh: `准绳 Plumbline ${version}：对照登记库检查规划文稿中的数字。`,
    en: `Plumbline ${version}: checks the figures of a plan against a registry of indicators.`,
  },
  more: {zh: '选项见 plumbline help 命令。', en: 'Options: plumbline help COMMAND.'},
  options: {zh: '选项', en: 'Options'},
  examples: {zh: '例', en: 'Examples'},
  status: {
    zh: '退出状态：0 没有达到该级别的问题；1 有；2 未能运行。',
    en: 'Exit status: 0 nothing at or above the level, 1 such findings, 2 could not run.',
  },
} satisfies Record<string, Words>

function overview(locale: Locale): string {
  const rows = commandNames.map((name): [string, string] => [
    `plumbline ${callOf(name, locale)}`,
    inLocale(commandText(name).does, locale),
  ])
  const say = (words: Words) => inLocale(words, locale)
  return `${say(titles.program)}\n\n${table(rows)}\n${say(titles.more)}\n${say(titles.status)}\n`
}

function helpOf(name: CommandName, locale: Locale): string {
  const {does, options, formats, examples} = commandText(name)
  const say = (words: Words) => inLocale(words, locale)
  const rows = options.map((option) => row(option, formats, locale))
  return [
    `plumbline ${callOf(name, locale)}`,
    '',
    say(does),
    '',
    `${say(titles.options)}`,
    table(rows),
    `${say(titles.examples)}`,
    ...examples.map((it) => `  plumbline ${it}`),
    ...(name === 'check' ? ['', say(titles.status)] : []),
    '',
  ].join('\n')
}

const callOf = (name: CommandName, locale: Locale): string =>
  `${name} ${inLocale(commandText(name).takes, locale)}`.trimEnd()

function row(name: OptionName, formats: readonly string[] | undefined, locale: Locale): [string, string] {
  const {value, choices, says}: OptionText = optionList[name]
  const among = name === 'format' ? formats : choices
  const told = inLocale(says, locale)
  const colon = locale === 'en' ? ': ' : '：'
  return [
    value ? `--${name} ${inLocale(value, locale)}` : `--${name}`,
    among ? `${told}${colon}${among.join(' ')}` : told,
  ]
}

/** Two columns, the second of which starts two cells behind the longest of the first. */
function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => cells(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - cells(left) + 2)}${right}\n`).join('')
}

/** Columns of a terminal: what is not Latin is two wide. */
const cells = (text: string): number => [...text].reduce((sum, it) => sum + (it >= '\u1100' ? 2 : 1), 0)
