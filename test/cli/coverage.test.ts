import assert from 'node:assert/strict'
import {buildProgram, folderWith, plumbline} from './run.js'

const registry = `plumbline: 1
registry: {id: yz, title: 云州, locale: zh-CN, area: CN-YZ}
indicators:
  - id: yz.posts
    name: 公共充电桩数
    aliases: [公共充电桩]
    unit: 个
    observations: [{asOf: "2020-12-31", value: 32000, qualifier: eq}]
`
const draft = '截至2020年底，公共充电桩3.2万个。新建公共充电桩1万个，改造公共充电桩2000个，扩建公共充电桩300个。\n'

suite('coverage in the terminal and in JSON', () => {
  suiteSetup(buildProgram)

  test('the same numbers, and one line where most registered figures were not compared', () => {
    const folder = folderWith({'plan.md': draft, 'yz.metrics.yaml': registry})
    const words = ['check', '--registry', 'yz.metrics.yaml', 'plan.md']
    const {stdout} = plumbline(folder, words)
    assert.match(stdout, /3 of 4 registered figures were not compared \(a deed or a change 3\)\./)
    assert.match(stdout, /4 figures \(1 agree, 0 differ, 0 unregistered, 3 not compared: a deed or a change 3\)/)
    const {files} = JSON.parse(plumbline(folder, [...words, '--format', 'json']).stdout)
    assert.deepEqual(files.at(-1).registry, {indicators: 1})
    assert.deepEqual(files.at(-1).coverage, {
      numbers: 5,
      skipped: 1,
      mentions: 4,
      grounded: 4,
      agree: 1,
      differ: 0,
      unregistered: 0,
      uncompared: 3,
      reasons: {deed: 3},
    })
  })

  test('without a registry it says so, and JSON has null', () => {
    const folder = folderWith({'plan.md': draft})
    const {stdout} = plumbline(folder, ['check', 'plan.md'])
    assert.match(stdout, /No registry: no figure was held against a registered value\./)
    assert.match(
      plumbline(folder, ['check', '--locale', 'zh-cn', 'plan.md']).stdout,
      /没有登记库：数值未与任何登记值核对。/,
    )
    const {files} = JSON.parse(plumbline(folder, ['check', '--format', 'json', 'plan.md']).stdout)
    assert.equal(files[0].registry, null)
  })
})
