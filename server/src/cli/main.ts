import {errorText} from '../core/text/error-text.js'
import {Complaint, complaint} from './complaint.js'
import {localeIn} from './locale.js'
import {complain} from './output.js'

/** Runs one command line. Answers the exit status: 0, 1 (findings at or above the level), 2 (could not run). */
export async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  const locale = localeIn(rest)
  try {
    return await run(command, rest)
  } catch (error) {
    complain(error instanceof Complaint ? error : internal(error), locale)
    return 2
  }
}

/** Each command is loaded when it is asked for: an editor waits for its server, which needs none of the others. */
async function run(command: string | undefined, words: readonly string[]): Promise<number> {
  if (command === undefined) throw complaint('no command; see plumbline --help', '没有命令；用法见 plumbline --help')
  if (isHelp(command) || words.some(isHelp)) return (await import('./help.js')).helpAsked(command, words)
  if (command === '--version' || command === '-V') return (await import('./help.js')).printVersion()
  if (command === 'check') return (await import('./check.js')).runCheck(words)
  if (command === 'extract') return (await import('./extract.js')).runExtract(words)
  if (command === 'diff') return (await import('./diff.js')).runDiff(words)
  if (command === 'report') return (await import('./review.js')).runReport(words)
  if (command === 'convert') return (await import('./convert.js')).runConvert(words)
  if (command === 'explain') return (await import('./explain.js')).runExplain(words)
  if (command === 'init') return (await import('./init.js')).runInit(words)
  if (command === 'register') return (await import('./register.js')).runRegister(words)
  if (command === 'registry') return (await import('./registry/run.js')).runRegistry(words)
  if (command === 'serve') return (await import('./service.js')).runService(words)
  if (command === 'schema') return (await import('./schema.js')).runSchema(words)
  if (command === 'lsp') return (await import('./serve.js')).runServer(words)
  if (command === 'completions') return (await import('./completions.js')).runCompletions(words)
  if (command === 'help') return (await import('./help.js')).runHelp(words)
  // Of no use to people: how the program starts itself beside itself.
  if (process.send) {
    const {serveOrders, workerCommand} = await import('../files/worker.js')
    if (command === workerCommand) return serveOrders()
  }
  throw (await import('./help.js')).unknownCommand(command)
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h'

const internal = (error: unknown): Complaint => {
  const text = errorText(error)
  return complaint(`internal error: ${text}`, `程序内部错误：${text}`)
}
