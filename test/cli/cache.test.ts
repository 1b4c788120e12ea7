import assert from 'node:assert/strict'
import {existsSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'
const files = {'plumbline.yaml': config, 'base.metrics.yaml': registry, 'a.md': wrong, 'b/c.md': `# 规划\n\n${wrong}`}

const check = (folder: string, ...words: readonly string[]): string =>
  plumbline(folder, ['check', '--format', 'json', ...words, '.']).stdout

const kept = (folder: string): number => {
  const cache = join(folder, '.cache/plumbline/summaries')
  return existsSync(cache)
    ? readdirSync(cache, {recursive: true, encoding: 'utf8'}).filter((name) => /[\\/]/.test(name)).length
    : 0
}

suite('check of a folder, from the cache', () => {
  suiteSetup(buildProgram)

  test('says what it said', () => {
    const folder = folderWith(files)
    const first = check(folder)
    // Two drafts, and what is wrong in their registry.
    assert.equal(kept(folder), 3)
    assert.match(first, /registry-value-mismatch/)
    assert.equal(check(folder), first)
    for (const format of ['text', 'sarif', 'github'])
      assert.equal(check(folder, '--format', format), check(folder, '--no-cache', '--format', format))
  })

  test('after any change it says what a fresh check says', () => {
    const folder = folderWith(files)
    const changes: readonly (readonly [string, string])[] = [
      ['a.md', wrong.replace('105', '103')],
      ['base.metrics.yaml', registry.replace('value: 103', 'value: 105')],
      ['plumbline.yaml', `${config}rules:\n  registry-value-mismatch: hint\n`],
      ['a.md', wrong],
      ['plumbline.yaml', config],
    ]
    for (const [name, text] of changes) {
      check(folder)
      writeFileSync(join(folder, name), text)
      assert.equal(check(folder), check(folder, '--no-cache'), name)
    }
  })

  test('--no-cache keeps nothing, nor does a draft that is named', () => {
    const folder = folderWith(files)
    check(folder, '--no-cache')
    plumbline(folder, ['check', 'a.md'])
    plumbline(folder, ['check', '--fix', '.'])
    assert.equal(kept(folder), 0)
  })
})
