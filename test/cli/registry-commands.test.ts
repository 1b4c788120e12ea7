import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const draft = '截至2020年底，全市建成互联网数据中心103个。到2025年，互联网数据中心达到120个。\n'

function repository(): string {
  const folder = folderWith({'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': draft})
  const git = (...words: string[]): void =>
    void execFileSync('git', ['-C', folder, '-c', 'user.name=王五', '-c', 'user.email=w@example.org', ...words])
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', '建库')
  return folder
}

const change = (folder: string, from: string | RegExp, to: string): void => {
  const path = join(folder, 'base.metrics.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

const commit = (folder: string, why: string): void =>
  void execFileSync('git', [
    ...['-C', folder, '-c', 'user.name=王五', '-c', 'user.email=w@example.org'],
    ...['commit', '-q', '-a', '-m', why],
  ])

suite('commands of a keeper', () => {
  suiteSetup(() => buildProgram())

  test('lint needs no draft', () => {
    const folder = repository()
    assert.match(
      plumbline(folder, ['registry', 'lint']).stdout,
      /^1 registry files, 1 indicators: 0 errors, 0 warnings\n/,
    )
    change(folder, 'unit: 个', 'unit: 万个')
    const {status, stdout} = plumbline(folder, ['registry', 'lint', '--format', 'json'])
    assert.equal(status, 0)
    assert.deepEqual(
      JSON.parse(stdout).map(({rule, line}: {rule: string; line: number}) => [rule, line]),
      [['reg-unit-multiplier', 13]],
    )
  })

  test('show and search find an indicator by name, pinyin and id, with who stands behind its figures', () => {
    const folder = repository()
    const shown = plumbline(folder, ['registry', 'show', 'yz.idc']).stdout
    assert.match(shown, /^互联网数据中心 {2}yz\.idc {2}个/)
    assert.match(shown, /observation {2}2020-12-31 {2}103个 {2}final {2}云州市规划 {2}base\.metrics\.yaml:17/)
    for (const word of ['数据中心', 'hlwsjzx', 'yz.idc'])
      assert.match(plumbline(folder, ['registry', 'search', word]).stdout, /互联网数据中心 {2}yz\.idc/)
    const unknown = plumbline(folder, ['registry', 'show', 'yz.idd'])
    assert.deepEqual(
      [unknown.status, unknown.stderr],
      [2, 'plumbline: yz.idd: no such indicator; did you mean yz.idc?\n'],
    )
  })

  test('diff says what sort each difference is, and log who made it', () => {
    const folder = repository()
    change(folder, 'value: 103, qualifier: eq, status: final', 'value: 107, qualifier: eq, status: final')
    change(folder, '报告期末投入运行的互联网数据中心', '年末投入运行的互联网数据中心')
    const {status, stdout} = plumbline(folder, ['registry', 'diff', 'HEAD'])
    assert.equal(status, 1)
    assert.match(
      stdout,
      /^2 differences, 1 of them breaking\n.*definition.*\n.*corrected .*2020-12-31 {2}103个 {2}→ 107个\n$/,
    )
    commit(folder, '更正2020年数')
    assert.match(
      plumbline(folder, ['registry', 'log', 'yz.idc']).stdout,
      /王五 .*corrected 2020-12-31 103个 → 107个 {2}更正2020年数/,
    )
    assert.equal(plumbline(folder, ['registry', 'diff', 'HEAD', 'base.metrics.yaml']).stdout, '0 differences\n')
    const none = plumbline(folder, ['registry', 'diff', 'nowhere'])
    assert.deepEqual([none.status, none.stderr.split('\n').length], [2, 2])
  })

  test('impact shows the sentences that a change makes false, and applies the edits', () => {
    const folder = repository()
    change(folder, 'value: 103', 'value: 107')
    const {status, stdout} = plumbline(folder, ['registry', 'impact', 'HEAD', '--format', 'markdown'])
    assert.equal(status, 1)
    assert.match(stdout, /\| plan\.md:1 \| {2}\| “103个” differs .*107个.*\| Change to “107个” \|/)
    assert.equal(readFileSync(join(folder, 'plan.md'), 'utf8'), draft)
    plumbline(folder, ['registry', 'impact', 'HEAD', '--apply'])
    assert.equal(readFileSync(join(folder, 'plan.md'), 'utf8'), draft.replace('103', '107'))
    assert.equal(plumbline(folder, ['check', 'plan.md']).status, 0)
  })

  test('an unknown word is refused in one line', () => {
    const {status, stderr} = plumbline(repository(), ['registry', 'shwo'])
    assert.deepEqual([status, /did you mean show\?\n$/.test(stderr)], [2, true])
  })
})
