/**
 * The packed extension in VS Code 1.139 (Node, and a worker in the browser) and 1.91 (browser): the stories of `test/editor`,
 * which run inside the editor's extension host, and those of `scripts/smoke` that begin anew in the middle: trust withheld
 * and granted, and the first minute. Prints `N passing`, `N failing`, and `N pending` where an editor could not be installed.
 * `npm run hosts -- WORD…`: only those whose name has every word; with PLUMBLINE_SAID=PATTERN only these sentences of them.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {unzipSync} from 'fflate'
import {modern} from './hosts/editors.mjs'
import {hosts} from './hosts/install.mjs'
import {freePort, startNodeHost} from './hosts/node-host.mjs'
import {personAt} from './hosts/person.mjs'
import {draftFor, holding, startService} from './hosts/service.mjs'
import {serve} from './serve.mjs'
import * as trust from './smoke/trust.mjs'
import * as welcome from './smoke/welcome.mjs'
import {launch, Workbench} from './smoke/workbench.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'plumbline-hosts-'))
const tests = 'dist/run.js'
/** A story in all; a busy machine takes minutes for one. Each of its sentences has a limit of its own. */
const patience = 400_000

const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
}

const {PLUMBLINE_SAID: said = ''} = process.env

let workbench = null
const extension = unpacked()
await build({
  absWorkingDir: root,
  entryPoints: ['test/editor/run.ts'],
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  define: {PERSON: JSON.stringify(await personAt(() => workbench)), SAID: JSON.stringify(said)},
  outfile: join(extension, tests),
  logLevel: 'warning',
})
/** Told inside the extension host, each in a folder of its name. */
const inside = {
  plain: {folder: plainFolder()},
  examples: {folder: exampleFolder('examples'), isChinese: true},
  english: {folder: exampleFolder('english')},
  bare: {folder: bareFolder(), isChinese: true},
  two: {folder: twoFolders(), workspace: 'two.code-workspace'},
  service: {folder: join(work, 'service'), isServed: true},
}
/** Told from outside: the window begins anew in them, which ends what runs inside. */
const outside = {trust: {opens: trust.opens, steps: trust.briefly}, welcome}

const wanted = process.argv.slice(2)
const counted = {passing: 0, failing: 0, pending: 0}
const browser = await launch()
const modernHosts = installed()
if (modernHosts) await tellAll('1.139, Node', nodeHost(modernHosts))
if (modernHosts) await tellAll('1.139, web', webHost(modern(modernHosts.code)))
await tellAll('1.91, web', webHost())
await browser.close()
rmSync(work, {recursive: true, force: true})
console.log(
  Object.entries(counted)
    .map(([word, count]) => `\n  ${count} ${word}`)
    .join(''),
)
process.exit(counted.failing ? 1 : 0)

function installed() {
  try {
    return hosts()
  } catch (error) {
    console.error(`hosts: ${error.message.split('\n')[0]}`)
    counted.pending += 2
    return null
  }
}

/** What is in the packed file, and nothing else. */
function unpacked() {
  const [file] = readdirSync(join(root, 'out')).filter((name) => name.endsWith('.vsix'))
  const to = join(work, 'extension')
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(root, 'out', file)))))
    if (path.startsWith('extension/') && !path.endsWith('/')) {
      mkdirSync(dirname(join(work, path)), {recursive: true})
      writeFileSync(join(work, path), bytes)
    }
  return to
}

