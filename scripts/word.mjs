/**
 * What LibreOffice makes of the Word files that the program writes, what the program makes of those that LibreOffice writes,
 * and what axe finds in the pages, on a screen and on paper. Prints `N passing` and, if any, `N failing` and `N pending`
 * (where a program is not installed).
 */
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {launch} from './smoke/workbench.mjs'
import {seriousIn} from './word/axe.mjs'
import {bare, commentsIn, Office} from './word/office.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'plumbline-'))
cpSync(join(root, 'examples'), folder, {recursive: true})

let [passed, failed, pending] = [0, 0, 0]

function inLibreOffice(office) {
  for (const name of ['planted', 'plan']) {
    plumbline('convert', `${name}.md`, `${name}.docx`)
    const words = ['--format', 'json', '--annotate', `${name}-a.docx`, '--suggest', `${name}-s.docx`]
    const found = findingsOf(`${name}.docx`, ...words)
    is(`${name}: a converted draft has its words`, bare(office.opened(`${name}.docx`, 'txt')).includes('服务'))
    comments(name, office, found)
    is(`${name}: an annotated draft is printed`, office.opened(`${name}-a.docx`, 'pdf').startsWith('%PDF-'))
    suggestions(name, office)
    office.opened(`${name}.docx`, 'odt')
    office.opened(`${name}.odt`, 'docx', `${name}-o`)
    const again = findingsOf(`${name}-o.docx`, '--format', 'json')
    is(`${name}: as LibreOffice writes it, it has the same findings`, isSame(told(again), told(found)))
  }
  plumbline('report', 'planted.docx', '--format', 'docx', '--output', 'review.docx')
  is('the review as an annex is printed', office.opened('review.docx', 'pdf').startsWith('%PDF-'))
  is('and has its words', /指标核对表.*更正表.*签署/s.test(office.opened('review.docx', 'txt')))
}

function comments(name, office, found) {
  const all = commentsIn(office.opened(`${name}-a.docx`, 'fodt'))
  const text = readFileSync(draftOf(`${name}.docx`), 'utf8')
  const placed = found.filter(({start, end}) => all.some(({words}) => words === bare(text.slice(start, end))))
  is(
    `${name}: every comment is there, in our name`,
    all.filter(({author}) => author === '准绳').length === found.length,
  )
  is(
    `${name}: ${placed.length} of ${found.length} comments are on the very words`,
    placed.length >= 0.99 * found.length,
  )
}

function suggestions(name, office) {
  is(`${name}: LibreOffice accepts all changes`, office.accept(`${name}-s.docx`, `${name}-x.docx`))
  const [accepted, fixed] = [draftOf(`${name}-x.docx`), draftOf(`${name}.docx`)]
  plumbline('check', '--fix', fixed)
  is(
    `${name}: and what comes of it is what --fix makes`,
    readFileSync(accepted, 'utf8') === readFileSync(fixed, 'utf8'),
  )
}

async function inChromium() {
  const changed = readFileSync(join(folder, 'planted.md'), 'utf8')
    .replace('105个', '106个')
    .replace('7.0万个', '6.5万个')
  writeFileSync(join(folder, 'other.md'), changed)
  const pages = {
    'the review': ['report', 'planted.md'],
    'the changes': ['diff', 'planted.md', 'other.md', '--format', 'html'],
    'the errata': ['diff', 'planted.md', 'other.md', '--format', 'html', '--errata'],
  }
  const browser = await launch()
  for (const [what, words] of Object.entries(pages))
    for (const media of ['screen', 'print']) {
      const serious = await seriousIn(browser, plumbline(...words).stdout, media)
      is(
        `${what} on ${media === 'screen' ? 'a screen' : 'paper'}: ${serious.join('; ') || 'axe finds nothing serious'}`,
        !serious.length,
      )
    }
  await browser.close()
}

const findingsOf = (path, ...words) =>
  JSON.parse(plumbline('check', path, ...words).stdout).files.find((it) => it.path === path).findings

const told = (found) => found.map(({rule, message}) => `${rule} ${bare(message)}`).sort()

const isSame = (a, b) => a.length > 0 && JSON.stringify(a) === JSON.stringify(b)

/** A Word file as the program reads it, in a file. */
function draftOf(name) {
  const path = join(folder, `${name}.md`)
  rmSync(path, {force: true})
  plumbline('convert', name, path)
  return path
}

function plumbline(...words) {
  return spawnSync(process.execPath, [join(root, 'dist/plumbline.js'), ...words], {cwd: folder, encoding: 'utf8'})
}

function is(what, isSo) {
  if (isSo) passed++
  else failed++
  console.log(`  ${isSo ? '✓' : '✗'} ${what}`)
}

function skip(what) {
  pending++
  console.log(`  - ${what}: not installed`)
}

if (spawnSync('soffice', ['--version']).status === 0) inLibreOffice(new Office(folder))
else skip('LibreOffice')
if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) await inChromium()
else skip('Chromium')
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}${pending ? `\n  ${pending} pending` : ''}`)
rmSync(folder, {recursive: true, force: true})
process.exit(failed ? 1 : 0)
