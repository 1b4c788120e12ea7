import {createHash} from 'node:crypto'
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'
import {Script} from 'node:vm'

/**
 * Runs a bundle with the compiled form that an earlier start has left in the user's cache folder: half of a language
 * server's start is compiling it. Node 22 can do this itself (`module.enableCompileCache`); the oldest that we run on
 * cannot. Where the cache cannot be read or written, the bundle is compiled as ever.
 */
export function launch(bundle: string): void {
  const bytes = readFileSync(bundle)
  const kept = compiledFor(bytes)
  const source = bytes.toString('utf8')
  const cachedData = readKept(kept)
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${source.replace(/^#!.*/, '')}\n})`
  const script = new Script(wrapped, {filename: bundle, ...(cachedData && {cachedData})})
  const module = {exports: {}}
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle))
  if (cachedData && !script.cachedDataRejected) return
  drop(kept)
  keepSoon(kept, script)
}

/**
 * A compiled form serves this text in this Node only (V8 itself checks no more than the text's length), and this
 * command: it holds the functions that the command has run.
 */
function compiledFor(source: Buffer): string {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plumbline')
  const about = [process.version, process.arch, process.argv[2] ?? ''].join(' ')
  const name = createHash('sha1').update(source).update(about).digest('hex')
  return join(folder, `${name}.compiled`)
}

function readKept(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
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
function keepSoon(path: string, script: Script): void {
  const keep = () => {
    try {
      mkdirSync(dirname(path), {recursive: true})
      writeFileSync(`${path}.${process.pid}`, script.createCachedData())
      renameSync(`${path}.${process.pid}`, path)
    } catch {
      // No cache folder to write to: the next start compiles again.
    }
  }
  setTimeout(keep, 2000).unref()
  process.once('exit', () => {
    if (!readKept(path)) keep()
  })
}
