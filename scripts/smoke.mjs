/**
 * The real editor in a real browser: the example's draft has squiggles, a hover says why, a quick fix removes one.
 * Needs chromium (Debian's, or the one named by CHROMIUM). Prints `N passing` and, if any, `N failing`.
 */
import {mkdirSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {chromium} from 'playwright-core'
import {serve} from './serve.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const shots = `${root}out/smoke`
const patience = 30_000

mkdirSync(shots, {recursive: true})
const server = await serve({folder: `${root}examples`, port: 4273, open: ['planted.md']})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
})
// High enough that a hover, a quarter of the editor at most, shows its last line, which offers the fix.
const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 1180}, deviceScaleFactor: 2})
const page = await context.newPage()
page.setDefaultTimeout(patience)
const outside = []
page.on('request', (request) => {
  const {protocol, hostname} = new URL(request.url())
  if (/^https?:$/.test(protocol) && hostname !== 'localhost' && hostname !== '127.0.0.1') outside.push(request.url())
})

const squiggles = () => page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning')
const hovers = '.monaco-hover:not(.hidden) .hover-contents'

const steps = {
  'the editor opens the example': async () => {
    await page.goto(server.address)
    await page.waitForSelector('.monaco-editor .view-line')
  },
  'a finding has its squiggle': async () => {
    await squiggles().first().waitFor()
  },
  'a hover over it says why, and what the registry holds': async () => {
    await waitFor(async () => {
      await hoverOver('105个')
      return (await page.locator(hovers).allTextContents()).join('').includes('103')
    }, 'the hover does not say what is registered')
    await page.waitForTimeout(800)
    await page.screenshot({path: `${shots}/editor.png`})
  },
  'a quick fix removes it': async () => {
    const before = await textOfDraft()
    await page.keyboard.press('Escape')
    const {x, y} = await boxOf('105个')
    await page.mouse.click(x + 6, y + 6)
    // Ctrl over a figure would show it as a link.
    await page.mouse.move(20, 20)
    await page.keyboard.press('Control+.')
    await page.waitForSelector('.action-widget .monaco-list-row.action')
    await page.screenshot({path: `${shots}/fixes.png`})
    await page.keyboard.press('Enter')
    await waitFor(async () => (await textOfDraft()) !== before, 'the draft has not changed')
  },
  'what is typed is checked': async () => {
    await page.locator('.monaco-editor .view-lines').first().click()
    await page.keyboard.press('Control+End')
    const before = await problems()
    await page.keyboard.insertText('\n\n截至2020年底，面向公众服务的互联网数据中心共有999个。\n')
    await waitFor(async () => (await problems()) > before, 'no finding for what was typed')
  },
}

/** Where the editor shows a word; colours may divide it into several pieces of a line. */
function boxOf(word) {
  return page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
      const at = line.textContent.indexOf(wanted)
      if (at < 0) continue
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = walker.nextNode(); node; before += node.data.length, node = walker.nextNode()) {
        if (before + node.data.length <= at) continue
        const range = document.createRange()
        range.setStart(node, at - before)
        range.setEnd(node, at - before + 1)
        const {x, y} = range.getBoundingClientRect()
        return {x, y}
      }
    }
    throw new Error(`${wanted} is not on the screen`)
  }, word)
}

/** Comes from elsewhere each time: colours and hints that arrive meanwhile move the words, or take the hover away. */
async function hoverOver(word) {
  await page.mouse.move(20, 20)
  const {x, y} = await boxOf(word)
  await page.mouse.move(x + 6, y + 6)
  await page.waitForTimeout(200)
  await page.mouse.move(x + 9, y + 6)
  await page.waitForTimeout(1500)
}

/** What the editor shows, the draft's first screen. */
const textOfDraft = () => page.locator('.monaco-editor .view-lines').first().textContent()

/** The count that the status bar shows. */
async function problems() {
  const label = await page.locator('#status\\.problems').textContent()
  return [...(label ?? '').matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)
}

async function waitFor(condition, complaint) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await condition()) return
    await page.waitForTimeout(200)
  }
  throw new Error(complaint)
}

let [passed, failed] = [0, 0]
for (const [name, step] of Object.entries(steps)) {
  if (failed) {
    console.log(`  - ${name} (not reached)`)
    failed++
    continue
  }
  try {
    await step()
    passed++
    console.log(`  ✔ ${name}`)
  } catch (error) {
    failed++
    console.log(`  ✘ ${name}: ${String(error).split('\n')[0]}`)
    await page.screenshot({path: `${shots}/failed.png`}).catch(() => undefined)
  }
}
if (outside.length) {
  failed++
  console.log(`  ✘ nothing leaves the machine: ${outside[0]}`)
} else passed++

console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}`)
await browser.close()
await server.close()
process.exit(failed ? 1 : 0)
