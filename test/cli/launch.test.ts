import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const root = new URL('../../', import.meta.url)

suite('starting the bundle', () => {
  let folder = ''
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'launch-'))
    writeFileSync(
      join(folder, 'program.js'),
      '#!/usr/bin/env node\nconsole.log("started", require("node:path").basename(__filename))\n',
    )
  })
  teardown(() => rmSync(folder, {recursive: true}))

  const start = (cache: string): string => {
    const launch = `import(${JSON.stringify(new URL('server/src/launch.ts', root).href)})`
    const program = JSON.stringify(join(folder, 'program.js'))
    return execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', `(await ${launch}).launch(${program})`],
      {
        cwd: root,
        env: {...process.env, XDG_CACHE_HOME: cache},
        encoding: 'utf8',
      },
    )
  }

  test('the compiled form of one start serves the next', () => {
    const cache = join(folder, 'cache')
    assert.equal(start(cache), 'started program.js\n')
    const [kept = ''] = readdirSync(join(cache, 'plumbline'))
    assert.match(kept, /\.compiled$/)
    assert.equal(start(cache), 'started program.js\n')
    assert.deepEqual(readdirSync(join(cache, 'plumbline')), [kept])
    writeFileSync(join(cache, 'plumbline', kept), 'damaged')
    assert.equal(start(cache), 'started program.js\n')
    assert.notEqual(readFileSync(join(cache, 'plumbline', kept), 'utf8'), 'damaged')
  })

  test('a cache that cannot be written is done without', () => {
    assert.equal(start(join(folder, 'program.js')), 'started program.js\n')
  })
})
