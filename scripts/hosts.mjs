/**
 * The packed extension in the extension hosts of VS Code 1.139 (Node, and a worker in the browser) and 1.91 (browser): the
 * stories of `test/editor`. Prints `N passing`, `N failing`, and `N pending` where an editor could not be installed.
 */
import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {unzipSync} from 'fflate'
import {modern} from './hosts/editors.mjs'
import {hosts} from './hosts/install.mjs'
import {draftFor, holding, startService} from './hosts/service.mjs'
import {serve} from './serve.mjs'
import {launch} from './smoke/workbench.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'plumbline-hosts-'))
const tests = 'dist/run.js'
const patience = 100_000

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

const extension = unpacked()
await build({
  absWorkingDir: root,
  entryPoints: ['test/editor/run.ts'],
  bundle: true,
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  outfile: join(extension, tests),
  logLevel: 'warning',
})
const folders = {plain: plainFolder(), examples: exampleFolder(), two: twoFolders(), service: join(work, 'service')}

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

function exampleFolder() {
  const folder = join(work, 'examples')
  cpSync(join(root, 'examples'), folder, {recursive: true})
  return folder
}

function twoFolders() {
  const folder = join(work, 'two')
  for (const [name, value] of [
    ['east', 103],
    ['west', 203],
  ]) {
    mkdirSync(join(folder, name), {recursive: true})
    writeFileSync(join(folder, name, 'plumbline.yaml'), 'registry: ["*.metrics.yaml"]\nplan: {baseline: 2020-12-31}\n')
    writeFileSync(
      join(folder, name, 'a.metrics.yaml'),
      `plumbline: 1
registry: {id: ${name}, title: ${name}, locale: zh-CN, baseline: "2020-12-31"}
units: {个: {kind: count}}
indicators:
  - id: idc
    name: 互联网数据中心
    unit: 个
    kind: stock
    observations: [{asOf: "2020-12-31", value: ${value}, qualifier: eq, source: 年报}]
`,
    )
    writeFileSync(join(folder, name, 'plan.md'), '# 规划\n\n截至2020年底，互联网数据中心有105个。\n')
  }
  writeFileSync(join(folder, 'two.code-workspace'), JSON.stringify({folders: [{path: 'east'}, {path: 'west'}]}))
  return folder
}

/** Tells each story in an editor of its own; the example in Chinese too. */
async function tellAll(name, host) {
  for (const [story, folder] of Object.entries(folders)) {
    // A browser reads the file that names two folders before there is anybody to read it from.
    if (story === 'two' && name.endsWith('web')) continue
    // Nor may a page ask the service, which allows no page but its own.
    if (story === 'service' && name.endsWith('web')) continue
    if (!wanted.every((word) => `${name}: ${story}`.includes(word))) continue
    console.log(`\n  ${name}: ${story}`)
    const copy = mkdtempSync(join(work, 'run-'))
    const service = story === 'service' ? await serviceOf(copy) : null
    if (service) draftFor(join(copy, story), service)
    else cpSync(folder, join(copy, story), {recursive: true})
    const opened = await host(join(copy, story), story === 'two' ? 'two.code-workspace' : null)
    try {
      await tell(opened, story, service?.tokens)
      if (service) noteTokens(service.tokens, [opened.run, join(copy, story)])
    } finally {
      service?.close()
      await opened.close()
    }
  }
}

async function serviceOf(copy) {
  return startService(join(root, 'dist/plumbline.js'), join(copy, 'registry'), await freePort())
}

/** The editor has logged all that passed between its parts; tokens are in none of it, nor in settings or the workspace. */
function noteTokens(tokens, folders) {
  const {found, looked} = holding(folders, Object.values(tokens))
  note(`no token is in any of ${looked} files of the editor and the workspace`, found[0] ?? null)
  // The log of an extension is written by a part that is compiled where the editor is installed; not everywhere is it.
  if (!holding(folders, ['plumbline/files/fetch']).found.length) counted.pending++
}

