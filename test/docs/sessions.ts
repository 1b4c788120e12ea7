import {spawnSync} from 'node:child_process'
import {chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {buildProgram, program} from '../cli/run.js'

const root = join(import.meta.dirname, '../..')

/** A page with what its ```console blocks print: each `$ command` is run, in order, in one copy of `examples/`. */
export function withSessions(page: string): string {
  const run = shell()
  return page.replace(/^```console\n([\s\S]*?)^```$/gm, (_, session: string) => {
    const commands = session.split('\n').filter((line) => line.startsWith('$ '))
    return `\`\`\`console\n${commands.map((line) => `${line}\n${run(line.slice(2))}`).join('')}\`\`\``
  })
}

function shell(): (command: string) => string {
  buildProgram()
  const folder = mkdtempSync(join(tmpdir(), 'session-'))
  cpSync(join(root, 'examples'), join(folder, 'examples'), {recursive: true})
  mkdirSync(join(folder, 'bin'))
  const plumbline = join(folder, 'bin/plumbline')
  writeFileSync(plumbline, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(plumbline, 0o755)
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    LANG: 'en_US.UTF-8',
    XDG_CACHE_HOME: join(folder, '.cache'),
  }
  return (command) =>
    spawnSync('sh', ['-c', `exec 2>&1; ${command}`], {cwd: join(folder, 'examples'), env, encoding: 'utf8'}).stdout
}
