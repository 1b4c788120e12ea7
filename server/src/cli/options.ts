import {type ParseArgsConfig, parseArgs} from 'node:util'
import {complaint} from './complaint.js'
import {type Locale, localeOf} from './locale.js'

/** What `check` and `extract` are told; the same options, of which `extract` takes fewer. */
export interface Options {
  readonly paths: readonly string[]
  readonly registry: readonly string[]
  readonly config: string | null
  readonly format: string
  readonly failOn: 'error' | 'warning' | 'never'
  readonly fix: boolean
  /** Findings on lines changed since this revision only. */
  readonly since: string | null
  /** A file of known findings, which are left out. */
  readonly baseline: string | null
  readonly writeBaseline: boolean
  readonly watch: boolean
  /** Whether what was found in earlier runs may serve, and what is found now is kept. */
  readonly cache: boolean
  readonly locale: Locale
}

const shared = {
  registry: {type: 'string', multiple: true},
  config: {type: 'string'},
  format: {type: 'string'},
  locale: {type: 'string'},
} as const satisfies ParseArgsConfig['options']

const checkOnly = {
  'fail-on': {type: 'string'},
  fix: {type: 'boolean'},
  since: {type: 'string'},
  baseline: {type: 'string'},
  'write-baseline': {type: 'boolean'},
  watch: {type: 'boolean'},
  'no-cache': {type: 'boolean'},
} as const satisfies ParseArgsConfig['options']

export const checkFormats = ['text', 'json', 'sarif', 'github'] as const
export const extractFormats = ['text', 'json', 'jsonl', 'csv'] as const

export function checkOptions(words: readonly string[]): Options {
  const options = read(words, {...shared, ...checkOnly}, checkFormats)
  if (options.writeBaseline && options.baseline === null)
    throw complaint('--write-baseline needs --baseline FILE', '--write-baseline 需要与 --baseline 文件 一起使用')
  if (options.watch && options.paths.includes('-'))
    throw complaint('--watch: standard input cannot be watched', '--watch：无法监视标准输入')
  return options
}

export const extractOptions = (words: readonly string[]): Options => read(words, shared, extractFormats)

function read(
  words: readonly string[],
  known: NonNullable<ParseArgsConfig['options']>,
  formats: readonly string[],
): Options {
  const {values, positionals} = parse(words, known)
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined)
  return {
    paths: positionals,
    registry: Array.isArray(values.registry) ? values.registry.map(String) : [],
    config: text('config') ?? null,
    format: oneOf('--format', text('format') ?? 'text', formats),
    failOn: oneOf('--fail-on', text('fail-on') ?? 'error', ['error', 'warning', 'never'] as const),
    fix: values.fix === true,
    since: text('since') ?? null,
    baseline: text('baseline') ?? null,
    writeBaseline: values['write-baseline'] === true,
    watch: values.watch === true,
    cache: values['no-cache'] !== true,
    locale: oneOf('--locale', text('locale') ?? localeOf(process.env), ['zh-cn', 'en'] as const),
  }
}

function parse(
  words: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({args: [...words], options, allowPositionals: true})
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(String(error))?.[1] ?? words.join(' ')
    throw /argument missing|does not take|ambiguous/.test(String(error))
      ? complaint(`option ${option}: wrong or missing value`, `选项 ${option} 的值缺失或有误`)
      : complaint(`unknown option ${option}; see plumbline --help`, `没有 ${option} 这个选项；用法见 plumbline --help`)
  }
}

function oneOf<Word extends string>(option: string, given: string, allowed: readonly Word[]): Word {
  const found = allowed.find((word) => word === given)
  if (found) return found
  throw complaint(
    `${option} ${given}: must be one of ${allowed.join(', ')}`,
    `${option} ${given}：应为 ${allowed.join('、')} 之一`,
  )
}
