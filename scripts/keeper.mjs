/**
 * A keeper's day in a real browser: signs in, decides on a figure and on an import of several, is told what is missing, looks
 * at a history and names a release; a department fills in a form, which is imported, decided on with its impact in view, and
 * released; with axe on every view, and markup in every text that others can write. Prints `N passing`.
 */
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {read, utils, write} from '@e965/xlsx'
import {Provider} from '../test/serve/provider.ts'
import {launch} from './smoke/workbench.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'keeper-'))
const shots = join(root, 'out/keeper')
mkdirSync(shots, {recursive: true})
writeFileSync(join(folder, 'secret'), 'client-secret')
// Of another name than the service, so that the browser takes it for another site.
const provider = await Provider.start('localhost')
writeFileSync(
  join(folder, 'serve.yaml'),
  `store: registry
listen: 127.0.0.1:0
oidc: {issuer: "${provider.issuer}", client: plumbline, secret: secret}
`,
)
writeFileSync(
  join(folder, 'base.metrics.yaml'),
  `plumbline: 1
registry: {id: yz, title: 云州市登记库, area: YZ, baseline: "2020-12-31"}
areas:
  YZ: {label: 云州市}
units:
  元: {kind: currency}
  个: {kind: count}
indicators:
  - id: yz.ic
    name: 集成电路产业规模
    unit: 元
    display: {mult: 亿, decimals: 2}
    area: YZ
    observations:
      - {asOf: "2019", value: 180000000000, source: 年报}
      - {asOf: "2020", value: 200000000000, source: 年报}
    targets:
      - {asOf: "2025", value: 400000000000, source: 规划}
  - {id: yz.idc, name: 互联网数据中心数, unit: 个, area: YZ, observations: [{asOf: "2020", value: 103, source: 年报}]}
`,
)

let [passed, failed] = [0, 0]

function is(what, isSo) {
  if (isSo) passed++
  else failed++
  console.log(`  ${isSo ? '✓' : '✗'} ${what}`)
}

