/**
 * Every documented way to install and start the program, as printed: the packed tarball, the GitHub action's own script,
 * the pre-commit hook, the snippets for editors. All of it from a fresh clone of what is committed. Prints `N passing` and,
 * if any, `N failing` and `N pending` (a program that is not installed here).
 */
import {spawnSync} from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parse} from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-installs-'))
const clone = join(scratch, 'clone')
const prefix = join(scratch, 'prefix')

/** Bytes of all files below a folder. */
const sizeOf = (folder) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, it) => sum + (it.isFile() ? it.size : 0), 0)

/** What an installed program may weigh, in bytes. */
const heaviest = 3.5 * 1024 * 1024

const wrong = '# 云州市规划\n\n截至2020年底，全市建成互联网数据中心105个。\n'

/** What stands for the program in pages that are to be copied. */
const placeholder = '/path/to/plumbline'

class Missing extends Error {}

/** Runs a program; fails with what it said where its status is not one of `statuses`. */
function run(program, words, {cwd = scratch, env = {}, statuses = [0], timeout = 300_000} = {}) {
  const {status, stdout, stderr, error} = spawnSync(program, words, {
    cwd,
    encoding: 'utf8',
    timeout,
    maxBuffer: 1 << 26,
    env: {...process.env, ...env},
  })
  if (error || !statuses.includes(status))
    throw new Error(`${program} ${words.join(' ')}: ${error ?? `status ${status}`}\n${stdout}\n${stderr}`)
  return {stdout, stderr, status}
}

function expect(condition, why) {
  if (!condition) throw new Error(why)
}

const isThere = (program, ...words) => spawnSync(program, words).status === 0

/** A folder with a draft that has one wrong figure, its registry and its configuration. */
function workspace(name) {
  const folder = join(scratch, name)
  cpSync(join(root, 'scripts/editors/workspace'), folder, {recursive: true})
  writeFileSync(join(folder, 'plan.md'), wrong)
  return folder
}

/** The blocks of a page in a language, with the program's place put in. */
const blocksOf = (page, language) =>
  [
    ...readFileSync(join(clone, page), 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
  ].map(([, text]) => text.replaceAll(placeholder, clone))

function clonedAndBuilt() {
  run('git', ['clone', '--quiet', root, clone])
  run('npm', ['ci', '--no-audit', '--no-fund'], {cwd: clone})
  run('npm', ['run', 'build'], {cwd: clone})
}

/** The tarball: one package that holds the command line, the licences, and nothing of the editor's. */
function packed() {
  const {stdout} = run('npm', ['pack'], {cwd: clone})
  expect(/^\S+\.tgz\n$/.test(stdout), `npm pack prints more than a file name: ${stdout}`)
  run('npm', ['install', '-g', '--prefix', prefix, join(clone, stdout.trim())])
  const modules = join(prefix, 'lib/node_modules')
  const installed = readdirSync(modules, {recursive: true, encoding: 'utf8'}).filter((it) =>
    /(?:^|\/)package\.json$/.test(it),
  )
  expect(
    installed.every((it) => /^plumbline\/(?:dist\/)?package\.json$/.test(it)),
    `more than one package: ${installed}`,
  )
  expect(sizeOf(modules) <= heaviest, `${sizeOf(modules)} bytes`)
  const files = readdirSync(join(modules, 'plumbline/dist'))
  expect(files.includes('NOTICES.txt') && !files.some((it) => /extension|web/.test(it)), `dist holds ${files}`)
}

function commandLine() {
  const {stdout} = run(join(prefix, 'bin/plumbline'), ['check', 'plan.md'], {cwd: workspace('packed'), statuses: [1]})
  expect(/registry-value-mismatch/.test(stdout), stdout)
  expect(run(join(prefix, 'bin/plumbline'), ['explain', 'share-mismatch']).stdout.includes('share-mismatch'), 'no page')
}

/** On another Node than this one: the oldest that is promised, and those that the pages name. */
function onNode(version) {
  const folder = join(scratch, `node-${version}`)
  const name = `node-${process.platform}-${process.arch}`
  mkdirSync(folder)
  const got = spawnSync('npm', ['install', '--prefix', folder, '--no-save', `${name}@${version}`], {timeout: 300_000})
  if (got.status !== 0) throw new Missing(`Node ${version}`)
  const program = join(prefix, 'lib/node_modules/plumbline/dist/plumbline.js')
  const words = [program, 'check', '.']
  const {stdout} = run(join(folder, 'node_modules', name, 'bin/node'), words, {
    cwd: workspace(`on-node-${version}`),
    statuses: [1],
    env: {XDG_CACHE_HOME: join(folder, 'cache')},
  })
  expect(/registry-value-mismatch/.test(stdout), stdout)
}

/** The action's second step, in the shell that GitHub would run it in; its first is what `clonedAndBuilt` does. */
function action({paths, since = '', statuses, shows}) {
  const folder = workspace(`action-${paths.length}-${since}`)
  mkdirSync(join(folder, 'other'))
  writeFileSync(join(folder, 'other/more.md'), wrong)
  for (const words of [
    ['init', '--quiet'],
    ['add', '.'],
    [...author, 'commit', '--quiet', '-m', 'drafts'],
  ])
    run('git', words, {cwd: folder})
  if (since) appendFileSync(join(folder, 'plan.md'), '\n以上。\n')
  const {runs} = parse(readFileSync(join(clone, 'action.yml'), 'utf8'))
  const step = runs.steps.at(-1)
  const summary = join(folder, 'summary.md')
  const env = {GITHUB_ACTION_PATH: clone, GITHUB_STEP_SUMMARY: summary, ARGUMENTS: '', PATHS: paths, SINCE: since}
  const {stdout} = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: folder,
    env,
    statuses,
  })
  for (const words of shows) expect(stdout.includes(words), `no ${words} in:\n${stdout}`)
  expect(existsSync(summary), 'no summary of the job')
}

