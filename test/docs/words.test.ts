import assert from 'node:assert/strict'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Whatever people read, and where it is written. */
const texts = ['server/src', 'client/src', 'docs', 'examples', 'README.md', 'README.zh-CN.md', 'package.nls.zh-cn.json']

const filesIn = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, {recursive: true, encoding: 'utf8'})
        .map((name) => join(path, name))
        .filter((it) => statSync(it).isFile() && /\.(?:ts|md|json|ya?ml)$/.test(it))
    : [path]

suite('words for people', () => {
  test('the registry has one name in Chinese', () => {
    const strangers = texts
      .flatMap((path) => filesIn(join(root, path)))
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/基期库|指标库|城市库/g)].map(([word]) => `${path}: ${word}`),
      )
    assert.deepEqual(strangers, [])
  })
})
