/** Writes the pages of the rules, the tables in the READMEs and what docs/ci.md shows of the program. Run with `node --import tsx`: it reads the rules' sources. */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {pages, withTable} from '../test/docs/pages.ts'
import {withSessions} from '../test/docs/sessions.ts'

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
writeFileSync(`${root}docs/ci.md`, withSessions(readFileSync(`${root}docs/ci.md`, 'utf8')))
console.log(`${written.size} pages in docs/rules`)
