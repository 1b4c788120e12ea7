import assert from 'node:assert/strict'
import {createHash} from 'node:crypto'
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {connect} from '../lsp/client.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const draft = '截至2020年底，全市建成互联网数据中心103个。\n'

suite('freezing a registry', () => {
  suiteSetup(() => buildProgram())

  const workspace = (): string =>
    folderWith({'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': draft})

  const change = (folder: string): void =>
    writeFileSync(join(folder, 'base.metrics.yaml'), registry.replace('value: 103', 'value: 107'))

  test('a locked check uses exactly what the lock holds, or fails', () => {
    const folder = workspace()
    const none = plumbline(folder, ['check', '--locked', 'plan.md'])
    assert.deepEqual([none.status, /registry update makes one\n$/.test(none.stderr)], [2, true])
    assert.equal(plumbline(folder, ['registry', 'update']).stdout, 'Wrote plumbline.lock\n')
    const [line] = JSON.parse(readFileSync(join(folder, 'plumbline.lock'), 'utf8')).sources
    assert.deepEqual([line.source, line.digest.length, line.vintage], ['base.metrics.yaml', 64, null])
    change(folder)
    assert.equal(plumbline(folder, ['check', 'plan.md']).status, 1)
    const held = plumbline(folder, ['check', '--locked', 'plan.md'])
    assert.equal(held.status, 0)
    assert.match(held.stderr, /^plumbline: base\.metrics\.yaml is newer than plumbline\.lock holds it; .*\n$/)
    rmSync(join(folder, '.cache'), {recursive: true})
    const gone = plumbline(folder, ['check', '--locked', 'plan.md'])
    assert.deepEqual(
      [gone.status, /base\.metrics\.yaml is not what plumbline\.lock holds/.test(gone.stderr)],
      [2, true],
    )
  })

  test('an editor says in the configuration what is newer than the lock, and no longer once that is moved', async () => {
    const lock = (text: string): string => {
      const digest = createHash('sha256').update(text).digest('hex')
      return JSON.stringify({version: 1, sources: [{source: 'base.metrics.yaml', digest, fetched: '', vintage: null}]})
    }
    const files = {'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plumbline.lock': lock('older')}
    const placed = Object.fromEntries(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text]))
    const client = await connect(placed, {capabilities: {textDocument: {diagnostic: {}}}, locale: 'en'})
    const uri = 'file:///w/plumbline.yaml'
    await client.open(uri, config)
    const newer = async (): Promise<boolean> =>
      JSON.stringify(await client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}})).includes(
        'registry-newer-available',
      )
    assert.equal(await newer(), true)
    client.files.set('file:///w/plumbline.lock', lock(registry))
    const changes = [{uri: 'file:///w/plumbline.lock', type: 2}]
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes})
    for (let tries = 0; tries < 100 && (await newer()); tries++) await new Promise((done) => setTimeout(done, 20))
    assert.equal(await newer(), false)
    await client.end()
  })

  test('an update shows what it changes in the drafts before it moves the lock', () => {
    const folder = workspace()
    plumbline(folder, ['registry', 'update'])
    const before = readFileSync(join(folder, 'plumbline.lock'), 'utf8')
    change(folder)
    const {status, stdout} = plumbline(folder, ['registry', 'update', '--dry-run'])
    assert.equal(status, 1)
    assert.match(stdout, /corrected .*103个 {2}→ 107个\n1 places of drafts are affected\n {2}plan\.md:1 /)
    assert.equal(readFileSync(join(folder, 'plumbline.lock'), 'utf8'), before)
    assert.equal(plumbline(folder, ['registry', 'update']).status, 0)
    assert.notEqual(readFileSync(join(folder, 'plumbline.lock'), 'utf8'), before)
    assert.equal(plumbline(folder, ['registry', 'update', '--dry-run']).status, 0)
  })

  test('a release names a state, which can be compared with', () => {
    const folder = workspace()
    assert.equal(plumbline(folder, ['registry', 'release', '十四五基期·定稿']).status, 0)
    assert.ok(existsSync(join(folder, 'releases/十四五基期·定稿/01-base.metrics.yaml')))
    change(folder)
    assert.match(plumbline(folder, ['registry', 'diff', '十四五基期·定稿']).stdout, /corrected .*103个 {2}→ 107个/)
    assert.equal(plumbline(folder, ['registry', 'release', '十四五基期·定稿']).status, 2)
    assert.equal(plumbline(folder, ['registry', 'release', '../x']).status, 2)
  })
})
