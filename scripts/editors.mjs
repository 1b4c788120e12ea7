/**
 * The server in editors that speak the protocol themselves: Neovim and Emacs with eglot, without a display. Prints
 * `N passing` and, if any, `N failing` and `N pending` (an editor that is not installed). With a folder in
 * PLUMBLINE_SESSIONS, the sessions are recorded there.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const here = fileURLToPath(new URL('editors/', import.meta.url))
/** What each script reports, a line for each: `ok NAME` or `not ok NAME: why`. */
const steps = ['diagnostics', 'hover', 'definition', 'code action', 'edit after an emoji', 'end']

/** The program, how to see that it is there, and how to run the session. Not `-Q`: Debian's eglot lies in site-lisp. */
const editors = {
  Neovim: {
    program: 'nvim',
    present: ['--version'],
    session: ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', 'plan.md', '-c', `luafile ${here}neovim.lua`],
  },
  'Emacs (eglot)': {
    program: 'emacs',
    present: ['-q', '--batch', '--eval', "(progn (package-initialize) (require 'eglot))"],
    session: ['-q', '--batch', '-l', `${here}eglot.el`],
  },
}

let [passed, failed, skipped] = [0, 0, 0]
for (const [name, {program, present, session}] of Object.entries(editors)) {
  if (spawnSync(program, present).status !== 0) {
    skipped++
    console.log(`  - ${name}: not installed`)
  } else report(name, program, session)
}
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}${skipped ? `\n  ${skipped} pending` : ''}`)
process.exit(failed ? 1 : 0)

/** What the scripts start: the server, or the recorder in front of it. */
function serverFor(name, program) {
  const sessions = process.env.PLUMBLINE_SESSIONS
  if (!sessions) return {PLUMBLINE: `${root}dist/plumbline.js`}
  return {
    PLUMBLINE: `${root}scripts/record.mjs`,
    PLUMBLINE_SESSION: resolve(sessions, `${program}.jsonl`),
    PLUMBLINE_EDITOR: `${name}, ${/\d+(\.\d+)+/.exec(spawnSync(program, ['--version'], {encoding: 'utf8'}).stdout)?.[0]}`,
  }
}

function report(name, program, words) {
  const folder = mkdtempSync(`${tmpdir()}/plumbline-`)
  cpSync(`${here}workspace`, folder, {recursive: true})
  // Written here and not kept in the project: `check .` of the project itself must not meet a wrong figure.
  writeFileSync(`${folder}/plan.md`, '# 云州市规划\n\n截至2020年底，全市😀建成互联网数据中心105个。\n')
  const {stdout, stderr, error} = spawnSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: {...process.env, HOME: folder, LC_ALL: 'C.UTF-8', ...serverFor(name, program)},
  })
  rmSync(folder, {recursive: true})
  const said = `${stdout}\n${stderr}`.split(/\r?\n/)
  const before = failed
  for (const step of steps) {
    const line = said.find((it) => it === `ok ${step}` || it.startsWith(`not ok ${step}:`))
    if (line?.startsWith('ok ')) passed++
    else failed++
    console.log(line?.startsWith('ok ') ? `  ✔ ${name}: ${step}` : `  ✘ ${name}: ${line ?? `${step}: not reached`}`)
  }
  if (failed > before) console.log(error ? String(error) : said.join('\n'))
}
