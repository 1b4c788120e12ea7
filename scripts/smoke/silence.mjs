/** In a folder that nobody has called a plan nothing happens; a Chinese plan is offered a check, quietly. */
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'

const folder = `${mkdtempSync(`${tmpdir()}/plumbline-`)}/plain`
mkdirSync(folder)
writeFileSync(
  `${folder}/README.md`,
  '# Library\n\n1. 1. 1.\n\nGrew by 20% to 105 items, see 专栏3.\n\n截至2020年底，共有105个。\n',
)
writeFileSync(
  `${folder}/规划.md`,
  '# 云州市数字经济发展规划\n\n## 一、现状\n\n截至2020年底，全市建成互联网数据中心105个，从业人员3.2万人，产业规模持续扩大，创新能力明显增强。\n',
)

export const opens = {folder, file: 'README.md'}

export const steps = {
  'a README has no findings, lenses, colours and status, and no server is started': async (it) => {
    await it.stays(
      async () =>
        !it.startedServer &&
        (await it.status()) === '' &&
        (await it.squiggles().count()) === 0 &&
        (await it.page.locator('.codelens-decoration').count()) === 0 &&
        (await it.sign().count()) === 0 &&
        (await it.page.locator('.notification-toast').count()) === 0,
      'something was said of a README',
    )
    await it.shot('silence')
  },
  'a plan is offered a check in the status bar, and nothing else': async (it) => {
    await it.page.locator('.explorer-folders-view .monaco-list-row', {hasText: '规划.md'}).dblclick()
    await it.until(async () => (await it.status()) === '准绳？', `status: ${await it.status()}`)
    if (it.startedServer) throw new Error('the server was started')
    await it.shot('offer')
  },
  'one click checks it; without a registry it says so': async (it) => {
    await it.clickStatus()
    await it.until(async () => (await it.status()) === '准绳 没有登记库', `status: ${await it.status()}`)
    await it.openView()
    await it.until(async () => (await it.rows().allTextContents()).join('').includes('105个'), 'the view is empty')
    await it.shot('no-registry')
  },
}
