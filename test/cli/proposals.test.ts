import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {indexFile} from '../../server/src/core/registry/file/file.js'
import {type Fact, inUse, putFact} from '../../server/src/core/registry/proposals/put-fact.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const draft = '截至2020年底，全市建成互联网数据中心103个。\n'

const fact: Fact = {
  ...{indicator: 'a', list: 'observations', asOf: '2020', value: '5.2万'},
  ...{qualifier: null, status: null, source: null},
}

suite('a figure put into a registry', () => {
  const forms: Readonly<Record<string, string>> = {
    'among lines':
      '  - id: a\n    name: 甲\n    observations:\n      - {asOf: "2019", value: 1} # 注\n      - {asOf: "2021", value: 3}\n    unit: 个\n',
    'as the first of lines': '  - id: a\n    name: 甲\n    observations:\n      - asOf: "2021"\n        value: 3\n',
    'in brackets': '  - {id: a, name: 甲, observations: [{asOf: "2019", value: 1}, {asOf: "2021", value: 3}]}\n',
    'into an empty list': '  - id: a\n    name: 甲\n    observations: []\n',
    'into an entry without a list': '  - id: a\n    name: 甲\n    unit: 个\n',
    'in braces without a list': '  - {id: a, name: 甲}\n',
    'in the place of another':
      '  - id: a\n    name: 甲\n    observations:\n      - asOf: "2020"\n        value: 2\n        source: 年鉴\n',
  }
  for (const [title, text] of Object.entries(forms))
    test(title, () => {
      const file = indexFile('r', `plumbline: 1\nindicators:\n${text}  - id: b\n    name: 乙\n`)
      const former = {kind: 'correction', vintage: '2021-05-01', reason: '核实'} as const
      const put = putFact(file, fact, former)
      assert.ok(put)
      const after = indexFile('r', put)
      assert.equal(inUse(after, fact), '5.2万')
      assert.equal(after.items.length, 2)
      if (title.startsWith('in the place')) {
        assert.equal(inUse(file, fact), '2')
        assert.match(
          put,
          /source: 年鉴, revisions: \[\{vintage: "2021-05-01", value: 2, kind: correction, reason: "核实"\}\]/,
        )
      }
    })
})

suite('proposals', () => {
  suiteSetup(() => buildProgram())

  const proposed = (folder: string): string => readdirSync(join(folder, 'proposals'))[0]?.slice(0, 8) ?? ''

  test('a proposal is a file of its own; its impact is seen before it is accepted, with a reason where a value was in use', () => {
    const folder = folderWith({'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': draft})
    const made = plumbline(folder, [
      'registry',
      'propose',
      'yz.idc',
      '2020-12-31',
      '107',
      '--reason',
      '复核',
      '--by',
      '李四',
    ])
    assert.equal(made.status, 0, made.stderr)
    const id = proposed(folder)
    assert.match(
      plumbline(folder, ['registry', 'proposals']).stdout,
      /1 proposals, 1 open\n.*open {2}yz\.idc {2}2020-12-31 {2}103 {2}→ 107 {2}李四 .* {2}复核/,
    )
    assert.match(
      plumbline(folder, ['registry', 'impact', '--proposal', id]).stdout,
      /“103个” is the value before a revision.*107个/,
    )
    assert.equal(readFileSync(join(folder, 'base.metrics.yaml'), 'utf8'), registry)
    const unexplained = plumbline(folder, ['registry', 'accept', id])
    assert.deepEqual([unexplained.status, /103 is in use/.test(unexplained.stderr)], [2, true])
    assert.equal(plumbline(folder, ['registry', 'accept', id, '--reason', '统计局复核']).status, 0)
    assert.match(plumbline(folder, ['check', 'plan.md']).stdout, /103个.*(?:superseded|before a revision)/)
    assert.match(
      plumbline(folder, ['registry', 'show', 'yz.idc']).stdout,
      /107个[\s\S]*former {2}2020-12-31 {2}103个 {2}correction/,
    )
    assert.equal(plumbline(folder, ['registry', 'lint']).status, 0)
    assert.equal(plumbline(folder, ['registry', 'accept', id]).status, 2)
  })

  test('an open proposal convicts no draft, and neither does a rejected one', () => {
    const folder = folderWith({'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': draft})
    const check = () => plumbline(folder, ['check', '--format', 'json', 'plan.md'])
    const before = check()
    assert.deepEqual([before.status, JSON.parse(before.stdout).files[0].coverage.agree], [0, 1])
    for (const [time, value] of [
      ['2020-12-31', '107'],
      ['2021-12-31', '90'],
    ] as const) {
      const made = plumbline(folder, ['registry', 'propose', 'yz.idc', time, value, '--reason', '复核'])
      assert.equal(made.status, 0, made.stderr)
    }
    assert.match(plumbline(folder, ['registry', 'proposals']).stdout, /2 open/)
    assert.deepEqual(check(), before)
    assert.equal(plumbline(folder, ['registry', 'reject', proposed(folder), '--reason', '口径不同']).status, 0)
    assert.deepEqual(check(), before)
  })

  test('a rejection has a reason, and a proposal whose base has changed is made again', () => {
    const folder = folderWith({'plumbline.yaml': config, 'base.metrics.yaml': registry, 'plan.md': draft})
    plumbline(folder, ['registry', 'propose', 'yz.idc', '2021-12-31', '1.1万'])
    const id = proposed(folder)
    assert.equal(plumbline(folder, ['registry', 'reject', id]).status, 2)
    assert.equal(plumbline(folder, ['registry', 'reject', id, '--reason', '口径不同']).status, 0)
    assert.match(plumbline(folder, ['registry', 'proposals']).stdout, /0 open\n.*rejected.*口径不同/)
    const wrong = plumbline(folder, ['registry', 'propose', 'yz.idd', '2021', '3'])
    assert.deepEqual([wrong.status, wrong.stderr.split('\n').length], [2, 2])
  })
})
