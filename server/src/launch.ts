import {createHash} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import * as nodeModules from 'node:module'
import {basename, dirname, join} from 'node:path'
import {Script} from 'node:vm'
import {cacheFolder} from './files/cache-folder.js'

/** What newer Nodes have beside. */
interface Loader {
  createRequire: typeof nodeModules.createRequire
  enableCompileCache?(folder: string): unknown
  flushCompileCache?(): void
}

/** The start is over by then, in ms. */
const started = 2000

/** By then a server has met what its user works on, in ms. */
const settled = 60_000

/**
 * Runs a bundle with the compiled form that an earlier start has left in the user's cache folder: half of a language
 * server's start is compiling it. Where the cache cannot be read or written, the bundle is compiled as ever.
 * `setAgain` sets V8 as it was set at the start: what was compiled under other settings serves no other start.
 */
export function launch(
  bundle: string,
  setAgain: () => void = () => undefined,
  loader: Loader = nodeModules,
  metBy = settled,
): void {
  if (loader.enableCompileCache) {
    loader.enableCompileCache(join(cacheFolder(), 'compiled'))
    loader.createRequire(bundle)(bundle)
    // A server is ended by its client, and would keep nothing.
    setTimeout(() => {
      setAgain()
      loader.flushCompileCache?.()
    }, started).unref()
  } else launchKept(bundle, setAgain, metBy)
}

/** For Nodes before 22, which keep no compiled forms themselves. */
function launchKept(bundle: string, setAgain: () => void, metBy: number): void {
  const bytes = readFileSync(bundle)
  const kept = compiledFor(bytes)
  dropWhereUnfinished(kept)
  const cachedData = readKept(kept)
  if (cachedData) markStart(kept)
  const text = bytes.toString('utf8').replace(/^#!.*/, '')
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${text}\n})`
  const script = new Script(wrapped, {filename: bundle, ...(cachedData && {cachedData})})
  const compiled = (): Buffer => {
    setAgain()
    return script.createCachedData()
  }
  const module = {exports: {}}
  script.runInThisContext()(module.exports, nodeModules.createRequire(bundle), module, bundle, dirname(bundle))
  keepMore(kept, compiled, metBy)
  if (cachedData && !script.cachedDataRejected) return
  drop(kept)
  keepSoon(kept, compiled)
}

/**
 * A compiled form serves this text in this Node only (V8 itself checks no more than the text's length), and this
 * command: it holds the functions that the command has run.
 */
function compiledFor(source: Buffer): string {
  const about = [process.version, process.arch, process.argv[2] ?? ''].join(' ')
  const name = createHash('sha256').update(source).update(about).digest('hex')
  return join(cacheFolder(), `${name}.compiled`)
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const digestLength = 32

/** Behind their digest: V8 runs damaged bytes until they end the process. */
function readKept(path: string): Buffer | null {
  try {
    const bytes = readFileSync(path)
    const compiled = bytes.subarray(digestLength)
    return digest(compiled).equals(bytes.subarray(0, digestLength)) ? compiled : null
  } catch {
    return null
  }
}

const markOf = (path: string, pid: number | string): string => `${path}.started-by-${pid}`

/** Whoever is ended by what was kept leaves its mark. */
function markStart(path: string): void {
  const mark = markOf(path, process.pid)
  try {
    writeFileSync(mark, '')
    const forget = process.argv[2] === 'lsp' ? hearTheEnd(mark) : () => undefined
    setTimeout(() => {
      drop(mark)
      forget()
    }, started).unref()
    process.once('exit', () => drop(mark))
  } catch {
    // Without a mark the digest alone must do.
  }
}

/**
 * An editor that is closed as soon as it is open asks its server to end, which has nothing to do with what was kept. The
 * other commands do not listen: while they work a terminal's signal would wait.
 */
function hearTheEnd(mark: string): () => void {
  const signals = ['SIGTERM', 'SIGHUP'] as const
  const asked = (signal: NodeJS.Signals): void => {
    drop(mark)
    forget()
    process.kill(process.pid, signal)
  }
  const forget = (): void => {
    for (const signal of signals) process.off(signal, asked)
  }
  for (const signal of signals) process.on(signal, asked)
  return forget
}

/** A start that never came to its end may have been ended by what was kept. */
function dropWhereUnfinished(path: string): void {
  try {
    const prefix = basename(markOf(path, ''))
    for (const name of readdirSync(dirname(path))) {
      if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue
      drop(path)
      drop(join(dirname(path), name))
    }
  } catch {
    // No cache folder: nothing was kept.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return Object(error).code === 'EPERM'
  }
}

function drop(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch {
    // What cannot be deleted cannot be written either.
  }
}

/** Once the start is over, so that what has run by then is kept compiled too. */
function keepSoon(path: string, compiled: () => Buffer): void {
  const keep = () => keepCompiled(path, compiled())
  setTimeout(keep, started).unref()
  process.once('exit', () => {
    if (!readKept(path)) keep()
  })
}

/** A first draft that was opened long after the start was read by functions that nothing has kept. */
function keepMore(path: string, compiled: () => Buffer, metBy: number): void {
  const keep = () => {
    const now = compiled()
    if (now.length > (readKept(path)?.length ?? 0) * worthMore) keepCompiled(path, now)
  }
  setTimeout(keep, metBy).unref()
}

/** What is compiled grows a little with every use; so much more is written anew. */
const worthMore = 1.1

function keepCompiled(path: string, compiled: Buffer): void {
  const fresh = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(fresh, Buffer.concat([digest(compiled), compiled]))
    renameSync(fresh, path)
  } catch {
    // No cache folder to write to, or no room in it: the next start compiles again.
    drop(fresh)
  }
}
