import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {sessionPages, withSessions} from './sessions.js'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

/** What a page's sessions must show, in its language. */
const shows: Readonly<Record<keyof typeof sessionPages, readonly string[]>> = {
  'README.md': ['share-mismatch', 'registry-value-mismatch', 'Coverage:'],
  'README.zh-CN.md': ['share-mismatch', 'registry-value-mismatch', '覆盖：'],
  'docs/ci.md': ['::error file=planted.md', 'known.json knows are left out', 'no longer found'],
  'docs/ci.zh-CN.md': ['::error file=planted.md', '已收录的', '已不再出现'],
  'docs/word.md': ['chapter 1, paragraph 1 “62%”', '占地30亩', '80000个 → 75000个'],
  'docs/word.zh-CN.md': ['第一章第1段“62%”', '占地30亩', '80000个 → 75000个'],
}

suite('what pages show of the program', () => {
  for (const path of Object.keys(sessionPages) as (keyof typeof sessionPages)[])
    test(`${path} prints what the program prints`, () => {
      const page = read(path)
      assert.equal(withSessions(path, page), page, `${path} is not current: npm run docs`)
      for (const words of shows[path]) assert.ok(page.includes(words), `${path} shows no “${words}”`)
    })
})

/** Pages in two languages. */
const pairs = readdirSync(join(import.meta.dirname, '../../docs')).flatMap(
  (name) => /^(.*)\.zh-CN\.md$/.exec(name)?.[1] ?? [],
)

/** What does not depend on the language: names in the first column of tables, and code without its comments. */
const bones = (page: string) => ({
  keys: [...page.matchAll(/^\| (`[^|]*`)(?= \|)/gm)].map(([, key]) => key?.match(/`[^`]+`/g)),
  code: [...page.matchAll(/^```(?!console|markdown|sh)(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => [
    language,
    text.replace(/ *(?:#|--|;;).*$/gm, ''),
  ]),
  sections: page.match(/^#+ /gm),
})

suite('pages in Chinese and English', () => {
  for (const name of pairs)
    test(`docs/${name} says the same in both`, () => {
      assert.deepEqual(bones(read(`docs/${name}.zh-CN.md`)), bones(read(`docs/${name}.md`)))
    })
})
