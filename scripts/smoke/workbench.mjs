/** The editor in a browser with one folder open, the packed extension in it, and what a test does there by mouse and keys. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {fileURLToPath} from 'node:url'
import {chromium} from 'playwright-core'
import {serve} from '../serve.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const root = fileURLToPath(new URL('../..', import.meta.url))
export const shots = `${root}out/smoke`
const patience = 60_000

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  })

/** Opens a file of a folder. `languages` of the browser are those of the editor's words. */
export async function openWorkbench(browser, {folder, file, settings = {}, locale = 'zh-CN'}) {
  const server = await serve({folder, port: 4273, open: [file], extension: `${root}out/extension`, settings})
  const context = await browser.newContext({locale, viewport: {width: 1366, height: 768}})
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const workbench = new Workbench(page, server, context)
  await page.goto(server.address)
  await page.waitForSelector('.monaco-editor .view-line')
  return workbench
}

export class Workbench {
  /** Requests to other machines. */
  outside = []
  /** Whether the server's program was asked for. */
  startedServer = false

  constructor(page, server, context) {
    this.page = page
    this.server = server
    this.context = context
    page.on('request', (request) => this.#note(new URL(request.url())))
    context.on('request', (request) => this.#note(new URL(request.url())))
  }

  #note({protocol, hostname, pathname, href}) {
    // Below the second of these names the editor's own service worker answers; nothing is sent there.
    const isHere = /(?:^|\.)localhost$|^127\.0\.0\.1$|\.vscode-resource\.vscode-cdn\.net$/.test(hostname)
    if (/^https?:$/.test(protocol) && !isHere) this.outside.push(href)
    if (pathname.endsWith('/dist/program.js')) this.startedServer = true
  }

  async close() {
    await this.context.close()
    await this.server.close()
  }

  shot(name) {
    return this.page.screenshot({path: `${shots}/${name}.png`})
  }

  squiggles() {
    return this.page.locator(
      '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info',
    )
  }

  /** What our item of the status bar says; '' where there is none. */
  async status() {
    // A window that begins anew says nothing meanwhile.
    const [words = ''] = await this.#statusItem()
      .allTextContents()
      .catch(() => [])
    return words.trim()
  }

  #statusItem() {
    return this.page.locator('[id$="plumbline.status"]')
  }

  clickStatus() {
    return this.#statusItem().locator('a').first().click()
  }

  /** Our sign in the activity bar. */
  sign() {
    return this.page.locator('.activitybar .action-item:has([aria-label^="准绳"])')
  }

  /** What the page of an extension shows. */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
  }

  /** What is seriously wrong with it for people who cannot see it, or not use a mouse. */
  async accessibility() {
    const frame = this.page.frames().find((it) => it.name() === 'active-frame' || /fake\.html/.test(it.url()))
    // Scripts of the page's own only: the check is evaluated from outside, which no policy of the page forbids.
    await frame.evaluate(axe)
    const {violations} = await frame.evaluate(() => globalThis.axe.run({resultTypes: ['violations']}))
    return violations
      .filter(({impact}) => impact === 'serious' || impact === 'critical')
      .map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`)
  }

  async openView() {
    await this.sign().first().click()
    await this.page.waitForSelector('.pane-body .monaco-list')
  }

  rows() {
    return this.page.locator('.sidebar .monaco-list-row')
  }

  /** Runs a command by its name in the palette. */
  async run(title) {
    await this.page.keyboard.press('F1')
    await this.page.locator('.quick-input-widget input.input').fill(`>${title}`)
    await this.page.locator('.quick-input-list .monaco-list-row', {hasText: title}).first().click()
  }

  /** Writes into the box that asks, or, with null, takes what stands there. Answers what was asked. */
  async answer(text) {
    const box = this.page.locator('.quick-input-widget:visible input.input').first()
    await box.waitFor()
    const value = () => box.inputValue({timeout: 1000}).catch(() => null)
    // A box that looks for files writes into itself once it has found them, and takes no key before.
    const isLooking = /^\//.test(await value())
    if (isLooking) await this.page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor()
    for (let before = null, now = await value(); isLooking && before !== now; now = await value()) {
      before = now
      await this.page.waitForTimeout(300)
    }
    const asked = await this.page.locator('.quick-input-widget:visible').first().textContent()
    for (let round = 0; text !== null && round < 5 && (await value()) !== text; round++) {
      await box.fill(text)
      await this.page.waitForTimeout(isLooking ? 500 : 50)
    }
    // It takes no Enter while it is looking, and at the first goes into a folder.
    const written = await value()
    const isOpen = (now) => now !== null && (isLooking ? now.startsWith('/') : now === written)
    for (let tries = 0; tries < 100 && isOpen(await value()); tries++) {
      if (tries % 10 === 0) await this.page.keyboard.press('Enter')
      await this.page.waitForTimeout(100)
    }
    return asked
  }

  /** What the editor shows, the draft's first screen. */
  async text() {
    return (
      (await this.page.locator('.monaco-editor .view-lines').first().textContent())?.replaceAll('\u00a0', ' ') ?? ''
    )
  }

  /** Where the editor shows a word; colours may divide it into several pieces of a line. */
  boxOf(word) {
    return this.page.evaluate((wanted) => {
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
          return {x: x + 6, y: y + 6}
        }
      }
      throw new Error(`${wanted} is not on the screen`)
    }, word)
  }

  async click(word, options = {}) {
    const {x, y} = await this.boxOf(word)
    await this.page.mouse.click(x, y, options)
    // Ctrl over a figure would show it as a link.
    if (options.button !== 'right') await this.page.mouse.move(700, 20)
  }

  /** Comes from elsewhere each time: colours and hints that arrive meanwhile move the words, or take the hover away. */
  async hoverOver(word) {
    await this.page.mouse.move(700, 20)
    const {x, y} = await this.boxOf(word)
    await this.page.mouse.move(x, y)
    await this.page.waitForTimeout(200)
    await this.page.mouse.move(x + 3, y)
    await this.page.waitForTimeout(1500)
  }

  async hovered() {
    return (await this.page.locator('.monaco-hover:not(.hidden) .hover-contents').allTextContents()).join('')
  }

  /** Line and column of the caret, as the status bar has them. */
  async caret() {
    return (await this.page.locator('#status\\.editor\\.selection').textContent())?.trim() ?? ''
  }

  async until(condition, complaint) {
    for (const end = Date.now() + patience; Date.now() < end; ) {
      if (await condition()) return
      await this.page.waitForTimeout(200)
    }
    throw new Error(complaint)
  }

  /** Holds for a while: nothing came that should not. */
  async stays(condition, complaint, ms = 4000) {
    for (const end = Date.now() + ms; Date.now() < end; ) {
      if (!(await condition())) throw new Error(complaint)
      await this.page.waitForTimeout(200)
    }
  }
}
