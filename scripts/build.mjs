/** Bundles everything that is started by itself into `dist/`. */
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {builtinModules} from 'node:module'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {noticesOf} from './notices.mjs'
import {promised} from './spreadsheets.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: process.argv.includes('--sourcemap'),
  target: 'es2022',
  external: ['vscode'],
  logLevel: 'warning',
  // The whole licences are in dist/NOTICES.txt.
  legalComments: 'none',
  // Expressions hold Chinese as it is in any case; escaped elsewhere it would take twice the room.
  charset: 'utf8',
  metafile: true,
}

const node = {...shared, platform: 'node', format: 'cjs'}

// `worker` before `browser`: in a worker there is no document to decode character references with.
const web = {...shared, platform: 'browser', format: 'cjs', conditions: ['worker']}

/** Word files, the proxies of offices and the registry service are left to bundles of their own, which are loaded with their first use. */
const apart = {
  name: 'apart',
  setup: ({onResolve}) => {
    onResolve({filter: /\/word\/index\.js$/}, () => ({path: './word.js', external: true}))
    onResolve({filter: /\/word\/writer\.js$/}, () => ({path: './word-writer.js', external: true}))
    onResolve({filter: /\/tables\/index\.js$/}, () => ({path: './tables.js', external: true}))
    onResolve({filter: /\/serve\/index\.js$/}, () => ({path: './serve.js', external: true}))
    onResolve({filter: /^\.\/proxied\.js$/}, () => ({path: './proxied.js', external: true}))
  },
}

/** `undici` has its parser twice, once for processors with wide registers: registry files are small, and one will do. */
const plain = {
  name: 'plain',
  setup: ({onResolve}) =>
    onResolve({filter: /\/llhttp_simd-wasm\.js$/}, () => ({
      path: `${root}node_modules/undici/lib/llhttp/llhttp-wasm.js`,
    })),
}

/**
 * The tests run every example of a rule and pin what it says; `explain` shows the drafts of the first ones, and no program
 * carries the rest.
 */
const onlyShown = {
  name: 'only-shown',
  setup: ({onLoad}) =>
    onLoad({filter: /\/core\/rules\/[^/]+\/[^/]+\.ts$/}, ({path}) => ({
      contents: shownOf(readFileSync(path, 'utf8').replace(/\n( +)says: \[\n[\s\S]*?\n\1\],/g, '')),
      loader: 'ts',
    })),
}

/** Of an example's draft, the mark around what is found. */
const mark = '⟦'
const {groups: most} = /most = \{found: (?<found>\d+), silent: (?<silent>\d+)\}/.exec(
  readFileSync(`${root}server/src/core/rules/rule.ts`, 'utf8'),
)

/** A rule's source without the examples that `shownExamples` leaves out. */
function shownOf(source) {
  const left = {...most}
  return source.replace(/\n {4}\{(?:[^\n]*\},|\n[\s\S]*?\n {4}\},)(?=\n)/g, (example) =>
    /[{ ]draft:/.test(example) && left[example.includes(mark) ? 'found' : 'silent']-- <= 0 ? '' : example,
  )
}

/** Of what the client's library can do, what our server has nothing to say of: features that announce nothing. */
const unoffered = {
  callHierarchy: 'CallHierarchyFeature',
  typeHierarchy: 'TypeHierarchyFeature',
  colorProvider: 'ColorProviderFeature',
  inlineValue: 'InlineValueFeature',
  inlineCompletion: 'InlineCompletionItemFeature',
  declaration: 'DeclarationFeature',
  implementation: 'ImplementationFeature',
  typeDefinition: 'TypeDefinitionFeature',
  signatureHelp: 'SignatureHelpFeature',
  notebook: 'NotebookDocumentSyncFeature',
}
const none = 'fillClientCapabilities() {} initialize() {} getState() { return {kind: "static"} } clear() {}'
/** The part of the library that asks for diagnostics wants to hear of notebooks, of which none is ever opened for us. */
const silent = `static CellScheme = "vscode-notebook-cell"
get registrationType() { return {method: "notebookDocument/sync"} }
register() {} unregister() {} handles() { return false }
${['Open', 'Change', 'Save', 'Close'].map((it) => `on${it}NotificationSent() { return {dispose() {}} }`).join('\n')}`

/** An editor takes no extension that needs a newer one: the library need not parse versions to say so again. */
const versions = {parse: 'exports = (version) => ({version})', satisfies: 'exports = () => true'}

/** The same of the server's library, whose features are laid over each other; its stores of documents are not ours. */
const unserved = {
  callHierarchy: 'exports.CallHierarchyFeature = (Base) => Base',
  typeHierarchy: 'exports.TypeHierarchyFeature = (Base) => Base',
  inlineValue: 'exports.InlineValueFeature = (Base) => Base',
  inlineCompletion: 'exports.InlineCompletionFeature = (Base) => Base',
  moniker: 'exports.MonikerFeature = (Base) => Base',
  notebook: 'exports.NotebookSyncFeature = (Base) => Base',
  textDocuments: '',
}

