import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Where Debian puts each version's programs; null where there is none of 14 or later. */
function binaries(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((it) => it >= 14)
    : []
  const bin = versions.length ? `${root}/${Math.max(...versions)}/bin` : null
  return bin && existsSync(`${bin}/initdb`) ? bin : null
}

export interface Server {
  /** Of a new database, empty or like another that nobody uses; `as`: the account. */
  database(name: string, like?: string): {url(as: string): string}
  /** As a machine that loses power. */
  stop(): void
  start(): void
  /** And takes everything away. */
  end(): void
}

/** A server of its own, as an ordinary user, whom PostgreSQL insists on; null where PostgreSQL is not installed. */
export async function startServer(): Promise<Server | null> {
  const bin = binaries()
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    execFileSync('chown', ['nobody', folder])
    chmodSync(folder, 0o700)
  }
  const run = (program: string, words: readonly string[]): void => {
    const all = [`${bin}/${program}`, ...words]
    const [command = '', ...rest] = isRoot
      ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups', ...all]
      : all
    const {status, stderr} = spawnSync(command, rest, {
      cwd: folder,
      encoding: 'utf8',
      env: {PATH: process.env.PATH, LC_ALL: 'C'},
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
  }
  const data = join(folder, 'data')
  const port = await freePort()
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'owner', '--no-sync', '--encoding=UTF8', '--locale=C'])
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=${process.env.PLUMBLINE_FSYNC ?? 'off'} -c max_connections=60 -c shared_buffers=32MB`
  const start = (): void => run('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start'])
  const stop = (): void => run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  start()
  const url = (name: string) => (as: string) => `postgres://${as}@127.0.0.1:${port}/${name}`
  const psql = (words: string): void =>
    run('psql', ['-h', '127.0.0.1', '-p', String(port), '-U', 'owner', '-d', 'postgres', '-qc', words])
  psql('create role service login')
  psql('create role statistician login')
  return {
    database: (name, like = 'template1') => {
      psql(`create database ${name} template ${like}`)
      return {url: url(name)}
    },
    start,
    stop,
    end: () => {
      stop()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
