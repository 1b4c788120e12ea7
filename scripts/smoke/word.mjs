/** A Word draft is read and checked by a right click, and its findings are written back as comments. */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${mkdtempSync(`${tmpdir()}/plumbline-`)}/word`
cpSync(`${root}examples`, folder, {recursive: true})
spawnSync(process.execPath, [`${root}dist/plumbline.js`, 'convert', 'planted.md', 'planted.docx'], {cwd: folder})

export const opens = {folder, file: 'plumbline.yaml'}

export const steps = {
  'a right click on a .docx opens it as it is read, with its findings': async (it) => {
    const file = it.page.locator('.explorer-folders-view .monaco-list-row:has-text("planted.docx")').first()
    await it.page.keyboard.press('Control+Shift+E')
    await file.click({button: 'right'})
    const entry = it.page.locator('.context-view .action-item:has-text("核对 Word 文稿")').last()
    await entry.waitFor()
    // A menu takes no click before it has stood for a moment.
    await it.page.waitForTimeout(500)
    await entry.click()
    await it.squiggles().first().waitFor()
    await it.until(async () => (await it.text()).includes('公共数据与感知底座'), 'the reading is not shown')
  },
  'they are in Problems, and the status bar counts as for the Markdown': async (it) => {
    await it.until(async () => /^准绳 \d+\/27 · 9 不符$/.test(await it.status()), `status: ${await it.status()}`)
    await it.page.locator('.markers-panel .monaco-list-row:has-text("105个")').first().waitFor()
    await it.shot('word')
  },
  'the review page opens on it': async (it) => {
    await it.run('打开指标核对表')
    await it.webview().locator('tr[data-row]').nth(26).waitFor()
    await it.shot('word-review')
  },
  'the comments go into another file': async (it) => {
    await it.page.locator('.tab:has-text("planted.docx.md")').first().click()
    await it.run('批注写回 Word')
    await it.page.locator('.quick-input-widget input.input').waitFor()
    await it.page.waitForTimeout(500)
    await it.page.keyboard.press('Enter')
    await it.page.locator('.notification-toast:has-text("已写入批注 20 处")').first().waitFor()
    await it.shot('word-comments')
  },
}
