/** Bundles everything that is started by itself into `dist/`. */
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: process.argv.includes('--sourcemap'),
  target: 'es2022',
  external: ['vscode'],
  logLevel: 'warning',
  legalComments: 'none',
}

const node = {...shared, platform: 'node', format: 'cjs'}

// `worker` before `browser`: in a worker there is no document to decode character references with.
const web = {...shared, platform: 'browser', format: 'cjs', conditions: ['worker']}

const bundles = [
  {...node, entryPoints: ['server/src/plumbline.ts'], outfile: 'dist/plumbline.js'},
  {...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/extension.js'},
  {...web, entryPoints: ['client/src/browser.ts'], outfile: 'dist/extension-web.js'},
  {...web, format: 'iife', entryPoints: ['server/src/browser.ts'], outfile: 'dist/server-web.js'},
  {...web, entryPoints: ['client/served/extension.ts'], outfile: 'dist/served/extension.js'},
]

rmSync(`${root}/dist`, {recursive: true, force: true})
mkdirSync(`${root}/dist/served`, {recursive: true})
// The package is of ES modules; VS Code 1.91 loads extensions by `require`.
writeFileSync(`${root}/dist/package.json`, '{"type": "commonjs"}\n')
await Promise.all(bundles.map(build))
