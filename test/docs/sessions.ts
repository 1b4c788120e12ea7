import {spawnSync} from 'node:child_process'
import {chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {buildProgram, program} from '../cli/run.js'

const root = join(import.meta.dirname, '../..')

/** Pages with sessions, and where these begin: in a copy of `examples/`, or in an empty folder. */
export const sessionPages = {
  'README.md': 'nothing',
  'README.zh-CN.md': 'nothing',
  'docs/ci.md': 'examples',
  'docs/ci.zh-CN.md': 'examples',
  'docs/word.md': 'nothing',
  'docs/word.zh-CN.md': 'nothing',
} as const

/** A page of `sessionPages` with what its ```console blocks print: each `$ command`, with the `> lines` below it, is run, in order, in one folder. */
export function withSessions(path: keyof typeof sessionPages, page: string): string {
  const run = shell(sessionPages[path], path.includes('.zh-CN.') ? 'zh_CN.UTF-8' : 'en_US.UTF-8')
  return page.replace(/^```console\n([\s\S]*?)^```$/gm, (_, session: string) => {
    const commands = session.match(/^\$ .*\n(?:> .*\n)*/gm) ?? []
    return `\`\`\`console\n${commands.map((words) => words + run(words.replace(/^[$>] /gm, ''))).join('')}\`\`\``
  })
}

function shell(start: 'examples' | 'nothing', language: string): (command: string) => string {
  buildProgram()
  const folder = mkdtempSync(join(tmpdir(), 'session-'))
  if (start === 'examples') cpSync(join(root, 'examples'), join(folder, 'examples'), {recursive: true})
  else mkdirSync(join(folder, 'examples'))
  mkdirSync(join(folder, 'bin'))
  const plumbline = join(folder, 'bin/plumbline')
  writeFileSync(plumbline, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(plumbline, 0o755)
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    LANG: language,
    XDG_CACHE_HOME: join(folder, '.cache'),
  }
  return (command) =>
    spawnSync('sh', ['-c', `exec 2>&1\n${command}`], {cwd: join(folder, 'examples'), env, encoding: 'utf8'}).stdout
}
