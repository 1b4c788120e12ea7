import assert from 'node:assert/strict'
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, plumbline, program, registry} from './run.js'

const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'
const target = '到2025年，互联网数据中心达到110个。\n'
const workspace = {'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': `# 规划\n\n${wrong}`}

function git(folder: string, ...words: readonly string[]): void {
  const person = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
  const {status, stderr} = spawnSync('git', [...person, ...words], {cwd: folder, encoding: 'utf8'})
  assert.equal(status, 0, stderr)
}

function repository(): string {
  const folder = folderWith(workspace)
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'one')
  return folder
}

const write = (folder: string, name: string, text: string): void => writeFileSync(join(folder, name), text)

/** Rule and line of what `check` lists. */
function listed(folder: string, ...words: readonly string[]): string[] {
  const {stdout, stderr} = plumbline(folder, ['check', '--format', 'json', ...words, '.'])
  assert.notEqual(stdout, '', stderr)
  const files: {path: string; findings: {rule: string; line: number}[]}[] = JSON.parse(stdout).files
  return files.flatMap(({path, findings}) => findings.map(({rule, line}) => `${path}:${line} ${rule}`))
}

suite('check --since', () => {
  suiteSetup(buildProgram)

  test('what stood there before is left out, and said to be', () => {
    const folder = repository()
    write(folder, 'plan.md', `# 规划\n\n开头。\n\n${wrong}\n${target}`)
    assert.deepEqual(listed(folder, '--since', 'HEAD'), ['plan.md:7 registry-target-mismatch'])
    const {stderr, status} = plumbline(folder, ['check', '--since', 'HEAD', '.'])
    assert.match(stderr, /1 findings on lines that have not changed since HEAD are left out/)
    assert.equal(status, 1)
  })

  test('nothing changed: status 0, and the coverage line', () => {
    const {stdout, status} = plumbline(repository(), ['check', '--since', 'main', '.'])
    assert.equal(status, 0)
    assert.match(stdout, /Coverage: \d+ numbers/)
  })

  test('only the branch’s own changes count, not those of the other since they parted', () => {
    const folder = repository()
    git(folder, 'checkout', '-qb', 'draft')
    git(folder, 'checkout', '-q', 'main')
    write(folder, 'plan.md', `# 规划\n\n删去。\n`)
    git(folder, 'commit', '-qam', 'two')
    git(folder, 'checkout', '-q', 'draft')
    assert.deepEqual(listed(folder, '--since', 'main'), [])
  })

  test('a changed entry of the registry brings the findings of drafts that it contradicts', () => {
    const folder = repository()
    write(folder, 'base.metrics.yaml', registry.replace('value: 103', 'value: 104'))
    assert.deepEqual(listed(folder, '--since', 'HEAD'), ['plan.md:3 registry-value-mismatch'])
  })

  test('a file that git does not keep is new in every line', () => {
    const folder = repository()
    write(folder, '新[稿].md', wrong)
    assert.deepEqual(listed(folder, '--since', 'HEAD'), ['新[稿].md:1 registry-value-mismatch'])
  })

  for (const revision of ['nowhere', '--output=x'])
    test(`no such revision: ${revision}`, () => {
      const {status, stderr} = plumbline(repository(), ['check', `--since=${revision}`, '.'])
      assert.equal(status, 2)
      assert.match(stderr, /no such revision/)
    })

  test('no repository', () =>
    assert.equal(plumbline(folderWith(workspace), ['check', '--since', 'HEAD', '.']).status, 2))
})

suite('check --baseline', () => {
  suiteSetup(buildProgram)
  const known = ['--baseline', 'known.json']

  test('what is known is left out, what is new is listed', () => {
    const folder = folderWith(workspace)
    assert.equal(plumbline(folder, ['check', ...known, '--write-baseline', '.']).status, 0)
    assert.deepEqual(listed(folder, ...known), [])
    write(folder, 'plan.md', `# 规划\n\n开头。\n\n${wrong}\n${target}`)
    assert.deepEqual(listed(folder, ...known), ['plan.md:7 registry-target-mismatch'])
    assert.match(plumbline(folder, ['check', ...known, '.']).stderr, /1 findings that known\.json knows are left out/)
  })

  test('an entry without its finding is told of, and taken out when the file is written again', () => {
    const folder = folderWith(workspace)
    plumbline(folder, ['check', ...known, '--write-baseline', '.'])
    write(folder, 'plan.md', wrong.replace('105', '103'))
    assert.match(plumbline(folder, ['check', ...known, '.']).stderr, /1 entries are no longer found \(plan\.md\)/)
    plumbline(folder, ['check', ...known, '--write-baseline', '.'])
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')).files, {})
  })

  test('written again for one draft, it keeps what it knows of the others', () => {
    const folder = folderWith({...workspace, 'b.md': wrong})
    plumbline(folder, ['check', ...known, '--write-baseline', '.'])
    plumbline(folder, ['check', ...known, '--write-baseline', 'b.md'])
    assert.deepEqual(listed(folder, ...known), [])
  })

  test('no baseline, or none to write into', () => {
    const folder = folderWith({...workspace, 'broken.json': '{"version": 1, "files": {"plan.md": 3}}'})
    assert.match(plumbline(folder, ['check', ...known, '.']).stderr, /known\.json: cannot be read/)
    assert.equal(plumbline(folder, ['check', '--baseline', 'broken.json', '.']).status, 2)
    assert.equal(plumbline(folder, ['check', '--write-baseline', '.']).status, 2)
  })
})

suite('check --watch', () => {
  suiteSetup(buildProgram)

  test('checks again when a draft changes, and ends with Ctrl+C', async () => {
    const folder = folderWith(workspace)
    const child = spawn(process.execPath, [program, 'check', '--watch', '--locale', 'en', '.'], {cwd: folder})
    let said = ''
    child.stdout.on('data', (bytes) => {
      said += bytes
    })
    const until = async (words: RegExp): Promise<void> => {
      for (let tries = 0; !words.test(said) && tries < 100; tries++) await new Promise((done) => setTimeout(done, 100))
      assert.match(said, words)
    }
    await until(/“105个”[\s\S]*Coverage/)
    said = ''
    write(folder, 'plan.md', wrong.replace('105', '1041'))
    await until(/“1041个”[\s\S]*Coverage/)
    child.kill('SIGINT')
    const [status] = await once(child, 'exit')
    assert.equal(status, 0)
  }).timeout(30_000)
})
