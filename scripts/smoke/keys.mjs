/** The review page and the table of a registry from end to end by keys alone, no mouse. */
import {fileURLToPath} from 'node:url'

export const opens = {folder: fileURLToPath(new URL('../../examples', import.meta.url)), file: 'planted.md'}

const page = (it) => it.webview()
const focused = (it) =>
  page(it)
    .locator(':focus')
    .first()
    .evaluate((one) => ({
      id: one.id,
      does: one.dataset.do,
      only: one.dataset.only,
      label: one.ariaLabel,
      text: one.textContent,
    }))
    .catch(() => ({}))

/** Goes on with Tab, or back, until the keyboard stands where it is wanted. */
async function tabTo(it, wanted, key = 'Tab') {
  for (let step = 0; step < 200; step++) {
    if (wanted(await focused(it))) return
    await it.page.keyboard.press(key)
    await it.page.waitForTimeout(30)
  }
  throw new Error(`${key} leads to ${JSON.stringify(await focused(it))}`)
}

const isAt = async (it, wanted) =>
  it.until(async () => wanted(await focused(it)), `the keyboard is at ${JSON.stringify(await focused(it))}`)

export const steps = {
  'Ctrl+F9 opens the review page, Ctrl+2 goes to it': async (it) => {
    await it.until(async () => /9 不符$/.test(await it.status()), `status: ${await it.status()}`)
    await it.page.keyboard.press('Control+1')
    await it.page.keyboard.press('Control+F9')
    await page(it).locator('tr[data-row]').nth(26).waitFor()
    await it.page.keyboard.press('Control+2')
  },
  'Tab comes to the first tick, Space ticks, the name is asked once': async (it) => {
    await tabTo(it, ({id}) => id === 't1')
    await it.page.keyboard.press('Space')
    await it.answer('核稿人')
    await page(it).locator('#t1:checked').waitFor()
    // The box that asked has taken the keyboard.
    await it.page.keyboard.press('Control+2')
    await isAt(it, ({id}) => id === 't1')
  },
  'Down goes to the next tick, Space ticks, Up goes back': async (it) => {
    await it.page.keyboard.press('ArrowDown')
    await isAt(it, ({id}) => id === 't2')
    await it.page.keyboard.press('Space')
    await page(it).locator('#t2:checked').waitFor()
    await isAt(it, ({id}) => id === 't2')
    await it.page.keyboard.press('ArrowUp')
    await isAt(it, ({id}) => id === 't1')
  },
  'a remark is written, and Down goes to that of the next row': async (it) => {
    await tabTo(it, ({id}) => id === 'r1')
    await it.page.keyboard.insertText('已电话核实')
    await it.page.keyboard.press('Enter')
    await page(it).locator('#r1[value="已电话核实"]').waitFor()
    await isAt(it, ({id}) => id === 'r1')
    await it.page.keyboard.press('ArrowDown')
    await isAt(it, ({id}) => id === 'r2')
  },
  'Shift+Tab comes to the filter, Enter shows what differs only': async (it) => {
    await tabTo(it, ({only}) => only === 'differ', 'Shift+Tab')
    await it.page.keyboard.press('Enter')
    await page(it).locator('main[data-only="differ"]').waitFor()
    const shown = await page(it).locator('tr[data-row]:visible').count()
    if (shown !== 9) throw new Error(`${shown} rows are shown`)
  },
  'among these, Down skips what is not shown': async (it) => {
    await tabTo(it, ({does}) => does === 'tick')
    const first = (await focused(it)).id
    await it.page.keyboard.press('ArrowDown')
    await isAt(it, ({id}) => id !== first)
    const row = page(it).locator('tr[data-row]:focus-within')
    if (!(await row.getAttribute('class'))?.includes('differ')) throw new Error('it differs from nothing')
    await it.shot('keys-filtered')
  },
  'Enter on a tick goes to the figure in the draft, Ctrl+2 comes back': async (it) => {
    const {id} = await focused(it)
    await it.page.keyboard.press('Enter')
    await it.until(async () => /selected|已选/.test(await it.caret()), `the caret is at ${await it.caret()}`)
    // An editor that is still coming up takes the keyboard back once.
    await it.until(async () => {
      await it.page.keyboard.press('Control+2')
      return (await focused(it)).id === id
    }, 'Ctrl+2 does not come back to the tick')
  },
  'the page is exported': async (it) => {
    await tabTo(it, ({does}) => does === 'export', 'Shift+Tab')
    await it.page.keyboard.press('Enter')
    await it.answer(null)
    await it.page.keyboard.press('Control+0')
    await it.page.locator('.explorer-folders-view .monaco-list-row', {hasText: '.html'}).first().waitFor()
  },
  'the registry opens as a table': async (it) => {
    await it.page.keyboard.press('Control+2')
    await it.page.keyboard.press('F1')
    await it.answer('>View: Close Editor')
    await it.page.locator('.tab', {hasText: '指标核对表'}).waitFor({state: 'detached'})
    await it.page.keyboard.press('Control+1')
    await lookFor(it, 'baseline.metrics.yaml')
    await it.page.locator('.tab', {hasText: 'baseline.metrics.yaml'}).first().waitFor()
    await it.page.keyboard.press('F1')
    await it.answer('>以表格打开登记库')
    await page(it).locator('tbody tr').nth(20).waitFor()
  },
  'a row is found by its name': async (it) => {
    await tabTo(it, ({id}) => id === 'find')
    await it.page.keyboard.insertText('互联网数据中心')
    await it.until(async () => (await page(it).locator('tbody tr').count()) === 2, 'other rows are shown')
    await isAt(it, ({id}) => id === 'find')
  },
  'a value is written, Down goes to the next row': async (it) => {
    await tabTo(it, ({label}) => /^面向公众服务的互联网数据中心数.*2020/.test(label ?? ''))
    await it.page.keyboard.press('Control+a')
    await it.page.keyboard.insertText('107')
    await it.page.keyboard.press('ArrowDown')
    await isAt(it, ({label}) => /^互联网数据中心机柜总量/.test(label ?? ''))
    await page(it).locator('[data-column="observations 2020-12-31"][value="107"]').waitFor()
    await it.page.locator('.tab.dirty', {hasText: 'baseline.metrics.yaml'}).first().waitFor()
    await it.shot('keys-table')
  },
  'Ctrl+Z takes it back, Ctrl+Y brings it again, Ctrl+S keeps it': async (it) => {
    await it.page.keyboard.press('Control+z')
    await page(it).locator('[data-column="observations 2020-12-31"][value="103"]').waitFor()
    await it.page.keyboard.press('Control+y')
    await page(it).locator('[data-column="observations 2020-12-31"][value="107"]').waitFor()
    await it.page.keyboard.press('Control+s')
    await it.until(async () => !(await it.page.locator('.tab.dirty').count()), 'it is not kept')
  },
  'the draft is held against what was written': async (it) => {
    await lookFor(it, 'planted.md')
    await it.until(async () => /105个，登记107个|107/.test(await it.text()), 'the draft still has the old value')
  },
}

/** Opens a file by its name. A page that has just been closed takes the first keys with it. */
async function lookFor(it, name) {
  const box = it.page.locator('.quick-input-widget:visible input.input').first()
  for (let tries = 0; tries < 6 && !(await box.isVisible()); tries++) {
    await it.page.keyboard.press('Control+p')
    await box.waitFor({timeout: 3000}).catch(() => undefined)
  }
  await it.answer(name)
}
