import {errorText} from '../core/text/error-text.js'
import {serveOrders, workerCommand} from '../files/worker.js'
import {runCheck} from './check.js'
import {Complaint, complaint} from './complaint.js'
import {runCompletions} from './completions.js'
import {runConvert} from './convert.js'
import {runDiff} from './diff.js'
import {runExplain} from './explain.js'
import {runExtract} from './extract.js'
import {helpAsked, printVersion, runHelp, unknownCommand} from './help.js'
import {runInit} from './init.js'
import {localeIn} from './locale.js'
import {complain} from './output.js'
import {runRegister} from './register.js'
import {runRegistry} from './registry/run.js'
import {runReport} from './review.js'
import {runSchema} from './schema.js'
import {runServer} from './serve.js'
import {runService} from './service.js'

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

async function run(command: string | undefined, words: readonly string[]): Promise<number> {
  if (command === undefined) throw complaint('no command; see plumbline --help', '没有命令；用法见 plumbline --help')
  if (isHelp(command) || words.some(isHelp)) return helpAsked(command, words)
  if (command === '--version' || command === '-V') return printVersion()
  if (command === 'check') return runCheck(words)
  if (command === 'extract') return runExtract(words)
  if (command === 'diff') return runDiff(words)
  if (command === 'report') return runReport(words)
  if (command === 'convert') return runConvert(words)
  if (command === 'explain') return runExplain(words)
  if (command === 'init') return runInit(words)
  if (command === 'register') return runRegister(words)
  if (command === 'registry') return runRegistry(words)
  if (command === 'serve') return runService(words)
  if (command === 'schema') return runSchema(words)
  if (command === 'lsp') return runServer(words)
  if (command === 'completions') return runCompletions(words)
  if (command === 'help') return runHelp(words)
  // Of no use to people: how the program starts itself beside itself.
  if (command === workerCommand && process.send) return serveOrders()
  throw unknownCommand(command)
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h'

const internal = (error: unknown): Complaint => {
  const text = errorText(error)
  return complaint(`internal error: ${text}`, `程序内部错误：${text}`)
}
