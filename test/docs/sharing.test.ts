import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {buildProgram, program} from '../cli/run.js'
import {type Server, startServer} from '../store/postgres-server.js'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
const blocks = (page: string): readonly string[] =>
  [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)

suite('docs/sharing: from one writer to a province', () => {
  let server: Server | null = null
  suiteTeardown(() => server?.end())

  test('both pages have the same commands', () =>
    assert.deepEqual(blocks(read('sharing.zh-CN.md')), blocks(read('sharing.md'))))

  test('its six steps, done in order', async function () {
    this.timeout(180_000)
    buildProgram()
    const shell = await shellWith(await freePort())
    const [one, two, three, four, five, six] = blocks(read('sharing.md')) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    assert.match(await shell.run(one), /105个[\s\S]*103/)
    assert.match(await shell.run(two), /1 proposals, 1 open[\s\S]*Rejected/)
    assert.match(
      await shell.run(three),
      /3 items, prepared by 陈立 and approved by 周明|\d+ items, prepared by 陈立 and approved by 周明/,
    )
    await shell.served()
    assert.match(await shell.run(four), /Signed in to .* as 陈立[\s\S]*contributor prov\/gxt[\s\S]*105个[\s\S]*103/)
    const decided = await shell.run(five)
    assert.match(
      decided,
      /Proposed: [\s\S]*as 周明[\s\S]*Accepted[\s\S]*2 changes[\s\S]*年报已更正[\s\S]*Released: 2026H1[\s\S]*1 indicators to fill in[\s\S]*1 missing/,
    )
    assert.match(decided, /Accepted\n(?:(?!103)[\s\S])*2 changes/)
    server = await startServer()
    if (!server) {
      console.log('      PostgreSQL is not installed: the sixth step is not done')
      await shell.run('kill "$(cat serve.pid)"')
      return
    }
    const {url} = server.database('registry')
    const moved = six
      .replace('postgres://plumbline@db.example/registry', url('service'))
      .replace('postgres://owner@db.example/registry', url('owner'))
      .replace('migrate plumbline ', 'migrate service ')
    assert.match(
      await shell.run(moved),
      /all\.bundle: acts 1 to (\d+)[\s\S]*tables of the database are at version 1[\s\S]*\1 acts taken[\s\S]*\1 acts, the chain is whole/,
    )
  })
})

/** A shell in a folder of its own; every command must end well. */
async function shellWith(port: number) {
  const folder = mkdtempSync(join(tmpdir(), 'sharing-'))
  mkdirSync(join(folder, 'bin'))
  const plumbline = join(folder, 'bin/plumbline')
  writeFileSync(plumbline, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(plumbline, 0o755)
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    LANG: 'en_US.UTF-8',
    XDG_CACHE_HOME: join(folder, '.cache'),
    XDG_CONFIG_HOME: join(folder, '.config'),
  }
  const run = (commands: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn('sh', ['-ec', `exec 2>&1\n${commands.replaceAll(':8390', `:${port}`)}`], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let said = ''
      child.stdout.on('data', (data) => {
        said += String(data)
      })
      child.on('exit', (status) => (status === 0 ? setTimeout(() => resolve(said), 50) : reject(new Error(said))))
    })
  const served = async (): Promise<void> => {
    for (let tries = 0; tries < 300; tries++) {
      if (existsSync(join(folder, 'serve.log')) && readFileSync(join(folder, 'serve.log'), 'utf8').includes('http'))
        return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the service does not start')
  }
  return {run, served}
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
