/**
 * The whole way of a newcomer through the packed extension in VS Code 1.139 at 1366×768, in the light theme and in the dark:
 * installed from the file, the example opened from the view, a card at every planted mistake, mended by mouse, decided,
 * reviewed, printed, and a workspace of one's own begun from the walkthrough. A picture of each step is in `out/walk`.
 * Prints `N passing` and, if any, `N failing`. `npm run walk -- light` walks once.
 */
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {hosts} from './hosts/install.mjs'
import {startNodeHost} from './hosts/node-host.mjs'
import {launch, Workbench} from './smoke/workbench.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const shots = join(root, 'out/walk')
const planted = JSON.parse(readFileSync(join(root, 'test/examples/planted.json'), 'utf8'))
const draft = readFileSync(join(root, 'examples/planted.md'), 'utf8')
const [package_] = readdirSync(join(root, 'out')).filter((name) => name.endsWith('.vsix'))
/** A card with the finding above it and the editor's own row below, in px. */
const tallest = 200
const fullWidth = /[\u2e80-\ud7af\uf900-\ufaff\uff01-\uff5e]/

const themes = {light: 'Default Light Modern', dark: 'Default Dark Modern'}
const wanted = process.argv.slice(2)
async function walk(name, theme) {
  console.log(`\n  ${name}`)
  const home = mkdtempSync(join(tmpdir(), 'plumbline-walk-'))
  const {port, close} = await startNodeHost(hosts(), home, {
    'chat.disableAIFeatures': true,
    'security.workspace.trust.enabled': true,
    'telemetry.telemetryLevel': 'off',
    'window.autoDetectColorScheme': false,
    'workbench.colorTheme': theme,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
  })
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1366, height: 768}})
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  // No language pack is to be had: the editor is told that it speaks Chinese.
  await page.addInitScript(() => Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', {get: () => 'zh-cn'}))
  const it = new Walker(page, null, context, {home, name})
  await page.goto(`http://127.0.0.1:${port}/?ew=true`)
  for (const [said, step] of Object.entries(steps)) {
    const complaint = await step(it).then(() => null, String)
    await it.picture(complaint ? 'failed' : null)
    if (complaint) failed++
    else passed++
    console.log(complaint ? `    ✘ ${said}: ${complaint.split('\n')[0]}` : `    ✔ ${said}`)
    if (complaint) break
  }
  await context.close()
  await close()
  rmSync(home, {recursive: true, force: true, maxRetries: 5})
}

class Walker extends Workbench {
  #count = 0

  constructor(page, server, context, {home, name}) {
    super(page, server, context)
    this.home = home
    this.name = name
  }