const withoutUnoffered = {
  name: 'without-unoffered',
  setup: ({onLoad}) => {
    const stands = (filter, of) =>
      onLoad({filter}, ({path}) => {
        const contents = of(/(\w+)\.js$/.exec(path)[1])
        return contents === undefined ? null : {contents, loader: 'js'}
      })
    stands(/vscode-languageclient[\\/]lib[\\/]common[\\/]\w+\.js$/, (name) => {
      const [feature, more] = [unoffered[name], name === 'notebook' ? silent : '']
      return feature && `exports.${feature} = class { ${none} ${more} }`
    })
    stands(/vscode-languageserver[\\/]lib[\\/]common[\\/]\w+\.js$/, (name) => unserved[name])
    // Where modules of a workspace lie, which nobody asks; it would load what starts processes.
    stands(/vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/, () => '')
    stands(/semver[\\/]functions[\\/](?:parse|satisfies)\.js$/, (name) => `module.${versions[name]}`)
  },
}

/** Extensions of the parser bring their writers along: a draft is read and never written anew. */
const withoutWriters = {
  name: 'without-writers',
  setup: ({onLoad}) => {
    const stands = (filter, contents) => onLoad({filter}, () => ({contents, loader: 'js'}))
    stands(/mdast-util-to-markdown[\\/]index\.js$/, 'export const defaultHandlers = {}')
    stands(/markdown-table[\\/]index\.js$/, 'export const markdownTable = () => ""')
  },
}

/** For both worlds: packages as a worker takes them, but for the one that speaks over the streams of a process. */
const both = {
  ...web,
  external: ['vscode', ...builtinModules, 'node:*'],
  alias: Object.fromEntries(
    ['vscode-languageserver', 'vscode-languageclient', 'vscode-languageserver-protocol', 'vscode-jsonrpc'].map(
      (name) => [`${name}/node`, `./node_modules/${name}/lib/node/main.js`],
    ),
  ),
}

const bundles = [
  {...node, entryPoints: ['server/src/start.ts'], outfile: 'dist/plumbline.js'},
  {
    ...both,
    entryPoints: ['server/src/program.ts'],
    outfile: 'dist/program.js',
    plugins: [apart, onlyShown, withoutUnoffered, withoutWriters],
    // Started from its compiled form a program can `require` only.
    supported: {'dynamic-import': false},
  },
  {
    ...node,
    entryPoints: ['server/src/serve/index.ts'],
    outfile: 'dist/serve.js',
    plugins: [apart],
    // Of `pg`, for other engines than Node's.
    external: ['pg-native', 'cloudflare:sockets'],
    // Of its two forms the one of which only what is used is taken.
    alias: {yaml: './node_modules/yaml/browser/index.js'},
  },
  // A script that a worker loads shares its names with the program, unless it keeps them to itself.
  {
    ...both,
    entryPoints: ['server/src/word/index.ts'],
    outfile: 'dist/word.js',
    banner: {js: '(()=>{'},
    footer: {js: '})()'},
  },
  {
    ...both,
    entryPoints: ['client/src/main.ts'],
    outfile: 'dist/extension.js',
    plugins: [withoutUnoffered],
    alias: {...both.alias, minimatch: './client/src/glob.ts'},
  },
  {...web, format: 'iife', entryPoints: ['client/page/page.ts'], outfile: 'dist/page.js'},
  // The browsers of offices are older than editors.
  {
    ...web,
    format: 'iife',
    target: 'chrome80',
    entryPoints: ['client/page/keeper/main.ts'],
    outfile: 'dist/keeper.js',
  },
  {...node, entryPoints: ['server/src/tables/index.ts'], outfile: 'dist/tables.js', plugins: [promised]},
  {...node, entryPoints: ['server/src/files/remote/proxied.ts'], outfile: 'dist/proxied.js', plugins: [plain]},
  {...node, entryPoints: ['server/src/word/writer.ts'], outfile: 'dist/word-writer.js'},
  {...web, entryPoints: ['client/served/extension.ts'], outfile: 'dist/served/extension.js'},
]

/** The extension that shows `npm start`'s folder to the editor; not part of what is published. */
const served = {
  name: 'served-folder',
  publisher: 'plumbline',
  version: '0.0.0',
  engines: {vscode: '^1.91.0'},
  browser: './extension.js',
  activationEvents: ['onFileSystem:plumbline', 'onFileSystem:vscode-vfs', 'onSearch:plumbline', 'onSearch:vscode-vfs'],
  enabledApiProposals: ['fileSearchProvider', 'textSearchProvider'],
}

/** The pages of the rules in one file, for the extension. */
const pages = readdirSync(`${root}docs/rules`).map((name) => [name, readFileSync(`${root}docs/rules/${name}`, 'utf8')])

mkdirSync(`${root}/dist/served`, {recursive: true})
// The package is of ES modules; VS Code 1.91 loads extensions by `require`.
writeFileSync(`${root}/dist/package.json`, '{"type": "commonjs"}\n')
writeFileSync(`${root}/dist/pages.json`, JSON.stringify(Object.fromEntries(pages)))
writeFileSync(`${root}/dist/served/package.json`, JSON.stringify(served))
for (const name of ['keeper.html', 'keeper.css'])
  copyFileSync(`${root}/client/page/keeper/${name}`, `${root}/dist/${name}`)
const built = await Promise.all(bundles.map(build))
writeFileSync(
  `${root}dist/NOTICES.txt`,
  noticesOf(
    built.flatMap(({metafile}) => Object.keys(metafile.inputs)),
    root,
  ),
)