const plumbline = (...words) => {
  const {stdout, stderr, status} = spawnSync(process.execPath, [join(root, 'dist/plumbline.js'), 'serve', ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>'

async function post(address, token, body) {
  const headers = {authorization: `Bearer ${token}`, 'content-type': 'application/json'}
  const answer = await fetch(`${address}v1/proposals`, {
    method: 'POST',
    headers,
    body: JSON.stringify({scope: 'prov/gxt', ...body}),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

async function proposals(address, token) {
  const figure = (indicator, asOf, value, more = {}) => ({
    is: 'figure',
    indicator,
    list: 'observations',
    asOf,
    value,
    ...more,
  })
  const sentence = '2020年，集成电路产业规模达到2071.33亿元，为本地配套提供了条件。'
  await post(address, token, {
    reason: '据产业统计年报',
    items: [figure('yz.ic', '2020', '207133000000', {evidence: {sentence, draft: '行动方案', heading: '一（一）5'}})],
  })
  await post(address, token, {
    title: '信息化统计年报',
    items: [figure('yz.idc', '2021', '110'), figure('yz.idc', '2022', '121'), figure('yz.idc', '2020', '104')],
  })
  await post(address, token, {
    title: hostile,
    reason: hostile,
    items: [
      {is: 'indicator', id: 'yz.x', entry: {name: hostile, unit: hostile}},
      figure('yz.x', '2020', '3', {note: hostile, evidence: {sentence: `3${hostile}`, draft: hostile}}),
    ],
  })
}

/** What is serious on the page as it stands. */
async function serious(page, name) {
  await page.screenshot({path: join(shots, `${name}.png`)})
  const violations = await page.evaluate(`${axe}; axe.run({resultTypes: ['violations']}).then((it) => it.violations)`)
  const found = violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
  for (const {id, nodes} of found) console.log(`    ${id}: ${nodes[0]?.html.slice(0, 120)}`)
  is(`${name}: axe finds nothing serious`, found.length === 0)
}

async function day(browser, address, token, {locale, colorScheme}) {
  // The page allows no script of others, and axe is one.
  const context = await browser.newContext({locale, colorScheme, viewport: {width: 1366, height: 768}, bypassCSP: true})
  const page = await context.newPage()
  const name = (it) => `${locale.slice(0, 2)}-${colorScheme}-${it}`
  await page.goto(address)
  await page.waitForSelector('#token')
  await serious(page, name('sign-in'))
  await page.fill('#token', token)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.decide')
  await page.waitForTimeout(300)
  await serious(page, name('proposal'))
  await page.locator('.list a').nth(1).click()
  await page.waitForSelector('.one input[type=checkbox]')
  await serious(page, name('import'))
  await page.goto(`${address}#history/yz.ic`)
  await page.waitForSelector('.slide')
  await serious(page, name('history'))
  for (const [tab, shows] of [
    ['tables', '.wide section'],
    ['releases', '.wide table'],
    ['audit', '.wide table'],
  ]) {
    await page.goto(`${address}#${tab}`)
    await page.waitForSelector(shows)
    await serious(page, name(tab))
  }
  await context.close()
}

async function decisions(browser, address, token) {
  const page = await browser.newPage({locale: 'zh-CN', viewport: {width: 1366, height: 768}})
  await page.goto(address)
  await page.fill('#token', token)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.decide')
  is('the figure is marked in its sentence', (await page.locator('mark').textContent()) === '2071.33亿元')
  await page.getByRole('button', {name: '采用', exact: true}).click()
  is(
    'what is missing is said, and the caret is there',
    (await page.locator('.decide p').textContent()).includes('请先选性质') &&
      (await page.evaluate(() => document.activeElement?.getAttribute('name'))) === 'nature',
  )
  await page.keyboard.press('Space')
  await page.locator('#why').focus()
  await page.keyboard.type('年报核定')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('[role=tab]')?.textContent === '待审 2')
  is('a decision is taken by keyboard', true)
  await page.locator('.list a').nth(0).click()
  await page.waitForSelector('.one input[type=checkbox]')
  await page.locator('.one input[type=checkbox]').nth(1).uncheck()
  await page.getByLabel('更正（原登记有误）').check()
  await page.fill('#why', '年报')
  await page.getByRole('button', {name: '采用', exact: true}).click()
  await page.waitForSelector('text=已采用')
  await page.locator('.list a').nth(1).click()
  await page.waitForTimeout(500)
  is(
    'markup of others is inert',
    (await page.title()).startsWith('待审') && (await page.locator('#page img[src=x], #page script').count()) === 0,
  )
  await page.locator('.list a').nth(1).press('ArrowUp')
  is(
    'arrows go through the inbox',
    (await page.evaluate(() => document.activeElement?.getAttribute('href')))?.startsWith('#inbox/'),
  )
  await history(page, address)
  await page.close()
}

async function history(page, address) {
  await page.fill('.find input', 'jcdl')
  await page.locator('.find li a').first().click()
  await page.waitForSelector('.slide')
  const value = () => page.locator('.wide tbody tr').nth(1).textContent()
  const now = await value()
  await page.locator('#event').press('Home')
  is('the slider goes back to what was known', now.includes('2071.33亿元') && (await value()).includes('2000亿元'))
  await page.goto(`${address}#releases`)
  await page.fill('#release', '2026H1')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=2026H1')
  is('a release is made', true)
}

async function signedIn(browser, address, token) {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1366, height: 768}, bypassCSP: true})
  const page = await context.newPage()
  await page.goto(address)
  await page.fill('#token', token)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.tabs')
  return page
}

/** The form as a department sends it back: one figure, and a row that nobody asked for. */
function filledIn(place) {
  const book = read(readFileSync(place))
  const sheet = book.Sheets.填报
  const rows = utils.sheet_to_json(sheet, {header: 1})
  const at = rows.findIndex(([, name]) => name === '集成电路产业规模')
  utils.sheet_add_aoa(sheet, [[2080.5]], {origin: {r: at, c: 5}})
  utils.sheet_add_aoa(sheet, [['', '数字经济规模', '亿元', '', '', 5000]], {origin: {r: rows.length, c: 0}})
  writeFileSync(place, write(book, {type: 'buffer', bookType: 'xlsx'}))
}

/** Form, import, decision, release, impact: the department's part. */
async function department(browser, address, token) {
  const page = await signedIn(browser, address, token)
  await page.getByRole('tab', {name: '表格'}).click()
  await page.fill('#as-of', '2020')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', {name: '下载'}).click()
  const download = await saved
  const place = join(folder, download.suggestedFilename())
  await download.saveAs(place)
  is('a form is downloaded', place.endsWith('prov-gxt-2020.xlsx'))
  filledIn(place)
  await page.setInputFiles('#file', place)
  await page.waitForSelector('text=1 格不能确定')
  const propose = page.getByRole('button', {name: /^提请 1 项$/})
  is(
    'a cell that is not clear is named, and holds the import back',
    (await page.locator('.wide tbody').first().textContent()).includes('登记库中没有“数字经济规模”') &&
      (await propose.isDisabled()),
  )
  await serious(page, 'day-1-import')
  await page.getByRole('button', {name: '全部略过'}).click()
  await page.fill('#because', '2020年定报')
  await propose.click()
  await page.waitForSelector('text=提请人不能审定自己的提请')
  is('the table is one proposal, which its sender cannot decide', true)
  await page.context().close()
}

/** The keeper's part: the impact, the decision, the release. */
async function keepersPart(browser, address, token) {
  const page = await signedIn(browser, address, token)
  await page.locator('.list a', {hasText: '集成电路产业规模'}).first().click()
  await page.waitForSelector('.one table')
  const impact = await page.locator('.one table').last().textContent()
  is('the impact says what agrees now, and what would no longer', /行动方案.*2071\.33亿元一致不符/.test(impact))
  is('the figure knows its file and cell', (await page.locator('.one').textContent()).includes('填报 · F3'))
  await serious(page, 'day-2-impact')
  await page.getByLabel('修订（数据更新）').check()
  await page.fill('#why', '2020年定报')
  await page.getByRole('button', {name: '采用', exact: true}).click()
  await page.waitForSelector('text=已采用')
  await page.goto(`${address}#releases`)
  await page.fill('#release', '2020-final')
  await page.keyboard.press('Enter')
  await page.waitForSelector('td:text-is("周明")')
  await page.goto(`${address}#history/yz.ic`)
  await page.waitForSelector('.slide')
  is('the history has it', (await page.locator('.wide tbody').textContent()).includes('2080.5亿元'))
  await serious(page, 'day-3-history')
  await page.goto(`${address}#inbox`)
  await page.waitForSelector('.list ul')
  const decided = await page.locator('.list ul').last().textContent()
  is('what is decided says from which value to which', decided.includes('2020 2071.33亿元 → 2080.5亿元'))
  await serious(page, 'day-4-decided')
  await page.context().close()
}

async function use(address, token) {
  const answer = await fetch(`${address}v1/usages/plan-1`, {
    method: 'PUT',
    headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
    body: JSON.stringify({
      scope: 'prov/gxt',
      title: '行动方案',
      uses: [{indicator: 'yz.ic', asOf: '2020', value: '2071.33亿元', heading: '一（一）5'}],
    }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** By way of the organisation's own sign-in, which is another site. */
async function byAccount(browser, address) {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1366, height: 768}, bypassCSP: true})
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('link', {name: '用单位账号登录'}).click()
  await page.waitForSelector('.tabs')
  is(
    'whoever signs in with the account of the organisation is known',
    (await page.locator('.top').textContent()).includes('周明'),
  )
  const [cookie, ...others] = await context.cookies()
  is(
    'the session is a strict cookie that no script reads, and nothing else is left',
    cookie?.httpOnly && cookie.sameSite === 'Strict' && others.length === 0,
  )
  await page.getByRole('button', {name: '退出'}).click()
  await page.waitForSelector('#token')
  is('and gone when one signs out', (await context.cookies()).length === 0)
  provider.fault = 'wrong nonce'
  await page.getByRole('link', {name: '用单位账号登录'}).click()
  await page.waitForSelector('text=身份认证服务的应答不能采信（nonce），没有登录')
  is('an answer that is not to be believed is one line', true)
  await context.close()
}

async function inChromium() {
  plumbline('load', 'base.metrics.yaml', 'prov/gxt', '--by', '陈立', '--approved-by', '王敏')
  for (const [who, role] of [
    ['周明', 'keeper'],
    ['陈立', 'contributor'],
  ])
    plumbline('grant', who, role, 'prov/gxt')
  const [keeper, contributor] = [plumbline('token', '周明'), plumbline('token', '陈立')]
  const service = spawn(process.execPath, [join(root, 'dist/plumbline.js'), 'serve'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  // However this ends.
  process.on('exit', () => service.kill('SIGKILL'))
  const address = await new Promise((resolve) =>
    service.stdout.on('data', (data) => resolve(/http\S+\//.exec(String(data))?.[0])),
  )
  const browser = await launch()
  await proposals(address, contributor)
  for (const [locale, colorScheme] of [
    ['zh-CN', 'light'],
    ['en-US', 'dark'],
  ])
    await day(browser, address, keeper, {locale, colorScheme})
  await byAccount(browser, address)
  await decisions(browser, address, keeper)
  await use(address, contributor)
  await department(browser, address, contributor)
  await keepersPart(browser, address, keeper)
  await browser.close()
  service.kill('SIGTERM')
  await new Promise((resolve) => service.on('close', resolve))
}

if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) await inChromium()
else console.log('  - Chromium: not installed\n\n  1 pending')
console.log(`\n  ${passed} passing${failed ? `\n  ${failed} failing` : ''}`)
await provider.close()
rmSync(folder, {recursive: true, force: true})
process.exit(failed ? 1 : 0)