  picture(words) {
    const number = String(++this.#count).padStart(2, '0')
    const name = words ? `${number}-${words}` : number
    return this.page.screenshot({path: join(shots, `${this.name}-${name}.png`)})
  }

  /** A folder that is opened for the first time: it is asked about, or a bar says that it is restricted, which will do. */
  async trust() {
    const asked = this.page.locator('.monaco-dialog-box .monaco-button', {hasText: /^Yes/})
    const bar = this.page.locator('[id="status.workspaceTrust"] a')
    await this.until(async () => (await asked.count()) + (await bar.count()) > 0, 'nothing asks for trust')
    if (await asked.count()) await asked.first().click()
  }

  /** Where the editor's “Go to Line” finds words of the draft. */
  placeOf({words, occurrence}) {
    let at = -1
    for (let round = 0; round <= occurrence; round++) at = draft.indexOf(words, at + 1)
    // In the middle: a finding may be about a part of the words.
    const middle = at + Math.floor(words.length / 2)
    const before = draft.slice(0, middle).split('\n')
    // The editor counts a full-width character as two columns here.
    const columns = [...before.at(-1)].reduce((sum, it) => sum + (fullWidth.test(it) ? 2 : 1), 1)
    return `${before.length}:${columns}`
  }

  /** Goes to a place by the editor's own command, and to where the caret then blinks with the mouse. */
  async pointAt(place) {
    await this.page.mouse.move(700, 20)
    await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('Control+g')
    await this.page.locator('.quick-input-widget:visible input.input').first().fill(`:${place}`)
    await this.page.keyboard.press('Enter')
    await this.page.waitForTimeout(600)
    const caret = await this.page.locator('.monaco-editor.focused .cursors-layer .cursor').first().boundingBox()
    const [x, y] = [caret.x + 3, caret.y + caret.height / 2]
    await this.page.mouse.move(x, y)
    await this.page.waitForTimeout(150)
    await this.page.mouse.move(x + 2, y)
    return {x, y}
  }

  /** The hover and its row of the editor's own: where they lie, and whether either has to be scrolled. */
  hoverBoxes() {
    return this.page.evaluate(() => {
      const hover = [...document.querySelectorAll('.monaco-hover:not(.hidden)')].find((one) => one.offsetHeight > 20)
      const row = hover?.querySelector('.hover-row.status-bar .action-container a')
      if (!hover || !row) return null
      const [outer, inner] = [hover.getBoundingClientRect(), row.getBoundingClientRect()]
      const content = hover.querySelector('.monaco-scrollable-element > div')
      return {
        text: row.textContent,
        height: outer.height,
        isInside: outer.top <= inner.top && inner.bottom <= outer.bottom && inner.height > 0,
        isOnScreen: 0 <= outer.top && outer.bottom <= innerHeight && outer.right <= innerWidth,
        isScrolled: content ? content.scrollHeight > content.clientHeight + 1 : false,
      }
    })
  }
}

const steps = {
  'the .vsix is installed from the list of extensions': async (it) => {
    await it.page.locator('.monaco-workbench .part.statusbar').waitFor()
    await it.page.keyboard.press('Control+Shift+x')
    await it.page.locator('.extensions-viewlet').first().waitFor()
    const entry = it.page.locator('.context-view .action-item', {hasText: 'Install from VSIX'}).last()
    await it.until(async () => {
      await it.page.keyboard.press('Escape')
      await it.page.locator('.composite.title .action-label[aria-label^="Views and More Actions"]').first().click()
      await it.page.waitForTimeout(1000)
      return (await entry.count()) > 0
    }, 'the menu does not offer it')
    await it.picture('menu')
    await entry.click()
    await it.answer(join(root, 'out', package_))
    await it.page.locator('.part.sidebar .monaco-list-row', {hasText: '准绳'}).first().waitFor()
  },
  'before there is a folder, the view says what to do': async (it) => {
    // The words of what has just been installed are in the language of the window from the next one on.
    await it.page.reload()
    await it.sign().first().click()
    await it.page.locator('.welcome-view-content', {hasText: '打开示例'}).first().waitFor()
  },
  'the example is opened from there, trusted or not': async (it) => {
    await it.page.locator('.welcome-view-content .monaco-button', {hasText: '打开示例'}).first().click()
    await it.trust()
    await it.squiggles().first().waitFor()
    await it.until(async () => /^准绳 \d+\/27 · 9 不符/.test(await it.status()), `status: ${await it.status()}`)
  },
  'the view lists what differs, with both values': async (it) => {
    await it.rows().nth(9).waitFor()
    await it.until(async () => /105个，登记103个/.test((await it.rows().allTextContents()).join()), 'it does not')
  },
  'at every planted mistake the Quick Fix row is inside the card, which needs no scrolling': async (it) => {
    await it.click('工作基础')
    for (const one of planted) {
      const place = it.placeOf(one)
      let boxes = null
      await it.until(async () => {
        await it.pointAt(place)
        await it.page.waitForTimeout(1200)
        boxes = await it.hoverBoxes()
        return boxes !== null
      }, `${one.words}: no card with a row`)
      console.log(`      ${Math.round(boxes.height)} px  ${one.rule}`)
      await it.picture(one.rule)
      if (!boxes.isInside || !boxes.isOnScreen || boxes.isScrolled || boxes.height > tallest)
        throw new Error(`${one.words}: ${JSON.stringify(boxes)}`)
    }
  },
  'a figure is mended by a click in its card': async (it) => {
    await it.pointAt(it.placeOf({words: '105个', occurrence: 0}))
    await it.page.locator('.monaco-hover:not(.hidden) a', {hasText: '改为103个'}).first().click()
    await it.until(async () => /· 8 不符/.test(await it.status()), `status: ${await it.status()}`)
  },
  'another by the menu': async (it) => {
    const {x, y} = await it.pointAt(it.placeOf({words: '3197项', occurrence: 0}))
    await it.page.mouse.click(x, y)
    await it.page.mouse.click(x, y, {button: 'right'})
    await it.page.locator('.context-view .action-item:has-text("准绳 Plumbline")').first().hover()
    const entry = it.page.locator('.context-view .action-item:has-text("改为登记值")').last()
    await entry.waitFor()
    await it.page.waitForTimeout(500)
    await it.picture('menu')
    await entry.click()
    await it.until(async () => /· 7 不符/.test(await it.status()), `status: ${await it.status()}`)
  },
  'what need not be registered is decided upon, with the reason': async (it) => {
    const {x, y} = await it.pointAt(it.placeOf({words: '超过4000项', occurrence: 0}))
    await it.page.mouse.click(x, y)
    await it.run('不必入库…')
    await it.picture('asked')
    await it.answer('另有专门统计')
    await it.answer('核稿人')
    await it.until(
      async () => (await it.rows().allTextContents()).some((row) => /^未比对\s*2/.test(row.replaceAll('\u00a0', ' '))),
      'the decision is not in the view',
    )
  },
  'on the review page a figure is ticked': async (it) => {
    await it.page.locator('.editor-actions .action-label[aria-label^="打开指标核对表"]').first().click()
    await it.webview().locator('tr[data-row]').nth(26).waitFor()
    await it.picture('review')
    await it.webview().locator('#t1').click()
    await it.webview().locator('#t1:checked').waitFor()
  },
  'the figure is changed, and the tick is gone': async (it) => {
    await it.page.locator('.tab', {hasText: 'planted.md'}).first().click()
    const {x, y} = await it.pointAt(it.placeOf({words: '3.2个', occurrence: 0}))
    await it.page.mouse.click(x, y)
    await it.run('改为登记值')
    await it.webview().locator('tr[data-row="1"] .again', {hasText: '核过3.2个'}).waitFor()
    if (await it.webview().locator('#t1').isChecked()) throw new Error('it is still ticked')
  },
  'the page is exported': async (it) => {
    await it.webview().locator('button', {hasText: '导出'}).first().click()
    await it.answer(null)
    await it.until(() => exported(it) !== undefined, 'no file was written')
  },
  'the file is printed on A4 sheets, lying': async (it) => {
    const page = await it.context.newPage()
    await page.goto(`file://${exported(it)}`)
    await page.emulateMedia({media: 'print'})
    await page.setViewportSize({width: 1123, height: 794})
    await page.screenshot({path: join(shots, `${it.name}-printed.png`)})
    const bytes = await page.pdf({path: join(shots, `${it.name}.pdf`), preferCSSPageSize: true})
    await page.close()
    const text = bytes.toString('latin1')
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
    const sheets = text.match(/\/Type \/Page\b/g)?.length ?? 0
    console.log(`      ${sheets} sheets of ${width} × ${height} pt`)
    if (!sheets || Math.round(width) !== 842 || Math.round(height) !== 595) throw new Error('other sheets')
  },
  'from the walkthrough a workspace of one’s own is begun': async (it) => {
    await it.run('Welcome: Open Walkthrough...')
    await it.page.locator('.quick-input-list .monaco-list-row', {hasText: '用准绳核对一份文稿'}).first().click()
    await it.page.locator('.getting-started-step', {hasText: '全部指标一览'}).first().click()
    await it.page.waitForTimeout(1500)
    await it.picture('walkthrough')
    await it.page.locator('.getting-started-step .monaco-button', {hasText: '新建规划工作区'}).first().click()
    await it.answer('云州市“十五五”数字经济发展规划')
    await it.answer(it.home)
    await it.trust()
    await it.page.locator('.tab', {hasText: '数字经济发展规划.md'}).first().waitFor()
    await it.until(async () => /^准绳/.test(await it.status()), `status: ${await it.status()}`)
  },
}

function exported({home}) {
  const folder = join(home, '准绳示例')
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.html'))
  return name && join(folder, name)
}

mkdirSync(shots, {recursive: true})
const browser = await launch()
let [passed, failed] = [0, 0]
for (const [name, theme] of Object.entries(themes)) if (!wanted.length || wanted.includes(name)) await walk(name, theme)
await browser.close()
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}`)
process.exit(failed ? 1 : 0)
