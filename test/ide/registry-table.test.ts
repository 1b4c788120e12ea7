import assert from 'node:assert/strict'
import {registryTable, tableEdit} from '../../server/src/core/ide/tables/registry-table.js'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {registry, registryPath} from './draft.js'

const opened = (text: string): Snapshot =>
  advance(emptySnapshot, {kind: 'registries-read', files: [{path: registryPath, text}]})

const edited = (id: string, column: string, text: string, yaml = registry) => {
  const edit = tableEdit(opened(yaml), registryPath, yaml, {id, column, text})
  return 'zh' in edit ? edit.zh : yaml.slice(0, edit.from) + edit.insert + yaml.slice(edit.to)
}

/** The lines that an edit leaves otherwise than they were, as `- old` and `+ new`. */
function lines(after: string, before = registry): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return [
    ...old.filter((it) => !now.includes(it)).map((it) => `-${it}`),
    ...now.filter((it) => !old.includes(it)).map((it) => `+${it}`),
  ]
}

suite('a registry as a table', () => {
  test('has a row an indicator and a column a moment, with what is written there', () => {
    const {rows, columns, found} = registryTable(opened(registry), registryPath, registry, '', [])
    assert.equal(found, 2)
    assert.deepEqual(
      columns.map(({key, words}) => [key, words.zh]),
      [
        ['observations 2020-12-31', '2020年末'],
        ['targets 2025', '2025年目标'],
      ],
    )
    const [idc] = rows
    assert.deepEqual(idc?.cells, {'observations 2020-12-31': '103', 'targets 2025': '120'})
    assert.deepEqual([idc?.name, idc?.unit, idc?.status], ['互联网数据中心', '个', 'final'])
    assert.match(idc?.source ?? '', /《规划纲要》/)
  })

  test('finds names and adds columns', () => {
    const {rows, columns} = registryTable(opened(registry), registryPath, registry, '城镇化', [
      'observations 2023-12-31',
    ])
    assert.deepEqual(
      rows.map(({id}) => id),
      ['yz.urban'],
    )
    assert.equal(columns[1]?.words.zh, '2023年末')
  })

  test('a value is written with the smallest edit, comments and order kept', () => {
    const edit = tableEdit(opened(registry), registryPath, registry, {
      id: 'yz.idc',
      column: 'observations 2020-12-31',
      text: '105',
    })
    assert.ok(!('zh' in edit))
    assert.deepEqual([registry.slice(edit.from, edit.to), edit.insert], ['3', '5'])
  })

  test('names, units, status and owners are scalars of the entry', () => {
    assert.deepEqual(lines(edited('yz.idc', 'name', '互联网数据中心数')), [
      '-    name: 互联网数据中心',
      '+    name: 互联网数据中心数',
    ])
    assert.match(lines(edited('yz.idc', 'status', 'press')).join(), /status: press/)
    assert.match(lines(edited('yz.idc', 'owner', '市统计局')).join(), /^\+ {4}owner: 市统计局$/)
    assert.match(lines(edited('yz.urban', 'name', '城镇化率: 常住')).join(), /\+ {4}name: "城镇化率: 常住"/)
  })

  test('a value of another moment is put in the order of time', () => {
    const after = edited('yz.idc', 'observations 2023-12-31', '1.2万')
    assert.match(after, /2020-12-31".*\n +- \{asOf: "2023-12-31", value: 1\.2万\}\n +targets/)
    const problems = combine([indexFile(registryPath, after)]).problems()
    // Who writes a value is still to say where it comes from.
    assert.deepEqual(
      problems.map(({id}) => id),
      ['reg-source-missing'],
    )
  })

  test('what is no value is told, and nothing is written', () => {
    assert.match(edited('yz.idc', 'observations 2020-12-31', '一百多'), /不是数值/)
    assert.match(edited('yz.idc', 'name', ' '), /不能留空/)
    assert.match(edited('yz.idc', 'observations 某年', '3'), /不是时点/)
    assert.match(edited('yz.idc', 'unit', '没有登记的单位'), /单位/)
  })

  test('an empty cell is not available, which is never 0', () => {
    assert.match(lines(edited('yz.idc', 'observations 2020-12-31', '')).join(), /value: null,/)
    assert.equal(edited('yz.idc', 'observations 2019-12-31', ''), registry)
  })
})
