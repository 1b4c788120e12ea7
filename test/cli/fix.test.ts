import assert from 'node:assert/strict'
import {execFileSync, spawnSync} from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {writeFixed} from '../../server/src/cli/fix.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {buildProgram, folderWith, plumbline} from './run.js'

const draft = '第一段。\n\n截止2020年底，全市注册志愿者５２０万人，占１２％。\n\n末段。'
const mended = '第一段。\n\n截至2020年底，全市注册志愿者520万人，占12%。\n\n末段。'

suite('check --fix', () => {
  suiteSetup(buildProgram)

  const read = (folder: string, name = 'plan.md'): string => readFileSync(join(folder, name), 'utf8')
  const left = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name !== '.cache')

  test('it says what it changed, by rule, and leaves nothing beside the draft', () => {
    const folder = folderWith({'plan.md': draft})
    const {stderr} = plumbline(folder, ['check', '--fix', 'plan.md'])
    assert.equal(read(folder), mended)
    assert.equal(stderr, 'plumbline: plan.md: 3 places changed (jiezhi-usage 1, digit-width 2)\n')
    assert.deepEqual(left(folder), ['plan.md'])
    assert.equal(plumbline(folder, ['check', '--fix', 'plan.md']).stderr, '')
  })

  test('a symlink stays one, and the draft behind it is fixed', () => {
    const folder = folderWith({'real/plan.md': draft})
    symlinkSync('real/plan.md', join(folder, 'plan.md'))
    plumbline(folder, ['check', '--fix', 'plan.md'])
    assert.ok(lstatSync(join(folder, 'plan.md')).isSymbolicLink())
    assert.equal(read(folder, 'real/plan.md'), mended)
  })

  test('both names of a file have the fixed draft', () => {
    const folder = folderWith({'plan.md': draft})
    linkSync(join(folder, 'plan.md'), join(folder, 'other.md'))
    plumbline(folder, ['check', '--fix', 'plan.md'])
    assert.deepEqual([read(folder), read(folder, 'other.md')], [mended, mended])
    assert.equal(statSync(join(folder, 'plan.md')).nlink, 2)
  })

  test('mode and owner stay', function () {
    if (process.platform === 'win32') return this.skip()
    const folder = folderWith({'plan.md': draft})
    const place = join(folder, 'plan.md')
    chmodSync(place, 0o666)
    if (process.geteuid?.() === 0) chownSync(place, 12_345, 12_346)
    const before = statSync(place)
    plumbline(folder, ['check', '--fix', 'plan.md'])
    const {mode, uid, gid} = statSync(place)
    assert.equal(read(folder), mended)
    assert.deepEqual([mode, uid, gid], [before.mode, before.uid, before.gid])
  })

  test('a read-only draft is left as it is, in one line and with status 2', () => {
    const folder = folderWith({'plan.md': draft})
    chmodSync(join(folder, 'plan.md'), 0o444)
    const {status, stderr} = plumbline(folder, ['check', '--fix', 'plan.md'])
    assert.deepEqual([status, stderr], [2, 'plumbline: plan.md: not fixed, it is read-only\n'])
    assert.equal(read(folder), draft)
  })

  test('a draft that was saved meanwhile is left as it was saved', async () => {
    const folder = folderWith({'plan.md': '截止2020年底，全市注册志愿者５２１万人。'})
    const source = {path: 'plan.md', place: join(folder, 'plan.md'), input: false}
    const done = {snapshot: emptySnapshot, text: mended, changes: new Map([['digit-width', 1]])}
    const said = await writeFixed({source, text: draft, encoding: 'utf-8'}, done)
    assert.match(said?.say.en ?? '', /^plan.md: not fixed, it has changed meanwhile/)
    assert.match(read(folder), /５２１/)
    assert.equal(await writeFixed({source, text: read(folder), encoding: 'utf-8'}, done), null)
    assert.equal(read(folder), mended)
  })

  test('a full disk leaves the old draft, and nothing beside it', function () {
    const folder = folderWith({})
    // Needs a file system of its own; where none may be mounted this cannot be tried.
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    if (mounted.status !== 0) return this.skip()
    try {
      const long = `${draft}\n\n${'本市推进公共服务。'.repeat(1600)}`
      writeFileSync(join(folder, 'plan.md'), long)
      const {status, stderr} = plumbline(folder, ['check', '--fix', '--no-cache', 'plan.md'])
      assert.deepEqual([status, stderr], [2, 'plumbline: plan.md: cannot be written (ENOSPC)\n'])
      assert.equal(read(folder), long)
      assert.deepEqual(left(folder), ['plan.md'])
    } finally {
      execFileSync('umount', [folder])
    }
  })

  test('--diff writes nothing and prints a patch that makes what --fix would', function () {
    const more = '段。\n'.repeat(9)
    const before = `${draft}\n${more}共２项。\r\n${more}共３项。`
    const folder = folderWith({'plan.md': before, 'other.md': before})
    const {stdout, stderr} = plumbline(folder, ['check', '--fix', '--diff', 'plan.md'])
    assert.equal(read(folder), before)
    assert.match(stderr, /^plumbline: plan.md: 5 places would change \(/)
    assert.equal(stdout.match(/^@@ /gm)?.length, 3)
    plumbline(folder, ['check', '--fix', 'other.md'])
    if (spawnSync('git', ['--version']).status !== 0) return this.skip()
    execFileSync('git', ['apply', '-'], {cwd: folder, input: stdout})
    assert.equal(read(folder), read(folder, 'other.md'))
    assert.equal(plumbline(folder, ['check', '--diff', 'plan.md']).stdout, '')
  })

  test('--diff of standard input is printed', () => {
    const {stdout, status} = plumbline(folderWith({}), ['check', '--diff', '-'], '共２项。')
    assert.equal(status, 0)
    assert.equal(
      stdout,
      '--- a/-\n+++ b/-\n@@ -1,1 +1,1 @@\n-共２项。\n\\ No newline at end of file\n+共2项。\n\\ No newline at end of file\n',
    )
  })
})
