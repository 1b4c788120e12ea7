/** The editor's own preview of a draft, files and words found by their names, and the page of a check. */
import {fileURLToPath} from 'node:url'

export const opens = {folder: fileURLToPath(new URL('../../examples', import.meta.url)), file: 'planted.md'}

export const steps = {
  'the preview shows states of figures': async (it) => {
    await it.until(async () => /不符$/.test(await it.status()), `status: ${await it.status()}`)
    await it.run('Markdown: Open Preview to the Side')
    await it.webview().locator('.plumbline-differ', {hasText: '105个'}).waitFor()
    await it.shot('preview')
  },
  'what is put right is right in the preview': async (it) => {
    await it.click('105个')
    await it.run('改为登记值')
    await it.webview().locator('.plumbline-agree', {hasText: '103个'}).waitFor()
  },
  'a box is framed': async (it) => {
    await it.webview().locator('.plumbline-box').first().waitFor()
  },
  'Ctrl+P finds a file': async (it) => {
    await it.page.keyboard.press('Control+p')
    await it.page.keyboard.insertText('plan.md')
    await it.page.locator('.quick-input-list .monaco-list-row', {hasText: 'plan.md'}).first().waitFor()
    await it.page.keyboard.press('Escape')
  },
  'Ctrl+T finds an indicator': async (it) => {
    await it.page.keyboard.press('Control+t')
    await it.page.keyboard.insertText('互联网数据中心')
    await it.page.locator('.quick-input-list .monaco-list-row', {hasText: '互联网数据中心'}).first().waitFor()
    await it.shot('symbols')
    await it.page.keyboard.press('Escape')
  },
  'the page of a check opens': async (it) => {
    await it.run('Problems: Focus on Problems View')
    await it.page
      .locator('.markers-panel .monaco-list-row a', {hasText: '单位不符'})
      .first()
      .click({modifiers: ['Control']})
    await it.page.locator('.tab', {hasText: 'registry-unit-mismatch.md'}).waitFor()
    await it.shot('rule')
  },
  'what was edited is still there after a reload': async (it) => {
    await it.page.locator('.tab', {hasText: 'planted.md'}).first().click()
    await it.page.keyboard.press('Control+s')
    await it.page.waitForTimeout(1500)
    await it.page.reload()
    await it.until(async () => (await it.text()).includes('互联网数据中心共有103个'), 'it is not')
  },
}
