/**
 * Builds what `npm pack` packs and `npm install` of a checkout needs. Where npm installs straight from git for all users
 * (`npm install --global git+file:…`, as pre-commit does), it has put the development dependencies elsewhere: they are
 * installed beside the checkout then.
 */
import {execFileSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const cwd = fileURLToPath(new URL('..', import.meta.url))

if (!existsSync(`${cwd}node_modules/esbuild`)) {
  const env = {...process.env, npm_config_global: 'false', npm_config_location: 'project'}
  execFileSync('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
}
await import('./build.mjs')
