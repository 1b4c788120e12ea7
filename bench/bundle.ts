import {execFileSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The program as it is published. */
export const published = `${root}dist/plumbline.js`

/** Builds it; what another build has kept in the caches is not for this one. */
export function publish(): void {
  execFileSync(process.execPath, [`${root}scripts/build.mjs`], {stdio: 'inherit'})
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
