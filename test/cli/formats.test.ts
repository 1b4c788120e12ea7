import assert from 'node:assert/strict'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const plan = `# 云州市规划

## 一、现状

截至2020年底，全市建成互联网数据中心105个。

## 二、目标

到2025年，互联网数据中心达到110个。见专栏9。
`
const workspace = {'plumbline.yaml': config, 'base.metrics.yaml': registry}

interface Region {
  readonly startLine?: number
  readonly charOffset: number
  readonly charLength: number
}
interface Place {
  readonly physicalLocation: {readonly artifactLocation: {readonly uri: string}; readonly region: Region}
}
interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: {readonly text: string}
  readonly locations: readonly Place[]
  readonly relatedLocations?: readonly (Place & {readonly id: number; readonly message: {readonly text: string}})[]
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: {readonly uri: string}
      readonly replacements: readonly {
        readonly deletedRegion: Region
        readonly insertedContent: {readonly text: string}
      }[]
    }[]
  }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}
interface Log {
  readonly version: string
  readonly runs: readonly {
    readonly tool: {readonly driver: {readonly name: string; readonly rules: readonly {readonly id: string}[]}}
    readonly columnKind: string
    readonly results: readonly Result[]
  }[]
}

function resultsIn(folder: string, path = 'plan.md'): readonly Result[] {
  const ran = plumbline(folder, ['check', '--format', 'sarif', path])
  const log: Log = JSON.parse(ran.stdout)
  const [run, ...others] = log.runs
  assert.equal(log.version, '2.1.0')
  assert.ok(run && others.length === 0)
  assert.equal(run.columnKind, 'utf16CodeUnits')
  for (const result of run.results) assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId)
  return run.results
}

const fingerprints = (results: readonly Result[]): readonly string[] =>
  results.map(({ruleId, partialFingerprints}) => `${ruleId} ${Object.values(partialFingerprints).join()}`)

suite('check --format sarif', () => {
  suiteSetup(buildProgram)

  test('a result has its place, the registry entry it contradicts, and its fix', () => {
    const [found] = resultsIn(folderWith({...workspace, 'plan.md': plan})).filter(
      ({ruleId}) => ruleId === 'registry-value-mismatch',
    )
    assert.ok(found)
    assert.equal(found.level, 'error')
    const {artifactLocation, region} = found.locations[0]?.physicalLocation ?? assert.fail()
    assert.equal(artifactLocation.uri, 'plan.md')
    assert.equal(region.startLine, 5)
    assert.equal(plan.slice(region.charOffset, region.charOffset + region.charLength), '105个')
    assert.equal(found.relatedLocations?.[0]?.physicalLocation.artifactLocation.uri, 'base.metrics.yaml')
    const [edit] = found.fixes?.[0]?.artifactChanges[0]?.replacements ?? []
    assert.equal(edit?.insertedContent.text, '103个')
    assert.equal(edit?.deletedRegion.charOffset, region.charOffset)
  })

  test('names that a URI cannot hold are escaped, in places and in fixes', () => {
    const uris = resultsIn(folderWith({...workspace, '章 #1/稿?.md': plan}), '章 #1/稿?.md').flatMap(
      ({locations, fixes = []}) => [
        ...locations.map(({physicalLocation}) => physicalLocation.artifactLocation.uri),
        ...fixes.flatMap(({artifactChanges}) => artifactChanges.map(({artifactLocation}) => artifactLocation.uri)),
      ],
    )
    assert.deepEqual([...new Set(uris)], ['%E7%AB%A0%20%231/%E7%A8%BF%3F.md'])
  })

  test('a fingerprint stays when lines move, sections get other numbers and the value changes', () => {
    const folder = folderWith({...workspace, 'plan.md': plan})
    const before = fingerprints(resultsIn(folder))
    const moved = plan
      .replace('## 一、现状', '## 一、背景\n\n略。\n\n## 二、现状')
      .replace('## 二、目标', '## 三、目标')
    writeFileSync(join(folder, 'plan.md'), moved.replace('105个', '106个'))
    assert.ok(before.length > 1)
    assert.deepEqual(fingerprints(resultsIn(folder)), before)
  })

  test('the same figure in another section is another finding, and so is a second one beside it', () => {
    const sentence = '截至2020年底，全市建成互联网数据中心105个。\n\n'
    const folder = folderWith({
      ...workspace,
      'plan.md': `## 一、现状\n\n${sentence}${sentence}## 二、背景\n\n${sentence}`,
    })
    const found = fingerprints(resultsIn(folder).filter(({ruleId}) => ruleId === 'registry-value-mismatch'))
    assert.equal(found.length, 3)
    assert.equal(new Set(found).size, 3)
  })
})

suite('check --format github', () => {
  suiteSetup(buildProgram)

  test('an annotation names file, lines and rule; signs of its own syntax are escaped', () => {
    const {stdout} = plumbline(folderWith({...workspace, 'a,b.md': plan}), ['check', '--format', 'github', 'a,b.md'])
    assert.match(
      stdout,
      /^::error file=a%2Cb\.md,line=5,endLine=5,col=21,endColumn=25,title=registry-value-mismatch::/m,
    )
  })

  test('above ten of a level, the tenth says how many more', () => {
    const draft = Array.from({length: 14}, () => '截至2020年底，全市建成互联网数据中心105个。\n').join('\n')
    const {stdout} = plumbline(folderWith({...workspace, 'plan.md': draft}), ['check', '--format', 'github', 'plan.md'])
    const errors = stdout.split('\n').filter((line) => line.startsWith('::error'))
    assert.equal(errors.length, 10)
    assert.match(errors[9] ?? '', /^::error::5 more findings of this level in 1 file/)
  })
})
