import {type CommandName, commandNames, commandText} from './command-list.js'
import {complaint} from './complaint.js'
import {inLocale, type Locale} from './locale.js'
import {type OptionName, type OptionText, optionList} from './option-list.js'
import {optionsOf} from './options.js'
import {print} from './output.js'

/** `plumbline completions SHELL`: a script that completes commands, options and their values. Answers the exit status. */
export async function runCompletions(words: readonly string[]): Promise<number> {
  const {paths, locale} = optionsOf('completions', words)
  const [shell = '', ...others] = paths
  const script = others.length ? undefined : scripts.get(shell)
  if (!script)
    throw complaint(
      `completions takes one of ${[...scripts.keys()].join(', ')}`,
      `completions 需要 ${[...scripts.keys()].join('、')} 之一`,
    )
  await print(script(locale))
  return 0
}

const scripts: ReadonlyMap<string, (locale: Locale) => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
])

/** The values that an option of a command takes; null where any will do. */
function valuesOf(command: CommandName, option: OptionName): readonly string[] | null {
  const {choices}: OptionText = optionList[option]
  return (option === 'format' ? commandText(command).formats : choices) ?? null
}

const wordsOf = (command: CommandName): readonly string[] =>
  command === 'help' ? commandNames : (commandText(command).words ?? [])

function bash(): string {
  return `# bash completion of plumbline
_plumbline() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commandNames.join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${bashValues()}
  esac
  case "\${COMP_WORDS[1]} $word" in
${commandNames.map(bashWords).join('\n')}
  esac
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _plumbline plumbline
`
}

function bashValues(): string {
  const lines = commandNames.flatMap((command) =>
    commandText(command).options.flatMap((option) => {
      const {value}: OptionText = optionList[option]
      const values = valuesOf(command, option)
      if (!value) return []
      const generate = values ? `compgen -W "${values.join(' ')}"` : 'compgen -f'
      return [`    "${command} --${option}") COMPREPLY=($(${generate} -- "$word")); return;;`]
    }),
  )
  return lines.join('\n')
}

function bashWords(command: CommandName): string {
  const options = commandText(command).options.map((name) => `--${name}`)
  const words = wordsOf(command)
  const line = (pattern: string, among: readonly string[]) =>
    `    ${pattern}) COMPREPLY=($(compgen -W "${among.join(' ')}" -- "$word"));;`
  return [line(`"${command} -"*`, options), ...(words.length ? [line(`"${command} "*`, words)] : [])].join('\n')
}

/** Within single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function zsh(locale: Locale): string {
  return `#compdef plumbline
_plumbline() {
  local -a commands
  commands=(
${commandNames.map((name) => `    ${quoted(`${name}:${inLocale(commandText(name).does, locale).replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commandNames.map((name) => zshCase(name, locale)).join('\n')}
  esac
}
if [ "$funcstack[1]" = _plumbline ]; then _plumbline "$@"; else compdef _plumbline plumbline; fi
`
}

function zshCase(command: CommandName, locale: Locale): string {
  const options = commandText(command).options.map((name) => zshOption(command, name, locale))
  const words = wordsOf(command)
  const rest = words.length ? `'*:word:(${words.join(' ')})'` : "'*:file:_files'"
  return `    ${command}) _arguments ${[...options, rest].join(' ')};;`
}

function zshOption(command: CommandName, name: OptionName, locale: Locale): string {
  const {value, says, isRepeatable}: OptionText = optionList[name]
  const values = valuesOf(command, name)
  const about = inLocale(says, locale).replace(/[[\]:]/g, ' ')
  const many = isRepeatable ? '*' : ''
  if (!value) return quoted(`${many}--${name}[${about}]`)
  return quoted(`${many}--${name}[${about}]:${name}:${values ? `(${values.join(' ')})` : '_files'}`)
}

function fish(locale: Locale): string {
  const complete = 'complete -c plumbline'
  const seen = (command: CommandName) => `-n ${quoted(`__fish_seen_subcommand_from ${command}`)}`
  const lines = commandNames.flatMap((command) => {
    const {does, options} = commandText(command)
    const words = wordsOf(command)
    return [
      `${complete} -n __fish_use_subcommand -f -a ${command} -d ${quoted(inLocale(does, locale))}`,
      ...options.map((name) => `${complete} ${seen(command)} -l ${name}${fishOption(command, name, locale)}`),
      ...(words.length ? [`${complete} ${seen(command)} -f -a ${quoted(words.join(' '))}`] : []),
    ]
  })
  return `# fish completion of plumbline\n${lines.join('\n')}\n`
}

function fishOption(command: CommandName, name: OptionName, locale: Locale): string {
  const {value, says}: OptionText = optionList[name]
  const values = valuesOf(command, name)
  const takes = !value ? '' : values ? ` -x -a ${quoted(values.join(' '))}` : ' -r -F'
  return `${takes} -d ${quoted(inLocale(says, locale))}`
}
