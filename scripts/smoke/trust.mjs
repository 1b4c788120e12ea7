/** A folder whose registry is an address: nothing is asked for until the folder is trusted and its host allowed by name. */
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'

const registry = `plumbline: 1
registry: {id: far, title: 远端, locale: zh-CN, baseline: "2020-12-31"}
units: {个: {kind: count}}
indicators:
  - id: idc
    name: 互联网数据中心
    unit: 个
    kind: stock
    observations: [{asOf: "2020-12-31", value: 103, qualifier: eq, source: 年报}]
`

let asked = 0
const far = createServer((_, response) => {
  asked++
  response
    .writeHead(200, {'content-type': 'text/yaml; charset=utf-8', 'access-control-allow-origin': '*'})
    .end(registry)
})
await new Promise((done) => far.listen(0, '127.0.0.1', done))
far.unref()

const folder = `${mkdtempSync(`${tmpdir()}/plumbline-`)}/far`
mkdirSync(folder)
writeFileSync(
  `${folder}/plumbline.yaml`,
  `registry: ["http://127.0.0.1:${far.address().port}/far.metrics.yaml"]\nplan: {baseline: 2020-12-31}\n`,
)
writeFileSync(`${folder}/plan.md`, '# 云州市规划\n\n截至2020年底，互联网数据中心有105个。\n')

export const opens = {
  folder,
  file: 'plan.md',
  settings: {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  },
}

const patient = 'whoever takes longer than a server waits is asked still, and again by a click in the status bar'

export const steps = {
  'in Restricted Mode it says so, and nothing is asked of the network': async (it) => {
    asked = 0
    await it.until(async () => (await it.status()) === '准绳 登记库未读 · 受限', `status: ${await it.status()}`)
    await it.stays(() => asked === 0, 'a request was made')
    await it.shot('restricted')
  },
  'trusted, a host is asked about by name before anything is asked of it': async (it) => {
    await it.clickStatus()
    await it.page
      .locator('.workspace-trust-editor .monaco-button', {hasText: /^Trust$/})
      .first()
      .click()
    await it.until(async () => (await it.status()) === '准绳 登记库待允许', `status: ${await it.status()}`)
    const question = it.page.locator('.notification-list-item-message', {hasText: '127.0.0.1'})
    // Where trust is a page that lies over all others, no question is shown until that is closed.
    if (!(await question.count())) {
      const close = it.page.locator('[aria-label^="Close Modal Editor"]')
      if (await close.count()) await close.first().click()
      await it.clickStatus()
    }
    await question.first().waitFor()
    if (asked) throw new Error('a request was made before the answer')
    await it.shot('host')
  },
  [patient]: async (it) => {
    await it.page.waitForTimeout(33_000)
    if (asked || (await it.status()) !== '准绳 登记库待允许') throw new Error(`${asked} requests, ${await it.status()}`)
    await it.clickStatus()
  },
  'allowed, the registry arrives without a reload': async (it) => {
    await it.page
      .locator('.notification-list-item .monaco-button', {hasText: /^允许$/})
      .first()
      .click()
    await it.until(async () => (await it.status()) === '准绳 1/1 · 1 不符', `status: ${await it.status()}`)
    if (!asked) throw new Error('no request was made')
  },
}

/** Without the half minute of waiting. */
export const {[patient]: _, ...briefly} = steps
