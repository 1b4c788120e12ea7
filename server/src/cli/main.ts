import {serveOrders, workerCommand} from '../files/worker.js'
import {runCheck} from './check.js'
import {Complaint, complaint} from './complaint.js'
import {runExplain} from './explain.js'
import {runExtract} from './extract.js'
import {localeOf} from './locale.js'
import {complain} from './output.js'
import {runServer} from './serve.js'
import {usage} from './usage.js'

/** Runs one command line. Answers the exit status: 0, 1 (findings at or above the level), 2 (could not run). */
export async function main(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  const locale = rest.includes('--locale') && rest.includes('en') ? 'en' : localeOf(process.env)
  try {
    return await run(command, rest)
  } catch (error) {
    complain(error instanceof Complaint ? error : internal(error), locale)
    return 2
  }
}

async function run(command: string | undefined, words: readonly string[]): Promise<number> {
  if (command === undefined) throw complaint('no command; see plumbline --help', '没有命令；用法见 plumbline --help')
  if (command === '--help' || command === '-h' || words.includes('--help')) return usage.print(localeOf(process.env))
  if (command === '--version') return usage.version()
  if (command === 'check') return runCheck(words)
  if (command === 'extract') return runExtract(words)
  if (command === 'explain') return runExplain(words)
  if (command === 'lsp') return runServer(words)
  // Of no use to people: how the program starts itself beside itself.
  if (command === workerCommand && process.send) return serveOrders()
  throw complaint(
    `unknown command ${command}; see plumbline --help`,
    `没有 ${command} 这个命令；用法见 plumbline --help`,
  )
}

const internal = (error: unknown): Complaint => {
  const message = error instanceof Error ? error.message : String(error)
  return complaint(`internal error: ${message}`, `程序内部错误：${message}`)
}
