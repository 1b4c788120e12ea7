import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {withDecision, withoutDecision} from '../../client/src/decisions-file.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const text = '# 规划\n\n## 一、现状\n\n截至2020年底，全市建成互联网数据中心105个。\n'
const decision = {
  id: '1',
  kind: 'kept' as const,
  rule: 'registry-value-mismatch',
  indicator: 'yz.idc',
  section: '现状',
  role: 'baseline',
  figure: '105个',
  by: '张三: 核稿',
  at: '2021-06-30',
  why: '口径“含在建”，与登记不同 # 见附件',
}

suite('decisions on the command line', () => {
  suiteSetup(buildProgram)

  test('a figure that a person keeps is no finding, until it is another or the decision is undone', () => {
    const folder = folderWith({'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': text})
    const status = () => plumbline(folder, ['check', 'plan.md']).status
    assert.equal(status(), 1)
    mkdirSync(`${folder}/.plumbline`)
    const written = withDecision('', decision)
    writeFileSync(`${folder}/.plumbline/decisions.yaml`, written)
    assert.equal(status(), 0)
    writeFileSync(`${folder}/plan.md`, text.replace('105个', '106个'))
    assert.equal(status(), 1)
    writeFileSync(`${folder}/plan.md`, text)
    writeFileSync(`${folder}/.plumbline/decisions.yaml`, withoutDecision(written, '1'))
    assert.equal(status(), 1)
  })
})