const author = ['-c', 'user.name=Check', '-c', 'user.email=check@localhost']

/** The configuration as docs/ci.md prints it, with the clone in the repository's place. */
function preCommit() {
  if (!isThere('pre-commit', '--version')) throw new Missing('pre-commit')
  const folder = workspace('pre-commit')
  const printed = blocksOf('docs/ci.md', 'yaml').find((it) => it.includes('hooks:'))
  const commit = run('git', ['rev-parse', 'HEAD'], {cwd: clone}).stdout.trim()
  const text = printed.replace(/repo: .*/, `repo: ${clone}`).replace(/rev: .*/, `rev: ${commit}`)
  writeFileSync(join(folder, '.pre-commit-config.yaml'), text)
  for (const words of [
    ['init', '--quiet'],
    ['add', '.'],
  ])
    run('git', words, {cwd: folder})
  const env = {PRE_COMMIT_HOME: join(scratch, 'pre-commit-home')}
  const {stdout} = run('pre-commit', ['run', '--all-files'], {cwd: folder, env, statuses: [1], timeout: 600_000})
  expect(/registry-value-mismatch/.test(stdout), stdout)
  writeFileSync(join(folder, 'plan.md'), wrong.replace('105个', '103个'))
  run('git', ['add', '.'], {cwd: folder})
  run('pre-commit', ['run', '--all-files'], {cwd: folder, env})
}

/** A snippet as an `init.lua`, then a draft is opened and its finding waited for. */
function neovim(page, least, before) {
  const {stdout = ''} = spawnSync('nvim', ['--version'], {encoding: 'utf8'})
  const version = Number(/v0\.(\d+)/.exec(stdout)?.[1] ?? -1)
  if (version < least || version >= before) throw new Missing(`Neovim from 0.${least}`)
  const folder = workspace(`neovim-${least}`)
  const snippet = blocksOf(page, 'lua').find((it) => it.includes('vim.lsp'))
  writeFileSync(join(folder, 'init.lua'), snippet)
  const words = [
    '--headless',
    '-u',
    'init.lua',
    '-i',
    'NONE',
    '-n',
    'plan.md',
    '-c',
    `luafile ${root}scripts/editors/found.lua`,
  ]
  const {stdout: said, stderr} = run('nvim', words, {cwd: folder, env: {HOME: folder}, timeout: 60_000})
  expect(/found 105个/.test(`${said}${stderr}`), `${said}${stderr}`)
}

function emacs(page) {
  if (!isThere('emacs', '-q', '--batch', '--eval', "(progn (package-initialize) (require 'eglot))"))
    throw new Missing('eglot')
  const folder = workspace(`emacs-${page.replaceAll('/', '-')}`)
  writeFileSync(join(folder, 'init.el'), blocksOf(page, 'elisp').join('\n'))
  const {stdout, stderr} = run('emacs', ['-q', '--batch', '-l', `${root}scripts/editors/found.el`], {
    cwd: folder,
    env: {HOME: folder, LC_ALL: 'C.UTF-8'},
    timeout: 60_000,
  })
  expect(/found 105个/.test(`${stdout}${stderr}`), `${stdout}${stderr}`)
}

const steps = {
  'a fresh clone builds': clonedAndBuilt,
  'npm pack, and a global install is one small package': packed,
  'the installed command checks and explains': commandLine,
  'it runs on Node 20.19': () => onNode('20.19.0'),
  'it runs on Node 22': () => onNode('22'),
  'it runs on Node 24': () => onNode('24'),
  'the action finds what is wrong in every path': () =>
    action({paths: 'plan.md\nother', statuses: [1], shows: ['file=plan.md', 'file=other/more.md']}),
  'the action checks the workspace where no path is given': () =>
    action({paths: '', statuses: [1], shows: ['file=plan.md', 'file=other/more.md']}),
  'the action leaves out what has not changed': () =>
    action({paths: 'plan.md', since: 'HEAD', statuses: [0], shows: []}),
  'pre-commit installs the hook and stops a commit': preCommit,
  'Neovim 0.11 with the snippet of the README': () => neovim('README.md', 11, Number.POSITIVE_INFINITY),
  'older Neovim with the snippet of docs/editors.md': () => neovim('docs/editors.md', 7, 13),
  'Emacs with the snippet of the README': () => emacs('README.md'),
  'Emacs with the snippet of docs/editors.md': () => emacs('docs/editors.md'),
}

let [passed, failed, skipped] = [0, 0, 0]
for (const [name, step] of Object.entries(steps)) {
  try {
    step()
    passed++
    console.log(`  ✔ ${name}`)
  } catch (error) {
    if (error instanceof Missing) skipped++
    else failed++
    console.log(error instanceof Missing ? `  - ${name}: ${error.message} is not here` : `  ✘ ${name}: ${error}`)
  }
}
rmSync(scratch, {recursive: true, force: true})
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}${skipped ? `\n  ${skipped} pending` : ''}`)
process.exit(failed ? 1 : 0)
