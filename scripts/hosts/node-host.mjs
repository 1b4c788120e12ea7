/** VS Code's own server with a Node extension host, of a folder of its own, which is its user's home as well. */
import {spawn} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const program = fileURLToPath(new URL('node-server.mjs', import.meta.url))

/** `editor`: what `install.mjs` answers. `run`: an empty folder. Whether folders must be trusted, the settings say. */
export async function startNodeHost({node, code}, run, settings) {
  const port = await freePort()
  mkdirSync(join(run, 'data/User'), {recursive: true})
  mkdirSync(join(run, 'data/logs'), {recursive: true})
  writeFileSync(join(run, 'data/User/settings.json'), JSON.stringify(settings))
  // A group of its own: an extension host that hangs outlives its parent.
  const server = spawn(node, [program, code, String(port), run], {
    env: {
      ...process.env,
      HOME: run,
      EXTENSIONS_GALLERY: '{}',
      WORKSPACE_TRUST: settings['security.workspace.trust.enabled'] ? 'on' : 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  await new Promise((ready, failed) => {
    server.stdout.on('data', (text) => /ready/.test(text) && ready())
    server.once('exit', () => failed(new Error('the server has ended')))
  })
  return {port, close: async () => process.kill(-server.pid, 'SIGKILL')}
}

export function freePort() {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address()
      server.close(() => done(port))
    })
  })
}
