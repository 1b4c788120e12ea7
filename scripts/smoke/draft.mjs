/** A draft with mistakes is opened, seen, mended by mouse and keys, turned off and on. */
import {fileURLToPath} from 'node:url'

export const opens = {folder: fileURLToPath(new URL('../../examples', import.meta.url)), file: 'planted.md'}

export const steps = {
  'a finding has its squiggle': async (it) => {
    await it.squiggles().first().waitFor()
  },
  'the status bar says how many figures were held against something, and how many differ': async (it) => {
    await it.until(async () => /^准绳 \d+\/27 · 9 不符$/.test(await it.status()), `status: ${await it.status()}`)
  },
  'the view lists what differs first, with both values': async (it) => {
    await it.openView()
    await it.rows().nth(9).waitFor()
    const said = (await it.rows().allTextContents()).map((row) => row.replaceAll('\u00a0', ' '))
    for (const [index, start] of [
      '不符9',
      '3.2个，登记3.2万个',
      '105个，登记103个',
      '超过14万架，登记近14万架',
      '18个，另处16个',
    ].entries())
      if (!said[index]?.replace(/\s/g, '').startsWith(start)) throw new Error(`row ${index}: ${said[index]}`)
    await it.shot('view')
  },
  'a click on a row goes to its figure': async (it) => {
    await it.rows().nth(2).click()
    await it.until(async () => /^Ln 13,|^行 13/.test(await it.caret()), `the caret is at ${await it.caret()}`)
  },
  'a hover says why, and what the registry holds': async (it) => {
    await it.until(async () => {
      await it.hoverOver('105个')
      return (await it.hovered()).includes('103')
    }, 'the hover does not say what is registered')
    await it.shot('hover')
    await it.page.keyboard.press('Escape')
  },
  'the context menu puts it right, and the count goes down': async (it) => {
    await it.click('105个')
    await it.click('105个', {button: 'right'})
    await it.page.locator('.context-view .action-item:has-text("准绳 Plumbline")').first().hover()
    // The submenu lies within its entry of the menu.
    const entry = it.page.locator('.context-view .action-item:has-text("改为登记值")').last()
    await entry.waitFor()
    await it.shot('menu')
    await entry.click()
    await it.until(async () => (await it.text()).includes('互联网数据中心共有103个'), 'the draft has not changed')
    await it.until(async () => /^准绳 \d+\/27 · 8 不符$/.test(await it.status()), `status: ${await it.status()}`)
    await it.until(
      async () => /^不符\s*8/.test((await it.rows().first().textContent()) ?? ''),
      'the view has not followed',
    )
  },
  'F8 goes to the next that differs': async (it) => {
    await it.click('103个')
    await it.page.keyboard.press('F8')
    await it.until(async () => /13.*\(6/.test(await it.caret()), 'F8 did not go to 超过14万架')
    const first = await it.caret()
    await it.page.keyboard.press('F8')
    await it.until(async () => (await it.caret()) !== first, 'F8 did not move on')
  },
  'F9 offers what may be done, and what is chosen is done': async (it) => {
    const before = await it.status()
    await it.click('3197项')
    await it.page.keyboard.press('F9')
    await it.page.waitForSelector('.action-widget .monaco-list-row.action')
    await it.shot('fixes')
    await it.page.keyboard.press('Enter')
    await it.until(async () => (await it.status()) !== before, 'nothing was put right')
  },
  'a figure that need not be registered is decided upon, with the reason, and the view says so': async (it) => {
    await it.click('超过4000项')
    await it.run('不必入库…')
    for (const said of ['另有专门统计', '核稿人']) {
      await it.page.locator('.quick-input-widget:visible input.input').fill(said)
      await it.page.keyboard.press('Enter')
      await it.page.waitForTimeout(500)
    }
    await it.until(
      async () => (await it.rows().allTextContents()).some((row) => /^未比对\s*2/.test(row)),
      'the decision is not in the view',
    )
    await it.shot('decided')
  },
  'the review page opens beside the draft, with a row for every figure': async (it) => {
    await it.run('打开指标核对表')
    await it.webview().locator('tr[data-row]').nth(26).waitFor()
    await it.shot('review')
  },
  'a tick on the page is a decision, made by keys alone': async (it) => {
    const page = it.webview()
    await page.locator('#t1').focus()
    await it.page.keyboard.press('Space')
    await page.locator('#t1:checked').waitFor()
    await page.locator('tr[data-row="1"] small', {hasText: '核稿人'}).waitFor()
    await it.until(
      async () => (await page.locator(':focus').getAttribute('id')) === 't1',
      'the keyboard has lost its place',
    )
    await it.page.keyboard.press('Shift+Tab')
    await it.page.keyboard.press('Tab')
    for (let step = 0; step < 3; step++) await it.page.keyboard.press('Tab')
    await it.page.keyboard.insertText('已电话核实')
    await it.page.keyboard.press('Enter')
    await page.locator('#r1[value="已电话核实"]').waitFor()
    await it.shot('review-ticked')
  },
  'a remark is a thread at its figure in the draft': async (it) => {
    // The editor opens its list of comments with the first of them.
    await it.page.locator('.comments-panel, .part.panel', {hasText: '已电话核实'}).first().waitFor()
    await it.run('View: Toggle Panel Visibility')
    const sign = it.page.locator('.monaco-editor .comment-range-glyph.comment-thread').first()
    await sign.click()
    await it.page.locator('.review-widget .comment-body', {hasText: '已电话核实'}).waitFor()
    await it.shot('remark')
    await sign.click()
  },
  'a changed figure unticks itself, and says what had been ticked': async (it) => {
    await it.click('3.2个')
    await it.run('改为登记值')
    const row = it.webview().locator('tr[data-row="1"]')
    await row.locator('.again', {hasText: '核过3.2个，现已改动，请重核'}).waitFor()
    if (await row.locator('#t1').isChecked()) throw new Error('it is still ticked')
  },
  'nothing serious is wrong with the page for those who cannot see or use a mouse': async (it) => {
    const complaints = await it.accessibility()
    if (complaints.length) throw new Error(complaints.join('; '))
  },
  'the page is closed': async (it) => {
    const tab = it.page.locator('.tab', {hasText: '指标核对表'})
    await tab.locator('.codicon-close').click()
    await tab.waitFor({state: 'detached'})
  },
  'what is typed is checked': async (it) => {
    const before = await it.status()
    await it.click('工作基础')
    await it.page.keyboard.press('End')
    await it.page.keyboard.insertText('\n\n截至2020年底，面向公众服务的互联网数据中心共有999个。\n')
    await it.until(async () => (await it.status()) !== before, 'no verdict on what was typed')
  },
  'it is turned off for the workspace, and on again, without a reload': async (it) => {
    await it.run('在本工作区停用')
    await it.until(async () => (await it.status()) === '准绳 停用', `status: ${await it.status()}`)
    await it.until(async () => (await it.squiggles().count()) === 0, 'squiggles are left')
    await it.clickStatus()
    await it.until(async () => /不符/.test(await it.status()), `status: ${await it.status()}`)
    await it.squiggles().first().waitFor()
  },
}
