import {commands, type Uri, window, workspace} from 'vscode'
import {at, found, holds, kept, open, person, run, type Story, textOf, until} from './kit.js'

const draft = (): Uri => at('规划.md')
const says = (words: RegExp) => async () => words.test(await person.status())

/** A folder with a plan and a registry that nobody has put together. */
export const bare: Story = {
  'a plan is offered a check, and no server is asked': async () => {
    await open(draft())
    await until(says(/^准绳？$/), 'it is not offered')
    holds(found(draft()).length === 0, 'something was found')
  },
  'neverAsk: the offer is not made again in this folder': async () => {
    await run('neverAsk')
    await until(says(/^$/), `status: ${await person.status()}`)
    await open(at('方案.md'))
    await open(draft())
    holds((await person.status()) === '', `status: ${await person.status()}`)
  },
  'check checks it, and says that there is no registry': async () => {
    await run('check')
    await until(says(/^准绳 没有登记库$/), `status: ${await person.status()}`)
    await run('showFigures')
    await until(async () => (await person.rows()).some(({label}) => label === '105个'), 'the figure is not listed')
  },
  'noRegistry offers what to do': async () => {
    const asked = run('noRegistry')
    await until(() => person.count('.quick-input-widget:visible .monaco-list-row'), 'nothing is offered')
    const offered = await person.text('.quick-input-widget:visible .monaco-list-row')
    holds(/新建登记库[\s\S]*选择已有的登记库[\s\S]*打开示例/.test(offered), offered)
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await asked
  },
  'chooseRegistry holds the draft against the registry that is named': async () => {
    await open(draft())
    const asked = run('chooseRegistry')
    await person.answer(at('kept/known.metrics.yaml').path)
    await asked
    holds((await kept(at('plumbline.yaml'))).includes('kept/known.metrics.yaml'), 'the configuration does not name it')
    await until(says(/^准绳 1\/1 · 1 不符$/), `status: ${await person.status()}`)
  },
  'openBroken goes to the line that cannot be read': async () => {
    const uri = at('kept/known.metrics.yaml')
    const good = await textOf(uri)
    await workspace.fs.writeFile(uri, new TextEncoder().encode(good.replace('value: 103', 'value: [103')))
    await commands.executeCommand('plumbline.restart')
    await open(draft())
    await until(says(/^准绳 登记库有误$/), `status: ${await person.status()}`, 40_000)
    await run('openBroken')
    await until(() => window.activeTextEditor?.document.uri.path.endsWith('known.metrics.yaml'), 'it is not open')
    await workspace.fs.writeFile(uri, new TextEncoder().encode(good))
  },
  'newRegistry makes one and opens it': async () => {
    await open(draft())
    await run('newRegistry')
    await until(
      () => window.activeTextEditor?.document.uri.path.endsWith('/registry/indicators.metrics.yaml'),
      'it is not open',
    )
    holds((await kept(at('plumbline.yaml'))).includes('registry/*.metrics.yaml'), 'the configuration does not name it')
  },
}
