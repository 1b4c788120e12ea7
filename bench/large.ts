import {spawnSync} from 'node:child_process'
import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {published} from './bundle.js'
import {plan, registry} from './texts.js'

interface Spent {
  /** Processor time of all threads, in ms. */
  readonly time: number
  /** Memory at most, in MB. */
  readonly memory: number
}

/** `plumbline check` of one page under 100,000 indicators whose problems are known: of a page that is known too, and of one edited since. */
export async function large(): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-large-'))
  const text = registry(100_000)
  const [start, half] = [text.indexOf('  - id:'), text.indexOf('  - id: yz.m050000')]
  const files = {
    'a.metrics.yaml': text.slice(0, half),
    'b.metrics.yaml': text.slice(0, start) + text.slice(half),
    'plumbline.yaml': 'registry: ["*.metrics.yaml"]\n',
    'plan.md': plan(20_000),
    'spent.cjs': spent,
  }
  for (const [name, words] of Object.entries(files)) writeFileSync(join(folder, name), words)
  checked(folder)
  const known = checked(folder)
  appendFileSync(join(folder, 'plan.md'), '\n本段没有数。\n')
  const edited = checked(folder)
  rmSync(folder, {recursive: true})
  return {known: known.time, knownMemory: known.memory, edited: edited.time, memory: edited.memory}
}

/** Run before the program, in its process. */
const spent = `process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
  require('node:fs').writeFileSync('spent.json', JSON.stringify({time: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024}))
})`

function checked(folder: string): Spent {
  const words = ['--require', join(folder, 'spent.cjs'), published, 'check', 'plan.md']
  const env = {...process.env, XDG_CACHE_HOME: join(folder, '.cache')}
  const {status, stderr} = spawnSync(process.execPath, words, {cwd: folder, env, maxBuffer: 1 << 28})
  if (status !== 1) throw new Error(String(stderr))
  return JSON.parse(readFileSync(join(folder, 'spent.json'), 'utf8'))
}
