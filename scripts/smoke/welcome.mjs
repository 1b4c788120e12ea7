/** The first minute: the walkthrough with its pictures, and the example, all without the network. */
import {fileURLToPath} from 'node:url'

export const opens = {folder: fileURLToPath(new URL('../../examples', import.meta.url)), file: 'plan.md'}

/** Commands that are run by a click. */
export const runs = ['plumbline.example']

export const steps = {
  'a draft without mistakes has none that differ, and is not called right': async (it) => {
    await it.until(async () => /^准绳 \d+\/\d+ · 无不符$/.test(await it.status()), `status: ${await it.status()}`)
  },
  'the walkthrough has five steps, with pictures': async (it) => {
    await it.run('Welcome: Open Walkthrough')
    await it.page.locator('.quick-input-list .monaco-list-row', {hasText: '用准绳核对一份文稿'}).first().click()
    await it.page.getByText('改掉它').click()
    const picture = it.page
      .frameLocator('iframe.webview')
      .first()
      .frameLocator('iframe#active-frame')
      .locator('svg text', {hasText: 'F9'})
    await picture.first().waitFor()
    const steps = await it.page.locator('.getting-started-step').count()
    if (steps !== 5) throw new Error(`${steps} steps`)
    await it.shot('walkthrough')
  },
  'the example opens, and its draft is checked': async (it) => {
    await it.page.locator('.getting-started-step', {hasText: '打开示例'}).first().click()
    await it.page.locator('.getting-started-step .monaco-button', {hasText: '打开示例'}).first().click()
    await it.until(async () => /^准绳 \d+\/27 · 9 不符$/.test(await it.status()), `status: ${await it.status()}`)
  },
}
