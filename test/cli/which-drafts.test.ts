import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'

/** The drafts that a check of these words finds something in. */
function found(folder: string, ...words: readonly string[]): readonly string[] {
  const {stdout, stderr} = plumbline(folder, ['check', '--format', 'json', ...words])
  const {files}: {readonly files: readonly {readonly path: string; readonly findings: readonly object[]}[]} =
    stdout === '' ? assert.fail(stderr) : JSON.parse(stdout)
  return files.filter(({findings}) => findings.length).map(({path}) => path)
}

suite('which files of a folder are drafts', () => {
  suiteSetup(buildProgram)
  const workspace = {'plumbline.yml': config, 'base.metrics.yaml': registry, 'a.md': wrong, 'sub/b.md': wrong}

  test('plumbline.yml is read too, and plumbline.yaml before it', () => {
    assert.deepEqual(found(folderWith(workspace), '.'), ['a.md', 'sub/b.md'])
    assert.deepEqual(found(folderWith({...workspace, 'plumbline.yaml': 'registry: []\n'}), '.'), [])
  })

  test('drafts and ignore say which; a path that is named is checked all the same', () => {
    const folder = folderWith({
      ...workspace,
      'plumbline.yml': `${config}drafts: ["**/*.md", 稿/*.txt]\nignore: [sub, "**/README.md"]\n`,
      '稿/c.txt': wrong,
      '稿/README.md': wrong,
      'notes.txt': wrong,
    })
    assert.deepEqual(found(folder, '.'), ['a.md', '稿/c.txt'])
    assert.deepEqual(found(folder, '稿'), ['稿/c.txt'])
    assert.deepEqual(found(folder, 'sub/b.md', 'notes.txt'), ['sub/b.md', 'notes.txt'])
    const {status, stderr} = plumbline(folder, ['check', 'sub'])
    assert.equal(status, 2)
    assert.match(stderr, /^plumbline: sub: the configuration \(drafts, ignore\) leaves out/)
  })

  test('overrides hold for the files that they name, wherever the command runs', () => {
    const text = `${config}overrides: {sub: {registry-value-mismatch: off}}\n`
    const folder = folderWith({...workspace, 'plumbline.yml': text})
    assert.deepEqual(found(folder, '.'), ['a.md'])
    assert.deepEqual(found(`${folder}/sub`, 'b.md', '../a.md'), [`${folder}/a.md`])
  })

  test('what git ignores is left out of a folder, and checked where it is named', function () {
    const folder = folderWith({
      ...workspace,
      '.gitignore': '# built\n/out/\n*.tmp.md\n!keep.tmp.md\nbase.metrics.yaml\n',
      'out/a.md': wrong,
      'sub/out/c.md': wrong,
      'x.tmp.md': wrong,
      'keep.tmp.md': wrong,
      'sub/.gitignore': 'b.md\n',
    })
    if (spawnSync('git', ['init', '--quiet'], {cwd: folder}).status !== 0) return this.skip()
    assert.deepEqual(found(folder, '.'), ['a.md', 'keep.tmp.md', 'sub/out/c.md'])
    assert.deepEqual(found(folder, 'sub'), ['sub/out/c.md'])
    assert.deepEqual(found(folder, 'x.tmp.md', 'out'), ['x.tmp.md', 'out/a.md'])
  })

  test('the same as git says', function () {
    const files = ['a.md', 'b/a.md', 'b/c/a.md', 'doc/x.md', 'doc/y/x.md', 'b/doc/x.md', 'build/a.md', '稿/旧稿1.md']
    const folder = folderWith({
      ...Object.fromEntries(files.map((name) => [name, wrong])),
      'plumbline.yml': config,
      'base.metrics.yaml': registry,
      '.gitignore': 'b/a.md\n/a.md\ndoc/*.md\nbuild/\n旧稿?.md\n**/c/**\n\n#a\n',
    })
    if (spawnSync('git', ['init', '--quiet'], {cwd: folder}).status !== 0) return this.skip()
    const ignored = files.filter((name) => spawnSync('git', ['check-ignore', '-q', name], {cwd: folder}).status === 0)
    assert.ok(ignored.length > 3 && ignored.length < files.length)
    assert.deepEqual(found(folder, '.').toSorted(), files.filter((name) => !ignored.includes(name)).toSorted())
  })
})
