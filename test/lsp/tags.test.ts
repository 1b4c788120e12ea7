import assert from 'node:assert/strict'
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node'
import {buildProgram, config, folderWith, plumbline} from '../cli/run.js'
import {until} from './capabilities.js'
import {type Running, run} from './program.js'

const registry = `plumbline: 1
registry: {id: test, title: 测试, area: YZ}
figure: 1
documents:
  old: {title: 云州市城市更新暂行办法, status: superseded, supersededBy: new}
  new: {title: 云州市城市更新条例, status: in-force}
terms:
  云州通: {type: system, wrong: [云洲通]}
  云州码: {type: system, deprecated: true, use: 云州通}
indicators:
  - id: yz.gdp
    name: 地区生产总值
    unit: 元
    observations:
      - {asOf: "2020", value: 1013567000000, step: 1000000, qualifier: eq, source: {doc: new}, revisions: [{vintage: "2021-01-18", value: 1015986000000, kind: revision}]}
`
const draft = `依据《云州市城市更新暂行办法》推进旧区改造，推广“云州码”和“云洲通”应用。

2020年，全市地区生产总值达到10159.86亿元。

<!-- plumbline-disable-next-line heading-sequence: 编号照上位规划 -->
<!-- plumbline-disable-next-line number-mixed-script, unit-nonstandard: 引文 -->
实名注册用户数超过5千万人。
`
const files = {
  'plumbline.yaml': `${config}rules:\n  no-such-check-anywhere: off\n`,
  'base.metrics.yaml': registry,
  'closed.md': draft,
}

/** What is tagged, by its words. */
const tagged = (text: string, found: readonly Diagnostic[]): readonly string[] =>
  found.flatMap(({code, tags, range: {start, end}}) => {
    const line = text.split('\n')[start.line] ?? ''
    return tags ? [`${code} ${tags.join()} ${line.slice(start.character, end.character)}`] : []
  })

const inDraft = [
  'doc-not-in-force 2 《云州市城市更新暂行办法》',
  'term-variant 2 云州码',
  'registry-superseded-value 2 10159.86亿元',
  'suppression-unused 1 <!-- plumbline-disable-next-line heading-sequence: 编号照上位规划 -->',
]

async function pulled(editor: Running, name: string, text: string): Promise<readonly Diagnostic[]> {
  await editor.open(name, text)
  const textDocument = {uri: editor.uri(name)}
  const report = await editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument,
  })
  return report.kind === 'full' ? report.items : assert.fail('unchanged')
}

suite('tags of diagnostics, over the streams of the program', () => {
  suiteSetup(buildProgram)

  test('what does nothing is faded, what is out of use is struck through, and what is wrong is neither', async () => {
    const editor = await run(files, {textDocument: {diagnostic: {tagSupport: {valueSet: [1, 2]}}}})
    const found = await pulled(editor, 'plan.md', draft)
    assert.deepEqual(tagged(draft, found), inDraft)
    const untagged = found.filter(({tags}) => !tags).map(({code}) => code)
    // A wrong form, and a comment of which one rule is at work.
    assert.ok(untagged.includes('term-variant') && untagged.includes('suppression-unused'))
    assert.deepEqual(tagged(registry, await pulled(editor, 'base.metrics.yaml', registry)), [
      'reg-key-unknown 1 figure',
    ])
    const settings = files['plumbline.yaml']
    assert.deepEqual(tagged(settings, await pulled(editor, 'plumbline.yaml', settings)), [
      'reg-rule-unknown 1 no-such-check-anywhere',
    ])
    const {items} = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    })
    const closed = items.find(({uri}) => uri === editor.uri('closed.md'))
    assert.deepEqual(tagged(draft, closed?.kind === 'full' ? closed.items : []), inDraft)
    assert.equal(await editor.end(), 0)
  })

  const told = async (capabilities: ClientCapabilities): Promise<readonly string[]> => {
    const editor = await run(files, capabilities)
    await editor.open('plan.md', draft)
    await until(() => editor.told.length > 0)
    assert.equal(await editor.end(), 0)
    return tagged(draft, editor.told[0]?.diagnostics ?? [])
  }

  test('whoever is told of findings gets the tags that it shows, and no others', async () => {
    const publishing = (valueSet: (1 | 2)[]) => ({textDocument: {publishDiagnostics: {tagSupport: {valueSet}}}})
    assert.deepEqual(await told(publishing([1, 2])), inDraft)
    assert.deepEqual(await told(publishing([1])), inDraft.slice(3))
    assert.deepEqual(await told({}), [])
  })

  test('what the commands print knows no tags', () => {
    const folder = folderWith(files)
    for (const format of ['json', 'sarif']) {
      const {stdout} = plumbline(folder, ['check', '--format', format])
      assert.match(stdout, /doc-not-in-force/)
      assert.doesNotMatch(stdout, /"tags?"/)
    }
  })
})
