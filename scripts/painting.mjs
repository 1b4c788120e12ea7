/**
 * How long a key takes from being pressed to being painted in a draft of 1 MB, with the packed extension against without:
 * five runs of each by turns, 40 keys a run, in VS Code 1.91 (or, with `modern`, 1.139) in a browser. The ratios are what
 * counts; a machine that does other things as well delays both. Run after `npm run package`: `node --import tsx
 * scripts/painting.mjs [modern] [RUNS]`.
 */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {plan, registry} from '../bench/texts.ts'
import {modern} from './hosts/editors.mjs'
import {hosts} from './hosts/install.mjs'
import {serve} from './serve.mjs'
import {launch, Workbench} from './smoke/workbench.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const words = process.argv.slice(2)
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 5)
const editor = words.includes('modern') ? {editor: modern(hosts().code)} : {}
const keys = 40
const work = mkdtempSync(join(tmpdir(), 'plumbline-painting-'))

const folder = join(work, 'plan')
mkdirSync(folder)
writeFileSync(join(folder, 'plumbline.yaml'), 'registry: ["*.metrics.yaml"]\nplan: {baseline: 2020-12-31}\n')
writeFileSync(join(folder, 'a.metrics.yaml'), registry(1000))
writeFileSync(join(folder, 'plan.md'), plan(1_000_000))
const none = join(work, 'none')
mkdirSync(none)
writeFileSync(
  join(none, 'package.json'),
  JSON.stringify({name: 'none', publisher: 'none', version: '1.0.0', engines: {vscode: '^1.91.0'}, contributes: {}}),
)

const browser = await launch()
const taken = {with: [], without: []}
const ratios = []
for (let run = 0; run < runs; run++) {
  const pair = {}
  // Which of them goes first changes, too.
  for (const kind of run % 2 ? ['with', 'without'] : ['without', 'with']) {
    pair[kind] = await typing(kind === 'with' ? join(root, 'out/extension') : none, kind === 'with')
    taken[kind].push(...pair[kind])
    console.log(`  ${kind.padEnd(8)} p50 ${ms(part(pair[kind], 0.5))}  p95 ${ms(part(pair[kind], 0.95))}`)
  }
  ratios.push([0.5, 0.95].map((share) => part(pair.with, share) / part(pair.without, share)))
}
await browser.close()
rmSync(work, {recursive: true, force: true})
for (const [index, share] of [0.5, 0.95].entries()) {
  const whole = part(taken.with, share) / part(taken.without, share)
  const paired = ratios.map((it) => it[index].toFixed(2))
  console.log(
    `p${share * 100}: with ${ms(part(taken.with, share))}, without ${ms(part(taken.without, share))}, ratio ${whole.toFixed(2)} (runs ${paired.join(', ')})`,
  )
}

/** From each key's own time stamp to the frame that shows it, in ms. */
async function typing(extension, isOurs) {
  const server = await serve({
    folder,
    port: 4773,
    open: ['plan.md'],
    extension,
    settings: {'editor.quickSuggestions': {other: 'off', comments: 'off', strings: 'off'}},
    ...editor,
  })
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1366, height: 768}})
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const it = new Workbench(page, server, context)
  await page.goto(server.address.replace('localhost', 'plumbline.localhost'))
  await page.waitForSelector('.monaco-editor .view-line')
  if (isOurs) await it.squiggles().first().waitFor()
  await page.waitForTimeout(6000)
  await page.keyboard.press('Control+g')
  await page.locator('.quick-input-widget:visible input.input').first().fill(':700:30')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(4000)
  await page.evaluate(watch)
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij'[key % 10])
    await page.waitForTimeout(150)
  }
  const times = await page.evaluate(() => globalThis.painted)
  await context.close()
  await server.close()
  if (times.length !== keys) throw new Error(`${times.length} keys were painted`)
  return times
}

/** Runs in the page. The message that a frame sends itself comes once that frame is painted. */
function watch() {
  globalThis.painted = []
  addEventListener(
    'keydown',
    ({timeStamp, key}) => {
      if (!/^[a-j]$/.test(key)) return
      requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel()
        port1.onmessage = () => globalThis.painted.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    },
    {capture: true},
  )
}

function part(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

function ms(value) {
  return `${value.toFixed(1)} ms`
}
