/** `node-server.mjs CODE PORT RUN`: VS Code's own server with a Node extension host; settings are in RUN/data/User. */
import http from 'node:http'
import {join} from 'node:path'

const [code, port, run] = process.argv.slice(2)
process.env.CODE_SERVER_PARENT_PID = String(process.pid)
const {loadCodeWithNls} = await import(`${code}/out/server-main.js`)
const {createServer} = await loadCodeWithNls()
const server = await createServer(null, {
  'accept-server-license-terms': true,
  compatibility: '1.64',
  'without-connection-token': true,
  // Without it a page's wish to run tests is not heard.
  'enable-smoke-test-driver': true,
  'disable-telemetry': true,
  'disable-workspace-trust': process.env.WORKSPACE_TRUST !== 'on',
  'disable-update-check': true,
  'user-data-dir': join(run, 'data'),
  'server-data-dir': run,
  'extensions-dir': join(run, 'extensions'),
  'builtin-extensions-dir': undefined,
  host: '127.0.0.1',
  port,
  _: [],
})
const listener = http.createServer((request, response) => server.handleRequest(request, response))
listener.on('upgrade', (request, socket) => server.handleUpgrade(request, socket))
listener.listen(Number(port), '127.0.0.1', () => console.log('ready'))
process.on('SIGTERM', () => {
  server.dispose()
  process.exit(0)
})
