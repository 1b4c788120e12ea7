import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {withSessions} from './sessions.js'

suite('what pages show of the program', () => {
  test('docs/ci.md prints what the program prints on the example', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8')
    assert.equal(withSessions(page), page, 'docs/ci.md is not current: npm run docs')
    for (const words of ['::error file=planted.md', 'known.json knows are left out', 'no longer found'])
      assert.ok(page.includes(words), `docs/ci.md shows no “${words}”`)
  })
})
