import {resolve} from 'node:path'
import {type ParseArgsConfig, parseArgs} from 'node:util'
import {checkNames} from '../core/ide/findings/about-rule.js'
import {nearest} from '../core/text/nearest.js'
import {type CommandName, commandText} from './command-list.js'
import {type Complaint, complaint} from './complaint.js'
import {type Locale, localeOf} from './locale.js'
import {levels, type OptionName, type OptionText, optionList} from './option-list.js'
import type {Level} from './report.js'

/** What only registries, and what is held against others than them, are told. */
export interface KeeperOptions {
  /** How old, in ms, what a registry on the web gave last may be; null: any age. */
  readonly maxAge: number | null
  /** What new ids begin with; null: by the place that the drafts are of. */
  readonly prefix: string | null
  /** Superior plans, and the plans of parts. */
  readonly against: readonly string[]
  readonly parts: readonly string[]
  /** Exactly the registries of the lock. */
  readonly locked: boolean
  readonly dryRun: boolean
  readonly apply: boolean
  readonly reason: string | null
  readonly by: string | null
  readonly approvedBy: string | null
  readonly nature: string | null
  readonly until: string | null
  readonly source: string | null
  readonly proposal: string | null
  /** What a table means, and what of it is left out. */
  readonly map: string | null
  readonly skip: readonly string[]
  /** Whose indicators, and of which time. */
  readonly scope: string | null
  readonly asOf: string | null
}

/** What commands are told; each takes some of it. */
export interface Options extends KeeperOptions {
  readonly paths: readonly string[]
  readonly registry: readonly string[]
  readonly config: string | null
  readonly format: string
  readonly failOn: 'error' | 'warning' | 'never'
  /** The least grave findings that are listed; null where nobody said: what the format lists. */
  readonly level: Level | null
  /** Findings only. */
  readonly quiet: boolean
  readonly fix: boolean
  /** Fixes are printed as a diff, and nothing is written. */
  readonly diff: boolean
  /** Findings on lines changed since this revision only. */
  readonly since: string | null
  /** A file of known findings, which are left out. */
  readonly baseline: string | null
  readonly writeBaseline: boolean
  readonly watch: boolean
  /** The file that standard input stands for. */
  readonly stdinFilename: string | null
  /** Whether what was found in earlier runs may serve, and what is found now is kept. */
  readonly cache: boolean
  /** A Word file to be written: the draft with the findings in its margin. */
  readonly annotate: string | null
  /** A Word file to be written: the draft with the safe fixes as tracked changes. */
  readonly suggest: string | null
  /** Checks whose fixes are suggested although they change the meaning; `all` stands for every one. */
  readonly choose: readonly string[]
  /** How tracked changes of Word drafts are read. */
  readonly changes: 'accepted' | 'rejected'
  /** A file to be written; null: standard output. */
  readonly output: string | null
  /** Whether what changed is printed as errata. */
  readonly errata: boolean
  readonly locale: Locale
}

export function checkOptions(words: readonly string[]): Options {
  const options = optionsOf('check', words)
  if (options.writeBaseline && options.baseline === null)
    throw complaint('--write-baseline needs --baseline FILE', '--write-baseline 需要与 --baseline 文件 一起使用')
  if (options.watch && options.paths.includes('-'))
    throw complaint('--watch: standard input cannot be watched', '--watch：无法监视标准输入')
  checkWordOutput(options, '--annotate', options.annotate)
  checkWordOutput(options, '--suggest', options.suggest)
  checkChosen(options)
  return options
}

function checkChosen({choose, suggest}: Options): void {
  if (choose.length && suggest === null)
    throw complaint('--choose needs --suggest OUT.docx', '--choose 需要与 --suggest 输出.docx 一起使用')
  const unknown = choose.find((it) => it !== 'all' && !checkNames.includes(it))
  if (unknown === undefined) return
  const meant = nearest(unknown, checkNames)
  throw complaint(
    `--choose ${unknown}: no check of this name${meant ? `; did you mean ${meant}?` : ''}`,
    `--choose ${unknown}：没有这项检查${meant ? `，是否指 ${meant}？` : ''}`,
  )
}

function checkWordOutput({paths}: Options, option: string, output: string | null): void {
  if (output === null) return
  const [only] = paths
  if (paths.length !== 1 || only === undefined || !/\.docx$/i.test(only) || !/\.docx$/i.test(output))
    throw complaint(
      `${option} needs one draft, a .docx, and another .docx to write`,
      `${option} 需要一份 .docx 文稿和另一个要写的 .docx`,
    )
  if (resolve(only) === resolve(output))
    throw complaint(
      `${option} ${output}: the draft itself is not written over; name another file`,
      `${option} ${output}：不改写原稿，请另取文件名`,
    )
}

