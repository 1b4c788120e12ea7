import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const root = new URL('../../', import.meta.url)

/** Starts as one of an old Node, which keeps nothing of its own. */
const old = '{createRequire: null}'

/** What is set at the start, and set again before what is compiled is kept. */
const setting = `() => require('node:v8').setFlagsFromString('--heap-growing-percent=50')`

const program = `#!/usr/bin/env node
if (process.env.DIE) process.kill(process.pid, 'SIGKILL')
if (process.env.END) {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => undefined, 30_000)
}
const late = (words) => {
  const counts = new Map()
  for (const word of words.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([word, count]) => word + ' ' + count).join('; ')
}
if (process.env.LATE) {
  late('what nobody has asked for until now')
  setTimeout(() => undefined, 300)
}
if (process.env.GROW) require('node:v8').setFlagsFromString('--heap-growing-percent=150')
console.log("started", require("node:path").basename(__filename))
`

suite('starting the bundle', () => {
  let folder = ''
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'launch-'))
    writeFileSync(join(folder, 'program.js'), program)
  })
  teardown(() => rmSync(folder, {recursive: true}))

  const run = (
    cache: string,
    loader: string,
    more: Readonly<Record<string, string>> = {},
    words: readonly string[] = [],
  ) => {
    const launch = `import(${JSON.stringify(new URL('server/src/launch.ts', root).href)})`
    const require = `const require = (await import('node:module')).createRequire('/')`
    const set = `const set = ${setting}; set()`
    const started = `(await ${launch}).launch(${JSON.stringify(join(folder, 'program.js'))}, set, ${loader})`
    const all = [require, set, started].join('; ')
    return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', all, ...words], {
      cwd: root,
      env: {...process.env, XDG_CACHE_HOME: cache, ...more},
      encoding: 'utf8',
    })
  }
  const start = (cache: string, loader = old): string => run(cache, loader).stdout

  const cacheIn = (cache: string): readonly string[] => readdirSync(join(cache, 'plumbline'))

  test('the compiled form of one start serves the next', () => {
    const cache = join(folder, 'cache')
    assert.equal(start(cache), 'started program.js\n')
    const [kept = ''] = cacheIn(cache)
    assert.match(kept, /\.compiled$/)
    const before = statSync(join(cache, 'plumbline', kept)).ino
    assert.equal(start(cache), 'started program.js\n')
    assert.deepEqual(cacheIn(cache), [kept])
    assert.equal(statSync(join(cache, 'plumbline', kept)).ino, before)
  })

  test('what a later start compiles beyond that is kept too, once', () => {
    const cache = join(folder, 'cache')
    start(cache)
    const place = join(cache, 'plumbline', cacheIn(cache)[0] ?? '')
    const [before, late] = [statSync(place), {LATE: '1'}]
    assert.equal(run(cache, `${old}, 100`, late).stdout, 'started program.js\n')
    const more = statSync(place)
    assert.ok(more.size > before.size * 1.1, `${before.size} → ${more.size}`)
    run(cache, `${old}, 100`, late)
    assert.equal(statSync(place).ino, more.ino)
    assert.equal(start(cache), 'started program.js\n')
  })

  test('what is kept serves the next start also where settings of V8 have changed since the first', () => {
    const cache = join(folder, 'cache')
    run(cache, old, {GROW: '1'})
    const place = join(cache, 'plumbline', cacheIn(cache)[0] ?? '')
    const {ino} = statSync(place)
    // So that its number is not given to another file.
    linkSync(place, join(folder, 'held'))
    run(cache, `${old}, 100`, {GROW: '1', LATE: '1'})
    const more = statSync(place)
    linkSync(place, join(folder, 'held too'))
    assert.notEqual(more.ino, ino)
    start(cache)
    assert.equal(statSync(place).ino, more.ino)
  })

  test('damaged bytes are not run, and are written anew', () => {
    const cache = join(folder, 'cache')
    start(cache)
    const place = join(cache, 'plumbline', cacheIn(cache)[0] ?? '')
    const sound = readFileSync(place)
    const cuts = [0, 10, 32, 64, sound.length - 1].map((length) => sound.subarray(0, length))
    const flips = [3, 40, 200, 391, sound.length - 5].map((at) => {
      const bad = Buffer.from(sound)
      for (let byte = at; byte < bad.length; byte += 97) bad[byte] = (bad[byte] ?? 0) ^ 0xff
      return bad
    })
    for (const bad of [...cuts, ...flips]) {
      writeFileSync(place, bad)
      const {stdout, status, signal} = run(cache, old)
      assert.deepEqual([stdout, status, signal], ['started program.js\n', 0, null])
      assert.ok(!readFileSync(place).equals(bad))
    }
  })

  test('a start that did not finish takes the compiled form with it', () => {
    const cache = join(folder, 'cache')
    start(cache)
    const [kept = ''] = cacheIn(cache)
    assert.equal(run(cache, old, {DIE: '1'}).signal, 'SIGKILL')
    assert.equal(cacheIn(cache).length, 2)
    const {ino} = statSync(join(cache, 'plumbline', kept))
    // So that its number is not given to another file.
    linkSync(join(cache, 'plumbline', kept), join(folder, 'held'))
    assert.equal(start(cache), 'started program.js\n')
    assert.notEqual(statSync(join(cache, 'plumbline', kept)).ino, ino)
    assert.deepEqual(cacheIn(cache), [kept])
  })

  test('a server that is asked to end at once leaves the compiled form to the next', () => {
    const cache = join(folder, 'cache')
    const lsp = ['plumbline', 'lsp']
    run(cache, old, {}, lsp)
    const [kept = ''] = cacheIn(cache)
    const {ino} = statSync(join(cache, 'plumbline', kept))
    assert.equal(run(cache, old, {END: '1'}, lsp).signal, 'SIGTERM')
    assert.deepEqual(cacheIn(cache), [kept])
    assert.equal(run(cache, old, {}, lsp).stdout, 'started program.js\n')
    assert.equal(statSync(join(cache, 'plumbline', kept)).ino, ino)
  })

  test('where Node keeps compiled forms itself it is told where, and what it has is written before the end', () => {
    const told = `{
      createRequire: (at) => (path) => console.log(at === path ? "required" : path),
      enableCompileCache: (folder) => console.log(folder),
    }`
    const cache = join(folder, 'cache')
    assert.equal(start(cache, told), `${join(cache, 'plumbline', 'compiled')}\nrequired\n`)
  })

  test('a cache that cannot be written is done without', () => {
    assert.equal(start(join(folder, 'program.js')), 'started program.js\n')
  })
})
