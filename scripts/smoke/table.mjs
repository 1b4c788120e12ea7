/** The registry as a table: a value is written by keys, checked as it is typed, and taken back with the text's own undo. */
import {fileURLToPath} from 'node:url'

export const opens = {
  folder: fileURLToPath(new URL('../../examples', import.meta.url)),
  file: 'registry/baseline.metrics.yaml',
}

const value = '[data-column="observations 2020-12-31"][aria-label^="面向公众服务的互联网数据中心数"]'

export const steps = {
  'the registry opens as a table, a row an indicator': async (it) => {
    await it.run('以表格打开登记库')
    await it.webview().locator(value).waitFor()
    await it.shot('table')
  },
  'what is no value is told as it is typed, and not written': async (it) => {
    const field = it.webview().locator(value)
    await field.focus()
    await it.page.keyboard.press('Control+a')
    await it.page.keyboard.insertText('一百多')
    await it.webview().locator('#said', {hasText: '不是数值'}).waitFor()
    await it.webview().locator(`${value}[aria-invalid=true]`).waitFor()
    await it.shot('table-wrong')
  },
  'a value is written into the text, and the keyboard goes on in the next row': async (it) => {
    await it.page.keyboard.press('Control+a')
    await it.page.keyboard.insertText('107')
    await it.page.keyboard.press('Enter')
    await it.webview().locator(`${value}[value="107"]`).waitFor()
    await it.page.keyboard.press('ArrowDown')
    const label = await it.webview().locator(':focus').getAttribute('aria-label')
    if (!label?.startsWith('互联网数据中心机柜总量')) throw new Error(`the keyboard is at ${label}`)
    await it.page.keyboard.press('ArrowUp')
  },
  'undo is the one of the text': async (it) => {
    await it.run('Undo')
    await it.webview().locator(`${value}[value="103"]`).waitFor()
    await it.run('Redo')
    await it.webview().locator(`${value}[value="107"]`).waitFor()
  },
  'nothing serious is wrong with it for those who cannot see or use a mouse': async (it) => {
    const complaints = await it.accessibility()
    if (complaints.length) throw new Error(complaints.join('; '))
  },
  'the text has the value, and the rest as it was': async (it) => {
    await it.webview().locator('[data-do=text]').click()
    await it.page.locator('.monaco-editor .view-line').first().waitFor()
    await it.page.keyboard.press('Control+f')
    await it.page.keyboard.insertText('value: 107, qualifier: eq, status: final')
    await it.page.locator('.find-widget .matchesCount', {hasText: /1 (?:of|\/) 1/}).waitFor()
    await it.shot('table-text')
  },
}
