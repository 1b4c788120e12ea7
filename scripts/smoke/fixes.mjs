/** A change of the whole draft is looked over before it is made: its places are ticked, and Apply makes them. */
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'

const folder = `${mkdtempSync(`${tmpdir()}/plumbline-`)}/plan`
mkdirSync(folder)
writeFileSync(`${folder}/plumbline.yaml`, 'plan: {baseline: 2020-12-31}\n')
writeFileSync(
  `${folder}/plan.md`,
  '# 云州市规划\n\n## 一、基础\n\n截至２０２０年底，互联网数据中心有１０５个。\n\n## 三、目标\n\n到2025年，城镇化率达到７０％左右。\n',
)

export const opens = {folder, file: 'plan.md'}

const offered = (it) => it.page.locator('.action-widget .monaco-list-row.action')
const boxes = (it) => it.page.locator('.panel .monaco-list-row input[type=checkbox]')

export const steps = {
  'what changes the whole draft is offered with how much it changes': async (it) => {
    await it.until(async () => /^准绳/.test(await it.status()), `status: ${await it.status()}`)
    await it.click('互联网数据')
    await it.run('Source Action...')
    await offered(it).first().waitFor()
    await it.shot('source-actions')
    const titles = await offered(it).allTextContents()
    if (!titles.includes('全文改为统一体例（3处）')) throw new Error(titles.join())
    for (let step = titles.indexOf('全文改为统一体例（3处）'); step > 0; step--)
      await it.page.keyboard.press('ArrowDown')
    await it.page.keyboard.press('Enter')
  },
  'it is shown place by place, each ticked': async (it) => {
    await boxes(it).nth(3).waitFor()
    await it.shot('fix-all')
    const ticked = await boxes(it).evaluateAll((all) => all.map(({checked}) => checked))
    if (ticked.length !== 4 || ticked.includes(false)) throw new Error(ticked.join())
  },
  'one that is not wanted is left out, the others are made': async (it) => {
    await boxes(it).nth(3).click()
    await it.page.locator('.panel .monaco-button', {hasText: /^Apply$/}).click()
    await it.until(async () => (await it.text()).includes('截至2020年底，互联网数据中心有105个'), 'it is not made')
    if (!(await it.text()).includes('７０％')) throw new Error('what was left out is made too')
  },
}
