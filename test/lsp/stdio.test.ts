import assert from 'node:assert/strict'
import type {Hover, MarkupContent} from 'vscode-languageserver/node'
import {buildProgram} from '../cli/run.js'
import {ableToAll} from './able.js'
import {diagnosed, draft, files, shown, until} from './capabilities.js'
import {position} from './features.js'
import {type Running, run} from './program.js'
import {shownOfRegistered, shownOfWorkspace} from './workspace-capabilities.js'

/** What a capability consists of, and no capability itself. */
const details = ['identifier', 'legend']

/** The paths of all that is announced; of a list of kinds, one for each. */
function announced(said: unknown, path: string): readonly string[] {
  if (said === false || said === null || said === undefined) return []
  if (Array.isArray(said) && path.endsWith('Kinds')) return said.map((kind) => `${path} ${kind}`)
  const parts = typeof said === 'object' && !Array.isArray(said) ? Object.entries(said) : []
  if (!parts.length) return [path]
  return parts.flatMap(([name, part]) =>
    details.includes(name) ? [] : announced(part, path ? `${path}.${name}` : name),
  )
}

suite('the program, over its streams', () => {
  suiteSetup(buildProgram)

  suite('every capability', () => {
    const tests = {...shown, ...shownOfWorkspace}
    let editor: Running
    let drafts = 0
    suiteSetup(async () => {
      editor = await run(files, ableToAll, {locale: 'zh-cn'})
    })
    suiteTeardown(async () => assert.equal(await editor.end(), 0))

    test('what is announced has a test here, and what has a test is announced', async () => {
      assert.deepEqual([...announced(editor.answer.capabilities, '')].sort(), Object.keys(tests).sort())
      await until(() => editor.registered.length >= Object.keys(shownOfRegistered).length)
      assert.deepEqual(editor.registered.map(({method}) => method).sort(), Object.keys(shownOfRegistered).sort())
    })

    for (const [capability, isShown] of Object.entries({...tests, ...shownOfRegistered}))
      test(capability, () => isShown(editor, `${++drafts}.md`))
  })

  test('a client that announces nothing is told of findings, and gets hovers of plain text', async () => {
    const editor = await run(files, {})
    await editor.open('plan.md', draft)
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: {uri: editor.uri('plan.md')},
      position: position(draft, '105个'),
    })
    assert.equal((hover.contents as MarkupContent).kind, 'plaintext')
    assert.match((hover.contents as MarkupContent).value, /103个/)
    await until(() => editor.told.some(({diagnostics}) => diagnostics.length > 0))
    const {uri, version, diagnostics} = editor.told.find((it) => it.diagnostics.length) ?? {}
    assert.deepEqual([uri, version], [editor.uri('plan.md'), 1])
    assert.ok(diagnostics?.some(({code}) => code === 'registry-value-mismatch'))
    assert.deepEqual([editor.registered, editor.asked], [[], []])
    assert.equal(await editor.end(), 0)
  })

  test('a client of UTF-8: an emoji is four units, a Han character three', async () => {
    const editor = await run(files, {...ableToAll, general: {positionEncodings: ['utf-8']}})
    assert.equal(editor.answer.capabilities.positionEncoding, 'utf-8')
    await editor.open('plan.md', draft)
    const line = draft.split('\n')[4] ?? ''
    const bytes = Buffer.byteLength(line.slice(0, line.indexOf('105个')))
    assert.equal(bytes, 3 * '截至年底，全市建成互联网数据中心'.length + '2020'.length + 4)
    const [before] = await diagnosed(editor, 'plan.md')
    assert.deepEqual(before?.range, {start: {line: 4, character: bytes}, end: {line: 4, character: bytes + 6}})
    // 市😀 goes, and an emoji comes behind the figure's first digit and is taken away again.
    const city = Buffer.byteLength(line.slice(0, line.indexOf('市😀')))
    const at = (character: number) => ({line: 4, character})
    await editor.change(
      'plan.md',
      2,
      {range: {start: at(city), end: at(city + 7)}, text: ''},
      {range: {start: at(bytes - 6), end: at(bytes - 6)}, text: '😀'},
      {range: {start: at(bytes - 6), end: at(bytes - 2)}, text: ''},
    )
    const [after] = await diagnosed(editor, 'plan.md')
    assert.deepEqual(after?.range, {start: at(bytes - 7), end: at(bytes - 1)})
    assert.equal(await editor.end(), 0)
  })

  for (const words of [[], ['--trace', 'trace.jsonl']])
    test(`when the editor goes without a word, so does the server (${['lsp --stdio', ...words].join(' ')})`, async () => {
      const editor = await run(files, {}, {words})
      await editor.open('plan.md', draft)
      assert.equal(await editor.leave(), 1)
    })
})
