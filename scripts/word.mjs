/**
 * What LibreOffice makes of the Word files that the program writes: it opens them, lists the comments with their author,
 * and has the words of a draft that was converted. Prints `N passing` and, if any, `N failing` and `N pending` (where
 * LibreOffice is not installed).
 */
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'plumbline-'))
cpSync(join(root, 'examples'), folder, {recursive: true})

let [passed, failed] = [0, 0]
if (spawnSync('soffice', ['--version']).status === 0) look()
else console.log('  - LibreOffice: not installed')
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}${passed + failed ? '' : '\n  1 pending'}`)
rmSync(folder, {recursive: true, force: true})
process.exit(failed ? 1 : 0)

function look() {
  plumbline('convert', 'planted.md', 'planted.docx')
  const {stdout} = plumbline(
    'check',
    'planted.docx',
    '--format',
    'json',
    '--annotate',
    'annotated.docx',
    '--suggest',
    'suggested.docx',
  )
  const {findings} = JSON.parse(stdout).files.find(({path}) => path === 'planted.docx')
  const annotated = opened('annotated.docx', 'fodt')
  is('a converted draft has its words', opened('planted.docx', 'txt').includes('机柜总量'))
  is('every comment is there', annotated.match(/<office:annotation /g)?.length === findings.length)
  is('and is in our name', annotated.match(/<dc:creator>准绳</g)?.length >= findings.length)
  is('suggestions are tracked changes', /<text:(insertion|deletion)>/.test(opened('suggested.docx', 'fodt')))
  is('an annotated draft is printed', opened('annotated.docx', 'pdf').startsWith('%PDF-'))
}

function plumbline(...words) {
  return spawnSync(process.execPath, [join(root, 'dist/plumbline.js'), ...words], {cwd: folder, encoding: 'utf8'})
}

/** A file as LibreOffice writes it in another format; '' where it cannot open it. */
function opened(name, format) {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  spawnSync('soffice', [profile, '--headless', '--convert-to', format, name], {cwd: folder, timeout: 120_000})
  const made = join(folder, name.replace(/docx$/, format))
  return existsSync(made) ? readFileSync(made, format === 'pdf' ? 'latin1' : 'utf8') : ''
}

function is(what, isSo) {
  if (isSo) passed++
  else failed++
  console.log(`  ${isSo ? '✓' : '✗'} LibreOffice: ${what}`)
}