async function tell({address, outside = () => false}, story, tokens = {}) {
  const context = await browser.newContext({
    locale: story === 'examples' ? 'zh-CN' : 'en',
    viewport: {width: 1366, height: 768},
  })
  const page = await context.newPage()
  // No language pack is to be had: the editor is told that it speaks Chinese.
  if (story === 'examples')
    await page.addInitScript(() => Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', {get: () => 'zh-cn'}))
  const [asked, log] = [[], []]
  let [steps, isServerStarted] = [0, false]
  context.on('request', (request) => {
    const {hostname, protocol, href, pathname} = new URL(request.url())
    if (pathname.endsWith('/dist/program.js')) isServerStarted = true
    if (/^https?:$/.test(protocol) && !/(?:^|\.)localhost$|^127\.0\.0\.1$|\.vscode-cdn\.net$/.test(hostname))
      asked.push(href)
  })
  let end
  const ending = new Promise((done) => {
    end = done
  })
  await page.exposeFunction('codeAutomationLog', async (type, words) => {
    const line = words.join(' ')
    const [, kind, rest] = /^@@(STEP|SEEN|TYPE) (.*)$/s.exec(line) ?? []
    if (kind === 'TYPE') {
      await page.locator('.quick-input-widget input').first().waitFor({state: 'visible', timeout: patience})
      await page.keyboard.type(tokens[rest.slice(1)] ?? rest)
      await page.keyboard.press('Enter')
    } else if (kind === 'SEEN') console.log(`      ${rest}`)
    else if (kind === 'STEP') {
      const {said, complaint} = JSON.parse(rest)
      steps++
      note(said, complaint)
    } else log.push(`${type}: ${line}`)
  })
  await page.exposeFunction('codeAutomationExit', end)
  await page.goto(address)
  const timer = setTimeout(() => end('time is up'), patience)
  const ended = await ending
  clearTimeout(timer)
  if (!steps || ended === 'time is up') {
    note('it comes to its end', `${ended}\n${log.slice(-15).join('\n')}`)
    await page.screenshot({path: join(root, `out/host-${story}.png`)})
  }
  if (story === 'plain') note('no server was started', isServerStarted || outside() ? 'one was' : null)
  note('nothing leaves the machine', asked[0] ?? null)
  await context.close()
}

function note(said, complaint) {
  if (complaint) counted.failing++
  else counted.passing++
  console.log(complaint ? `    ✘ ${said}: ${complaint}` : `    ✔ ${said}`)
}

function webHost(editor) {
  return async (folder, workspace) => {
    const server = await serve({
      folder,
      port: 4573,
      open: [],
      extension,
      settings,
      tests,
      workspace,
      ...(editor && {editor}),
    })
    return {address: server.address.replace('localhost', 'plumbline.localhost'), close: server.close}
  }
}

function nodeHost({node, code}) {
  return async (folder, workspace) => {
    const [run, port] = [mkdtempSync(join(work, 'node-')), await freePort()]
    mkdirSync(join(run, 'data/User'), {recursive: true})
    mkdirSync(join(run, 'data/logs'), {recursive: true})
    writeFileSync(join(run, 'data/User/settings.json'), JSON.stringify(settings))
    // A group of its own: an extension host that hangs outlives its parent.
    const server = spawn(node, [join(root, 'scripts/hosts/node-server.mjs'), code, String(port), run], {
      env: {...process.env, HOME: run, EXTENSIONS_GALLERY: '{}'},
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    await new Promise((ready, failed) => {
      server.stdout.on('data', (text) => /ready/.test(text) && ready())
      server.once('exit', () => failed(new Error('the server has ended')))
    })
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`
    const query = new URLSearchParams({
      [workspace ? 'workspace' : 'folder']: workspace ? join(folder, workspace) : folder,
      payload: JSON.stringify([
        ['extensionDevelopmentPath', remote(extension)],
        ['extensionTestsPath', remote(join(extension, tests))],
      ]),
    })
    const known = serversNow()
    return {
      run,
      address: `http://127.0.0.1:${port}/?${query}`,
      outside: () => serversNow() > known,
      close: async () => process.kill(-server.pid, 'SIGKILL'),
    }
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

function freePort() {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address()
      server.close(() => done(port))
    })
  })
}
