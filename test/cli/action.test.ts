import assert from 'node:assert/strict'
import {execFileSync, spawnSync} from 'node:child_process'
import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {load} from 'js-yaml'
import {buildProgram, config, folderWith, program, type Ran, registry} from './run.js'

interface Action {
  readonly runs: {readonly steps: readonly {readonly run: string; readonly env?: object}[]}
}

const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'

suite('the action for GitHub', () => {
  const read = load(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8'))
  const step = (Object(read) as Action).runs.steps.find(({env}) => env)
  const action = folderWith({})

  suiteSetup(function () {
    if (spawnSync('bash', ['--version']).status !== 0) return this.skip()
    buildProgram()
    mkdirSync(join(action, 'dist'))
    copyFileSync(program, join(action, 'dist/plumbline.js'))
    writeFileSync(join(action, 'dist/package.json'), '{"type": "commonjs"}')
  })

  /** As the runner runs a step whose shell is bash. */
  function run(folder: string, inputs: Readonly<Record<'PATHS' | 'ARGUMENTS' | 'SINCE', string>>): Ran {
    const env = {PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, '.cache'), GITHUB_ACTION_PATH: action, ...inputs}
    const words = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step?.run ?? 'exit 3']
    return spawnSync('bash', words, {cwd: folder, env, encoding: 'utf8'})
  }

  const errorsOf = ({stdout}: Ran): readonly string[] =>
    [...stdout.matchAll(/^::error file=([^,]+)/gm)].map(([, file = '']) => file)

  const files = {'plumbline.yaml': config, 'base.metrics.yaml': registry, 'a.md': wrong, 'b/c.md': wrong, 'd.md': wrong}

  test('paths stand in a row or on lines of their own, and arguments too', () => {
    for (const PATHS of ['a.md b', 'a.md\nb\n', '\n  a.md\n  b\n']) {
      const ran = run(folderWith(files), {PATHS, ARGUMENTS: '--level\nerror', SINCE: ''})
      assert.deepEqual(errorsOf(ran), ['a.md', 'b/c.md'], ran.stderr)
      assert.equal(ran.status, 1)
    }
  })

  test('without paths the workspace is checked; a path that is not there fails the job', () => {
    assert.equal(errorsOf(run(folderWith(files), {PATHS: '', ARGUMENTS: '', SINCE: ''})).length, 3)
    assert.equal(run(folderWith(files), {PATHS: 'a.md\nnone.md', ARGUMENTS: '--fail-on never', SINCE: ''}).status, 2)
  })

  test('since a revision; since none, as on the first push of a branch, all', () => {
    const folder = folderWith(files)
    const git = (...words: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], {
        cwd: folder,
        encoding: 'utf8',
      })
    git('init', '--quiet')
    git('add', '*.md', '*.yaml')
    git('commit', '--quiet', '-m', 'before')
    const before = git('rev-parse', 'HEAD').trim()
    writeFileSync(join(folder, 'd.md'), `${wrong}\n${wrong.replace('105', '106')}`)
    const since = (SINCE: string): Ran => run(folder, {PATHS: '', ARGUMENTS: '', SINCE})
    assert.deepEqual(errorsOf(since(before)), ['d.md'])
    for (const none of ['0'.repeat(40), 'origin/']) {
      assert.equal(errorsOf(since(none)).length, 4)
      assert.match(since(none).stdout, /^::notice::plumbline: no revision /m)
    }
    assert.doesNotMatch(since('').stdout, /::notice::/)
  })
})
