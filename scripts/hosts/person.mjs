/**
 * A person at the page, whom a test inside the editor asks over the loopback to look and to press: an editor tells its
 * extensions neither what its views show nor what its boxes ask. Answers `{value}` or `{error}` to `{does, words}`.
 */
import {createServer} from 'node:http'
import {fileURLToPath} from 'node:url'

const out = fileURLToPath(new URL('../../out', import.meta.url))
const patience = 15_000

/** `at()` is the workbench that is being looked at. */
export async function personAt(at) {
  const server = createServer(async (request, response) => {
    const headers = {'access-control-allow-origin': '*', 'content-type': 'application/json'}
    let body = ''
    for await (const part of request) body += part
    const answer = await answerTo(at(), body).catch((error) => ({error: String(error)}))
    response.writeHead(200, headers).end(JSON.stringify(answer))
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  server.unref()
  return `http://127.0.0.1:${server.address().port}/`
}

async function answerTo(workbench, body) {
  const {does, words} = JSON.parse(body)
  return {value: (await able[does](workbench, ...words)) ?? null}
}

const able = {
  rows: (it) => it.page.evaluate(rowsShown),
  /** What stands beside a row as buttons while the pointer is over it. */
  buttons: async (it, words) => {
    const row = rowOf(it, words)
    await row.hover()
    return row.locator('.actions .action-label').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  },
  button: async (it, words, name) => {
    const row = rowOf(it, words)
    await row.hover()
    await row.locator(`.actions .action-label[aria-label^="${name}"]`).first().click({timeout: patience})
  },
  click: (it, words) => rowOf(it, words).click({timeout: patience}),
  /** Opens what is closed. */
  open: async (it, words) => {
    const row = rowOf(it, words)
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click({timeout: patience})
  },
  /** What a right click on a row offers. */
  menu: async (it, words) => {
    await rowOf(it, words).click({button: 'right'})
    const entries = it.page.locator('.context-view .action-item .action-label')
    await entries.first().waitFor({timeout: patience})
    const offered = await entries.allTextContents()
    await it.page.keyboard.press('Escape')
    return offered.map((text) => text.trim()).filter((text) => text)
  },
  choose: async (it, words, name) => {
    await rowOf(it, words).click({button: 'right'})
    const entry = it.page.locator('.context-view .action-item', {hasText: name}).last()
    await entry.waitFor({timeout: patience})
    // A menu takes no click before it has stood for a moment.
    await it.page.waitForTimeout(500)
    await entry.click()
  },
  /** Writes into the box that asks. */
  answer: (it, text) => it.answer(text),
  pick: async (it, name) => {
    const row = it.page.locator('.quick-input-widget:visible .monaco-list-row', {hasText: name}).first()
    await row.waitFor({timeout: patience})
    const all = await it.page.locator('.quick-input-widget:visible .monaco-list-row').allTextContents()
    await row.click()
    return all
  },
  /** Ticks lines of a list that takes several, and says that this is all. */
  tick: async (it, names) => {
    for (const name of names) {
      const row = it.page.locator('.quick-input-widget:visible .monaco-list-row', {hasText: name}).first()
      await row.click({timeout: patience})
    }
    await it.page.keyboard.press('Enter')
  },
  key: (it, name) => it.page.keyboard.press(name),
  picture: (it, name) => it.page.screenshot({path: `${out}/host-${name}.png`}).then(() => null),
  status: (it) => it.status(),
  count: (it, selector) => it.page.locator(selector).count(),
  text: async (it, selector) =>
    (await it.page.locator(selector).allTextContents()).join('\n').replaceAll('\u00a0', ' '),
  press: (it, selector) => it.page.locator(selector).first().click({timeout: patience}),
  /** What the page of the extension says. */
  page: (it, selector) => it.webview().locator(selector).allTextContents(),
}

const rowOf = (it, words) => it.rows().filter({hasText: words}).first()

/** Runs in the page: what each row of the side bar says, in their order on the screen. */
function rowsShown() {
  const text = (row, selector) => row.querySelector(selector)?.textContent.replaceAll('\u00a0', ' ').trim() ?? ''
  return [...document.querySelectorAll('.sidebar .monaco-list-row')]
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map((row) => ({
      label: text(row, '.label-name'),
      description: text(row, '.label-description'),
      said: row.getAttribute('aria-label') ?? '',
    }))
}
