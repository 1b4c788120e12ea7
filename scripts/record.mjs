/**
 * Stands between an editor and the server and writes down what passes: a line of JSON for each message, after one that
 * says what the folder held. `PLUMBLINE_SESSION=FILE node scripts/record.mjs lsp --stdio`, in the folder of the workspace,
 * which is written down as `/plan`. test/lsp/sessions holds sessions recorded so.
 */
import {spawn} from 'node:child_process'
import {appendFileSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const {PLUMBLINE_SESSION: session = 'session.jsonl', PLUMBLINE_EDITOR: editor = 'unknown'} = process.env

const names = readdirSync('.').filter((name) => /\.(md|yaml)$/.test(name))
const files = Object.fromEntries(names.map((name) => [`/plan/${name}`, readFileSync(name, 'utf8')]))
writeFileSync(session, `${JSON.stringify({editor, files})}\n`)

const server = spawn(process.execPath, [`${root}dist/plumbline.js`, ...process.argv.slice(2)], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
passOn(process.stdin, server.stdin, 'client')
passOn(server.stdout, process.stdout, 'server')
process.stdin.on('end', () => server.stdin.end())
server.on('exit', (status) => process.exit(status ?? 1))

/** Every byte as it comes, and every whole message into the session. */
function passOn(from, to, side) {
  let rest = Buffer.alloc(0)
  from.on('data', (bytes) => {
    to.write(bytes)
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = rest.indexOf('\r\n\r\n')
      const length = Number(/content-length: *(\d+)/i.exec(rest.subarray(0, Math.max(head, 0)).toString())?.[1])
      if (head < 0 || rest.length < head + 4 + length) break
      write(side, rest.subarray(head + 4, head + 4 + length).toString())
      rest = rest.subarray(head + 4 + length)
    }
  })
}

/** Names of this machine and of the process say nothing. */
function write(side, message) {
  const neutral = JSON.stringify(JSON.parse(message))
    .replaceAll(process.cwd(), '/plan')
    .replaceAll(root, '/plumbline/')
    .replace(/"processId":\d+/, '"processId":null')
  appendFileSync(session, `{"from":"${side}","message":${neutral}}\n`)
}
