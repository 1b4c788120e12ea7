import assert from 'node:assert/strict'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pages, withTable} from './pages.js'

const root = join(import.meta.dirname, '../..')

/** `npm run docs` writes what these hold against the rules. */
suite('pages of the rules', () => {
  test('each rule has its page, as its source has it', () => {
    for (const [path, text] of pages()) {
      assert.ok(existsSync(join(root, path)), `${path} is missing: npm run docs`)
      assert.equal(readFileSync(join(root, path), 'utf8'), text, `${path} is not current: npm run docs`)
    }
  })

  test('no page is left of a rule that is gone', () => {
    const written = readdirSync(join(root, 'docs/rules')).map((name) => `docs/rules/${name}`)
    assert.deepEqual(
      written.filter((path) => !pages().has(path)),
      [],
    )
  })

  test('the tables in the READMEs are current', () => {
    for (const [path, language] of [
      ['README.md', 'en'],
      ['README.zh-CN.md', 'zh'],
    ] as const) {
      const readme = readFileSync(join(root, path), 'utf8')
      assert.equal(withTable(readme, language), readme, `${path} is not current: npm run docs`)
      assert.match(readme, /docs\/rules\/registry-value-mismatch\.md/, `${path} has no place for the table`)
    }
  })

  test('a table goes between its marks and nowhere else', () => {
    const readme = 'a\n<!-- rules -->\nold\n<!-- /rules -->\nb\n'
    assert.match(withTable(readme, 'en'), /^a\n<!-- rules -->\n\n\| group [\s\S]* \|\n\n<!-- \/rules -->\nb\n$/)
    assert.equal(withTable('nothing\n', 'en'), 'nothing\n')
  })
})
