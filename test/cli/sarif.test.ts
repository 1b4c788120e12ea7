import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, program, registry} from './run.js'
import {breaches} from './sarif/validate.js'

const root = join(import.meta.dirname, '../..')
const bytes = readFileSync(join(import.meta.dirname, 'sarif/sarif-schema-2.1.0.json'))
const schema = JSON.parse(String(bytes))

function sarif(folder: string, ...words: readonly string[]) {
  const {stdout, stderr} = spawnSync(
    process.execPath,
    [program, 'check', '--format', 'sarif', '--fail-on', 'never', ...words],
    {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28},
  )
  assert.notEqual(stdout, '', stderr)
  return JSON.parse(stdout)
}

suite('SARIF against the official schema', () => {
  suiteSetup(buildProgram)

  test('the schema is the official one, and can be failed', () => {
    const origin = readFileSync(join(import.meta.dirname, 'sarif/README.md'), 'utf8')
    assert.ok(origin.includes(createHash('sha256').update(bytes).digest('hex')))
    const log = sarif(root, 'examples/planted.md')
    assert.deepEqual(breaches({...log, version: '2.1'}, schema), ['/version: is none of ["2.1.0"]'])
    const [run] = log.runs
    const withRun = (part: object) => breaches({...log, runs: [{...run, ...part}]}, schema)
    assert.deepEqual(withRun({tool: {}}), ['/runs/0/tool: has no driver'])
    assert.deepEqual(withRun({colour: 1}), ['/runs/0: may not have colour'])
    const artifact = {physicalLocation: {artifactLocation: {uri: '稿 1.md'}}}
    const result = {message: {text: '…'}, locations: [artifact], level: 'fatal'}
    assert.equal(withRun({results: [result]}).length, 2)
  })

  for (const [what, words] of [
    ['the example', ['examples']],
    ['the planted errors in English', ['--locale', 'en', 'examples/planted.md']],
  ] as const)
    test(`${what}: no breach; findings have rules, fixes, related places and fingerprints`, () => {
      const log = sarif(root, ...words)
      assert.deepEqual(breaches(log, schema), [])
      const [{results, tool}] = log.runs
      assert.ok(results.length > 10)
      for (const it of results) assert.equal(tool.driver.rules[it.ruleIndex].id, it.ruleId)
      assert.ok(results.some((it: {fixes?: unknown}) => it.fixes))
      assert.ok(results.some((it: {relatedLocations?: unknown}) => it.relatedLocations))
      const prints = results.map((it: {partialFingerprints: object; locations: readonly Located[]}) =>
        [it.locations[0]?.physicalLocation.artifactLocation.uri, ...Object.values(it.partialFingerprints)].join(),
      )
      assert.equal(new Set(prints).size, prints.length)
    })

  test('nothing found, odd names, a draft outside the folder', () => {
    const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'
    const folder = folderWith({
      'plumbline.yaml': config,
      'base.metrics.yaml': registry,
      '空.md': '',
      '章 #1/稿?%.md': wrong,
      'in/plumbline.yaml': 'registry: []\n',
    })
    assert.deepEqual(breaches(sarif(folder, '空.md'), schema), [])
    assert.deepEqual(breaches(sarif(folder, '.'), schema), [])
    assert.deepEqual(breaches(sarif(join(folder, 'in'), '../章 #1'), schema), [])
  })
})

interface Located {
  readonly physicalLocation: {readonly artifactLocation: {readonly uri: string}}
}