/** READMEs and changelogs of all packages that are installed here. */
function plainFolder() {
  const folder = join(work, 'plain')
  mkdirSync(join(folder, 'packages'), {recursive: true})
  writeFileSync(join(folder, 'notes.txt'), 'notes\n')
  const modules = join(root, 'node_modules')
  const foldersIn = (path) =>
    readdirSync(path, {withFileTypes: true}).flatMap((it) => (it.isDirectory() ? [it.name] : []))
  const named = foldersIn(modules).flatMap((name) =>
    name.startsWith('@') ? foldersIn(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  )
  for (const name of named)
    for (const file of readdirSync(join(modules, name)).filter((it) => /^(?:readme|changelog).*\.md$/i.test(it)))
      cpSync(join(modules, name, file), join(folder, 'packages', `${name.replaceAll('/', '-')}-${file}`))
  return folder
}

/** The example, its draft with mistakes as a Word file too, and a draft that nobody opens. */
function exampleFolder(name) {
  const folder = join(work, name)
  cpSync(join(root, 'examples'), folder, {recursive: true})
  const words = ['convert', 'planted.md', 'planted.docx']
  spawnSync(process.execPath, [join(root, 'dist/plumbline.js'), ...words], {cwd: folder})
  writeFileSync(
    join(folder, 'closed.md'),
    '# 云州市机房建设方案\n\n截至2020年底，面向公众服务的互联网数据中心共有115个。\n',
  )
  return folder
}

/** A plan and a registry, and nothing that says that they belong together. */
function bareFolder() {
  const folder = join(work, 'bare')
  mkdirSync(join(folder, 'kept'), {recursive: true})
  const body =
    '\n\n## 一、现状\n\n截至2020年底，互联网数据中心有105个，产业规模持续扩大，创新能力明显增强，服务水平稳步提高。\n'
  for (const name of ['规划', '方案']) writeFileSync(join(folder, `${name}.md`), `# 云州市数字经济发展${name}${body}`)
  writeFileSync(join(folder, 'kept/known.metrics.yaml'), registryWith('known', 103))
  return folder
}

function registryWith(id, value) {
  return `plumbline: 1
registry: {id: ${id}, title: ${id}, locale: zh-CN, baseline: "2020-12-31"}
units: {个: {kind: count}}
indicators:
  - id: idc
    name: 互联网数据中心
    unit: 个
    kind: stock
    observations: [{asOf: "2020-12-31", value: ${value}, qualifier: eq, source: 年报}]
`
}

function twoFolders() {
  const folder = join(work, 'two')
  for (const [name, value] of [
    ['east', 103],
    ['west', 203],
  ]) {
    mkdirSync(join(folder, name), {recursive: true})
    writeFileSync(join(folder, name, 'plumbline.yaml'), 'registry: ["*.metrics.yaml"]\nplan: {baseline: 2020-12-31}\n')
    writeFileSync(join(folder, name, 'a.metrics.yaml'), registryWith(name, value))
    writeFileSync(join(folder, name, 'plan.md'), '# 规划\n\n截至2020年底，互联网数据中心有105个。\n')
  }
  writeFileSync(join(folder, 'two.code-workspace'), JSON.stringify({folders: [{path: 'east'}, {path: 'west'}]}))
  return folder
}

/** Tells each story in an editor of its own. */
async function tellAll(name, host) {
  const ran = new Set()
  let isWhole = true
  for (const [story, {folder, isChinese, workspace, isServed}] of Object.entries(inside)) {
    // A browser reads the file that names two folders before there is anybody to read it from.
    // Nor may a page ask the service, which allows no page but its own.
    if ((workspace || isServed) && name.endsWith('web')) continue
    if (!isWanted(`${name}: ${story}`)) isWhole = false
    else
      await inEditor(host, {folder, workspace, isServed}, story, (opened, tokens) =>
        tell(opened, story, {isChinese, ran, tokens}),
      )
  }
  for (const [story, {opens, steps, runs = []}] of Object.entries(outside))
    if (!isWanted(`${name}: ${story}`)) isWhole = false
    else
      await inEditor(host, {...opens, isInstalled: true}, story, async (opened) => {
        if (await follow(opened, `${name}-${story}`, steps)) for (const command of runs) ran.add(command)
      })
  if (isWhole && !said) {
    const {commands, values} = contributed()
    note(`each of the ${commands.length} commands of the manifest has been run`, lacking(commands, ran))
    note(`each of the ${values.length} values of its settings has been tried`, lacking(values, ran))
  }

  function isWanted(words) {
    if (!wanted.every((word) => words.includes(word))) return false
    console.log(`\n  ${words}`)
    return true
  }
}

function lacking(all, ran) {
  return all.filter((one) => !ran.has(one)).join() || null
}

/** Commands, and `setting=value` for each value that a setting may have. */
function contributed() {
  const {contributes} = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'))
  const settings = Object.entries(contributes.configuration.properties)
  return {
    commands: contributes.commands.map(({command}) => command),
    values: settings.flatMap(([name, {enum: all = [true, false], default: own}]) =>
      // What a setting has by itself is tried by taking the others away.
      all.map((value) => `${name}=${value === own ? undefined : value}`),
    ),
  }
}

async function inEditor(host, {folder, isServed, ...how}, story, tells) {
  const above = mkdtempSync(join(work, 'run-'))
  const copy = join(above, basename(folder))
  const service = isServed
    ? await startService(join(root, 'dist/plumbline.js'), join(above, 'registry'), await freePort())
    : null
  if (service) draftFor(copy, service)
  else cpSync(folder, copy, {recursive: true})
  const opened = await host(copy, how)
  try {
    await tells(opened, service?.tokens)
    if (service) noteTokens(service.tokens, [opened.run, copy])
  } catch (error) {
    note(`${story} comes to its end`, String(error))
  } finally {
    service?.close()
    await opened.close()
  }
}

/** The editor has logged all that passed between its parts; tokens are in none of it, nor in settings or the workspace. */
function noteTokens(tokens, folders) {
  const {found, looked} = holding(folders, Object.values(tokens))
  note(`no token is in any of ${looked} files of the editor and the workspace`, found[0] ?? null)
  // The log of an extension is written by a part that is compiled where the editor is installed; not everywhere is it.
  const isLogged = holding(folders, ['plumbline/files/fetch']).found.length > 0
  note('what passes is in the log of the editor', null, isLogged ? null : 'it writes none')
}

async function pageOf({server}, isChinese) {
  const context = await browser.newContext({
    locale: isChinese ? 'zh-CN' : 'en',
    viewport: {width: 1366, height: 768},
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  // No language pack is to be had: the editor is told that it speaks Chinese.
  if (isChinese)
    await page.addInitScript(() => Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', {get: () => 'zh-cn'}))
  workbench = new Workbench(page, server, context)
  return workbench
}

/** What an extension test says through the editor's log, a line for each sentence of the story. */
async function tell(opened, story, {isChinese, ran, tokens = {}}) {
  const {page, context, outside} = await pageOf(opened, isChinese)
  const log = []
  let steps = 0
  let end
  const ending = new Promise((done) => {
    end = done
  })
  await page.exposeFunction('codeAutomationLog', async (type, words) => {
    const line = words.join(' ')
    const [, kind, rest] = /^@@(STEP|SEEN|RAN|TRIED|TYPE) (.*)$/s.exec(line) ?? []
    if (kind === 'TYPE') await workbench.answer(tokens[rest.slice(1)] ?? rest)
    else if (kind === 'SEEN') console.log(`      ${rest}`)
    else if (kind === 'RAN' || kind === 'TRIED') ran.add(rest)
    else if (kind === 'STEP') {
      const {said, complaint, lacks} = JSON.parse(rest)
      steps++
      note(said, complaint, lacks)
    } else if (!/bindings file|gallery/.test(line)) log.push(`${type}: ${line.slice(0, 300)}`)
  })
  await page.exposeFunction('codeAutomationExit', end)
  await page.goto(opened.address)
  const timer = setTimeout(() => end('time is up'), patience)
  const ended = await ending
  clearTimeout(timer)
  if (!steps || ended === 'time is up') {
    note('it comes to its end', `${ended}\n${log.slice(-15).join('\n')}`)
    await page.screenshot({path: join(root, `out/host-${story}.png`)})
  }
  if (story === 'plain') note('no server was started', workbench.startedServer || opened.outside?.() ? 'one was' : null)
  note('nothing leaves the machine', outside[0] ?? null)
  await context.close()
}

/** Steps at the page, in their order; after one that fails the others are not reached. Whether all hold. */
async function follow(opened, name, steps) {
  const it = await pageOf(opened, true)
  let isWhole = true
  it.page.setDefaultTimeout(60_000)
  await it.page.goto(opened.address)
  await it.page.waitForSelector('.monaco-workbench')
  for (const [said, step] of Object.entries(steps)) {
    const complaint = await step(it).then(() => null, String)
    note(said, complaint?.split('\n')[0] ?? null)
    if (!complaint) continue
    isWhole = false
    await it.page.screenshot({path: join(root, `out/host-${name}.png`)})
    break
  }
  note('nothing leaves the machine', it.outside[0] ?? null)
  await it.context.close()
  return isWhole
}

/** `lacks`: why this editor cannot show it. */
function note(said, complaint, lacks = null) {
  counted[complaint ? 'failing' : lacks ? 'pending' : 'passing']++
  console.log(`    ${complaint ? '✘' : lacks ? '–' : '✔'} ${[said, complaint ?? lacks].filter(Boolean).join(': ')}`)
}

function webHost(editor) {
  return async (folder, {file, isInstalled, workspace = null, settings: own}) => {
    const server = await serve({
      folder,
      port: 4573,
      open: file ? [file] : [],
      extension,
      settings: {...settings, ...own},
      tests: isInstalled ? null : tests,
      workspace,
      ...(editor && {editor}),
    })
    return {server, address: server.address.replace('localhost', 'plumbline.localhost'), close: server.close}
  }
}

function nodeHost(editor) {
  return async (folder, {file, isInstalled, workspace, settings: own}) => {
    const run = mkdtempSync(join(work, 'node-'))
    if (isInstalled) cpSync(extension, join(run, 'extensions/plumbline.plumbline-0.1.0'), {recursive: true})
    const {port, close} = await startNodeHost(editor, run, {...settings, ...own})
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`
    const query = new URLSearchParams({
      [workspace ? 'workspace' : 'folder']: workspace ? join(folder, workspace) : folder,
      payload: JSON.stringify(
        isInstalled
          ? [['openFile', remote(join(folder, file))]]
          : [
              ['extensionDevelopmentPath', remote(extension)],
              ['extensionTestsPath', remote(join(extension, tests))],
            ],
      ),
    })
    const known = serversNow()
    return {address: `http://127.0.0.1:${port}/?${query}`, outside: () => serversNow() > known, run, close}
  }
}

/** How many processes of our server run on this machine. */
function serversNow() {
  return readdirSync('/proc').filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`${extension}/dist/plumbline.js`)
    } catch {
      return false
    }
  }).length
}
