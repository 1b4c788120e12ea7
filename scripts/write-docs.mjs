/** Writes the pages of the rules, the tables in the READMEs and what pages show of the program. Run with `node --import tsx`: it reads the rules' sources. */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {pages, withTable} from '../test/docs/pages.ts'
import {sessionPages, withSessions} from '../test/docs/sessions.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const written = pages()

mkdirSync(`${root}docs/rules`, {recursive: true})
for (const name of readdirSync(`${root}docs/rules`))
  if (!written.has(`docs/rules/${name}`)) rmSync(`${root}docs/rules/${name}`)
for (const [path, text] of written) writeFileSync(root + path, text)
for (const [path, language] of [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
])
  if (existsSync(root + path)) writeFileSync(root + path, withTable(readFileSync(root + path, 'utf8'), language))
for (const path of Object.keys(sessionPages))
  writeFileSync(root + path, withSessions(path, readFileSync(root + path, 'utf8')))
console.log(`${written.size} pages in docs/rules`)
