import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {build, type Plugin} from 'esbuild'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The server as it is published, in `out/bench/dist`. */
export async function bundle(): Promise<void> {
  const inDist = (entry: string, name: string) =>
    build({
      ...asPublished,
      entryPoints: [`server/src/${entry}`],
      outfile: `out/bench/dist/${name}.js`,
      plugins: [apart],
    })
  await Promise.all([inDist('start.ts', 'plumbline'), inDist('plumbline.ts', 'program')])
  writeFileSync(`${root}out/bench/dist/package.json`, '{"type": "commonjs"}')
}

/** What the build leaves to bundles of their own; none of it is measured by way of these programs. */
const apart: Plugin = {
  name: 'apart',
  setup: ({onResolve}) =>
    onResolve({filter: /\/(?:(?:word|tables|serve)\/index|word\/writer|proxied)\.js$/}, ({path}) => ({
      path,
      external: true,
    })),
}

/** A file of this folder as the product is built; beside this folder, so that the paths in it stay true. */
export async function bundled(name: string): Promise<string> {
  const outfile = `${root}out/${name}.cjs`
  await build({
    ...asPublished,
    entryPoints: [`bench/${name}.ts`],
    outfile,
    external: ['esbuild'],
    define: {'import.meta.url': '__url'},
    banner: {js: "const __url = require('node:url').pathToFileURL(__filename).href;"},
  })
  return outfile
}

export const asPublished = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'es2022',
  logLevel: 'error',
} as const