/** Reads the words that stand behind a command's name. */
export function optionsOf(command: CommandName, words: readonly string[]): Options {
  const {options, formats = []} = commandText(command)
  const {values, positionals} = parse(words, options)
  const text = (name: OptionName): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const stdinFilename = text('stdin-filename') ?? null
  return {
    paths: stdinFilename !== null && positionals.length === 0 ? ['-'] : positionals,
    registry: Array.isArray(values.registry) ? values.registry.map(String) : [],
    config: text('config') ?? null,
    format: oneOf('--format', text('format') ?? formats[0] ?? '', formats),
    failOn: oneOf('--fail-on', text('fail-on') ?? 'error', optionList['fail-on'].choices),
    level: levelOf(text('level')),
    quiet: values.quiet === true,
    fix: values.fix === true || values.diff === true,
    diff: values.diff === true,
    since: text('since') ?? null,
    baseline: text('baseline') ?? null,
    writeBaseline: values['write-baseline'] === true,
    watch: values.watch === true,
    stdinFilename,
    cache: values['no-cache'] !== true,
    annotate: text('annotate') ?? null,
    suggest: text('suggest') ?? null,
    choose: Array.isArray(values.choose) ? values.choose.map(String) : [],
    changes: oneOf('--changes', text('changes') ?? 'accepted', optionList.changes.choices),
    output: text('output') ?? null,
    errata: values.errata === true,
    ...keeperOptions(values, text),
    locale: oneOf('--locale', text('locale') ?? localeOf(process.env), optionList.locale.choices),
  }
}

function keeperOptions(
  values: ReturnType<typeof parseArgs>['values'],
  text: (name: OptionName) => string | undefined,
): KeeperOptions {
  const texts = (name: OptionName): readonly string[] => {
    const value = values[name]
    return Array.isArray(value) ? value.map(String) : []
  }
  return {
    maxAge: ageOf(text('max-age')),
    prefix: prefixOf(text('prefix')),
    against: texts('against'),
    parts: texts('parts'),
    locked: values.locked === true,
    dryRun: values['dry-run'] === true,
    apply: values.apply === true,
    reason: text('reason') ?? null,
    by: text('by') ?? null,
    approvedBy: text('approved-by') ?? null,
    nature: text('nature') === undefined ? null : oneOf('--nature', text('nature') ?? '', optionList.nature.choices),
    until: text('until') ?? null,
    source: text('source') ?? null,
    proposal: text('proposal') ?? null,
    map: text('map') ?? null,
    skip: texts('skip'),
    scope: text('scope') ?? null,
    asOf: text('as-of') ?? null,
  }
}

const levelOf = (given: string | undefined): Level | null =>
  given === undefined ? null : oneOf('--level', given, levels)

function parse(words: readonly string[], names: readonly OptionName[]): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({args: [...words], options: Object.fromEntries(names.map(parsed)), allowPositionals: true})
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(String(error))?.[1] ?? words.join(' ')
    throw /argument missing|does not take|ambiguous/.test(String(error))
      ? complaint(`option ${option}: wrong or missing value`, `选项 ${option} 的值缺失或有误`)
      : unknownOption(option, names)
  }
}

type Parsed = NonNullable<ParseArgsConfig['options']>[string]

function parsed(name: OptionName): [string, Parsed] {
  const {value, isRepeatable = false}: OptionText = optionList[name]
  return [name, value ? {type: 'string', multiple: isRepeatable} : {type: 'boolean'}]
}

function unknownOption(option: string, names: readonly OptionName[]): Complaint {
  const meant = nearest(
    option,
    names.map((name) => `--${name}`),
  )
  return meant
    ? complaint(`unknown option ${option}; did you mean ${meant}?`, `没有 ${option} 这个选项，是否指 ${meant}？`)
    : complaint(`unknown option ${option}; see plumbline --help`, `没有 ${option} 这个选项；用法见 plumbline --help`)
}

/** With the dot that parts it from the rest. */
function prefixOf(given: string | undefined): string | null {
  if (given === undefined) return null
  if (/^[a-z0-9][a-z0-9.-]*$/i.test(given)) return `${given.replace(/\.$/, '')}.`
  throw complaint(
    `--prefix ${given}: letters, digits, dots and hyphens only, such as yz.civil`,
    `--prefix ${given}：只能用英文字母、数字、点和连字符，如 yz.civil`,
  )
}

const units: Readonly<Record<string, number>> = {m: 60_000, h: 3_600_000, d: 86_400_000}

/** `90m`, `12h`, `7d` in ms. */
function ageOf(given: string | undefined): number | null {
  if (given === undefined) return null
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(given) ?? []
  if (count && unit) return Number(count) * (units[unit] ?? 0)
  throw complaint(
    `--max-age ${given}: must be a number and m, h or d, such as 7d`,
    `--max-age ${given}：应为数字加 m、h 或 d，如 7d`,
  )
}

function oneOf<Word extends string>(option: string, given: string, allowed: readonly Word[]): Word
function oneOf(option: string, given: string, allowed: readonly string[]): string {
  if (allowed.includes(given) || !allowed.length) return given
  const meant = nearest(given, allowed)
  throw complaint(
    `${option} ${given}: must be one of ${allowed.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`,
    `${option} ${given}：应为 ${allowed.join('、')} 之一${meant ? `，是否指 ${meant}？` : ''}`,
  )
}
