import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  LinkedEditingRanges,
  Location,
  MarkupContent,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {registry} from '../ide/draft.js'
import {position} from './features.js'
import type {Running} from './program.js'

/** A draft with a figure that is not the registered one, a link, a box and a date that is written in a poor form. */
export const draft = `# 云州市规划

## 一、现状

截至2020年底，全市😀建成互联网数据中心105个。

2020年，全市常住人口城镇化率为63.9%。落实《云州市数字经济促进办法》。
`
const config = 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n'
const wrong = 'registry-value-mismatch'

/** The workspace on the disk. */
export const files = {
  'plumbline.yaml': config,
  'base.metrics.yaml': registry,
  'closed.md': draft,
  'other/plumbline.yaml': config,
  'other/base.metrics.yaml': registry,
}

export const diagnosed = async (editor: Running, name: string, rule = wrong): Promise<readonly Diagnostic[]> => {
  const report = await ask<DocumentDiagnosticReport>(editor, 'textDocument/diagnostic', name)
  return report.kind === 'full' ? report.items.filter(({code}) => code === rule) : assert.fail('unchanged')
}

export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 5000; !(await condition()); await pause(10))
    if (Date.now() > end) assert.fail('it did not come to that')
}

const ask = <Answer>(editor: Running, method: string, name: string, more: object = {}): Promise<Answer> =>
  editor.connection.sendRequest(method, {textDocument: {uri: editor.uri(name)}, ...more})

/** Asks about a word of the draft, opened under this name. */
async function askAt<Answer>(editor: Running, method: string, name: string, word: string, more = {}): Promise<Answer> {
  await editor.open(name, draft)
  return ask(editor, method, name, {position: position(draft, word, 1), ...more})
}

const options = {tabSize: 2, insertSpaces: true}
const everywhere = {start: {line: 0, character: 0}, end: {line: 99, character: 0}}

/** Titles of what is offered of a kind for the first place of a word. */
async function actionTitles(
  editor: Running,
  name: string,
  kind: string,
  text: string,
  word: string,
): Promise<string[]> {
  await editor.open(name, text)
  const [start, context] = [position(text, word), {diagnostics: [], only: [kind]}]
  const range = {start, end: start}
  const found = await ask<CodeAction[]>(editor, 'textDocument/codeAction', name, {range, context})
  assert.ok(found.every((it) => it.kind === kind && it.edit))
  return found.map(({title}) => title)
}

type Shown = (editor: Running, name: string) => Promise<void>

/** For each capability that is announced to a client that can do all: what shows that it is there. */
export const shown: Readonly<Record<string, Shown>> = {
  positionEncoding: async (editor, name) => {
    await editor.open(name, draft)
    const [mismatch] = await diagnosed(editor, name)
    assert.equal(editor.answer.capabilities.positionEncoding, 'utf-16')
    assert.deepEqual(mismatch?.range.start, position(draft, '105个'))
  },
  'textDocumentSync.openClose': async (editor, name) => {
    await editor.open(name, draft)
    assert.equal((await diagnosed(editor, name)).length, 1)
    await editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri: editor.uri(name)}})
    assert.equal((await diagnosed(editor, name)).length, 0)
  },
  'textDocumentSync.change': async (editor, name) => {
    await editor.open(name, draft)
    const start = position(draft, '105个', 2)
    await editor.change(name, 2, {range: {start, end: {...start, character: start.character + 1}}, text: '3'})
    assert.deepEqual(await diagnosed(editor, name), [])
  },
  'textDocumentSync.save': async (editor) => {
    const [name, text] = ['typed/plumbline.yaml', 'registry: [http://127.0.0.1:9/it.yaml]\n']
    const said = async () =>
      (await diagnosed(editor, name, 'config-registry-missing')).map(({message}) => String(message))
    await editor.open(name, text)
    await until(async () => (await said()).some((it) => it.includes('保存之后')))
    mkdirSync(join(editor.folder, 'typed'))
    writeFileSync(join(editor.folder, name), text)
    await editor.connection.sendNotification('textDocument/didSave', {textDocument: {uri: editor.uri(name)}})
    await until(async () => (await said()).some((it) => it.includes('连接不上')))
  },
  'diagnosticProvider.interFileDependencies': async (editor) => {
    await editor.open('other/plan.md', draft)
    assert.equal((await diagnosed(editor, 'other/plan.md')).length, 1)
    await editor.open('other/base.metrics.yaml', registry.replace('value: 103', 'value: 105'))
    assert.equal((await diagnosed(editor, 'other/plan.md')).length, 0)
  },
  'diagnosticProvider.workspaceDiagnostics': async (editor) => {
    const {items} = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    })
    const closed = items.find(({uri}) => uri === editor.uri('closed.md'))
    assert.ok(closed?.kind === 'full' && closed.items.some(({code}) => code === wrong))
  },
  'diagnosticProvider.workDoneProgress': async (editor) => {
    const kinds: string[] = []
    const told = editor.connection.onNotification(
      '$/progress',
      (it: {token: string; value: {kind: string; cancellable?: boolean}}) => {
        if (it.token === 'work') kinds.push(`${it.value.kind}${it.value.cancellable ? ' cancellable' : ''}`)
      },
    )
    await editor.connection.sendRequest('workspace/diagnostic', {previousResultIds: [], workDoneToken: 'work'})
    told.dispose()
    assert.deepEqual([kinds[0], kinds.at(-1)], ['begin cancellable', 'end'])
    assert.ok(kinds.includes('report'))
  },
  hoverProvider: async (editor, name) => {
    const hover = await askAt<Hover>(editor, 'textDocument/hover', name, '105个')
    assert.match(JSON.stringify(hover.contents), /103个/)
  },
  'codeActionProvider.codeActionKinds quickfix': async (editor, name) => {
    assert.ok((await actionTitles(editor, name, 'quickfix', draft, '105个')).includes('改为“103个”'))
  },
  'codeActionProvider.codeActionKinds source.fixAll.plumbline': async (editor, name) => {
    const text = '# 规划\n\n到２０２５年，全市建成互联网数据中心120个。\n'
    assert.equal((await actionTitles(editor, name, 'source.fixAll.plumbline', text, '#')).length, 1)
  },
  'codeActionProvider.codeActionKinds refactor.rewrite': async (editor, name) => {
    const titles = await actionTitles(editor, name, 'refactor.rewrite', draft, '105个')
    assert.ok(titles.some((title) => title.startsWith('采用登记值')))
  },
  'codeActionProvider.codeActionKinds source.plumbline.houseStyle': async (editor, name) => {
    const text = '# 规划\n\n到２０２５年，全市建成互联网数据中心120个。\n'
    assert.equal((await actionTitles(editor, name, 'source.plumbline.houseStyle', text, '#')).length, 1)
  },
  'codeActionProvider.codeActionKinds source.plumbline.renumber': async (editor, name) => {
    const text = '# 规划\n\n## 一、现状\n\n## 三、目标\n'
    assert.equal((await actionTitles(editor, name, 'source.plumbline.renumber', text, '#')).length, 1)
  },
  documentFormattingProvider: async (editor, name) => {
    await editor.open(name, '| 指标 | 值 |\n|-|-|\n| 城镇化率 | 1 |\n')
    const edits = await ask<TextEdit[]>(editor, 'textDocument/formatting', name, {options})
    assert.match(edits.map(({newText}) => newText).join(''), / {5}|-{8}/)
  },
  documentRangeFormattingProvider: async (editor, name) => {
    await editor.open(name, '| 指标 | 值 |\n|-|-|\n| 城镇化率 | 1 |\n')
    const edits = await ask<TextEdit[]>(editor, 'textDocument/rangeFormatting', name, {options, range: everywhere})
    assert.ok(edits.length > 0)
  },
  linkedEditingRangeProvider: async (editor, name) => {
    await editor.open(name, '2020年，数据中心达到103个，全部103个互联网数据中心投入运行。\n')
    const found = await ask<LinkedEditingRanges>(editor, 'textDocument/linkedEditingRange', name, {
      position: {line: 0, character: 12},
    })
    assert.equal(found.ranges.length, 2)
  },
  documentSymbolProvider: async (editor, name) => {
    await editor.open(name, draft)
    const [top] = await ask<DocumentSymbol[]>(editor, 'textDocument/documentSymbol', name)
    assert.deepEqual([top?.name, top?.children?.[0]?.name], ['云州市规划', '一、现状'])
  },
  definitionProvider: async (editor, name) => {
    const found = await askAt<Location>(editor, 'textDocument/definition', name, '105个')
    assert.equal(found.uri, editor.uri('base.metrics.yaml'))
  },
  referencesProvider: async (editor, name) => {
    const context = {includeDeclaration: false}
    const found = await askAt<Location[]>(editor, 'textDocument/references', name, '105个', {context})
    assert.ok(found.some(({uri}) => uri === editor.uri(name)))
  },
  'completionProvider.triggerCharacters': async (editor, name) => {
    await editor.open(name, '落实《\n')
    const {items} = await ask<CompletionList>(editor, 'textDocument/completion', name, {
      position: {line: 0, character: 3},
      context: {triggerKind: 2, triggerCharacter: '《'},
    })
    assert.ok(editor.answer.capabilities.completionProvider?.triggerCharacters?.includes('《'))
    assert.ok(items.some(({label}) => label.includes('云州市数字经济促进办法')))
  },
  'completionProvider.resolveProvider': async (editor, name) => {
    await editor.open(name, '到2025年，城镇\n')
    const {items} = await ask<CompletionList>(editor, 'textDocument/completion', name, {
      position: {line: 0, character: 9},
    })
    const item = items.find(({label}) => label === '常住人口城镇化率')
    const resolved = await editor.connection.sendRequest<CompletionItem>('completionItem/resolve', item ?? {})
    assert.match(JSON.stringify(resolved.documentation), /63\.9%/)
  },
  documentHighlightProvider: async (editor, name) => {
    const found = await askAt<DocumentHighlight[]>(editor, 'textDocument/documentHighlight', name, '105个')
    assert.deepEqual(found.at(-1)?.range.start, position(draft, '105个'))
  },
  foldingRangeProvider: async (editor, name) => {
    await editor.open(name, draft)
    const folds = await ask<FoldingRange[]>(editor, 'textDocument/foldingRange', name)
    assert.ok(folds.some(({startLine}) => startLine === 2))
  },
  selectionRangeProvider: async (editor, name) => {
    await editor.open(name, draft)
    const positions = [position(draft, '105个', 1)]
    const [found] = await ask<SelectionRange[]>(editor, 'textDocument/selectionRange', name, {positions})
    assert.deepEqual(found?.range.start, position(draft, '105个'))
    assert.ok(found?.parent)
  },
  workspaceSymbolProvider: async (editor) => {
    const found = await editor.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {query: 'hlwsj'})
    assert.ok(found.some(({name, location}) => name === '互联网数据中心' && location.uri.endsWith('metrics.yaml')))
  },
  documentLinkProvider: async (editor, name) => {
    await editor.open(name, draft)
    const [link] = await ask<DocumentLink[]>(editor, 'textDocument/documentLink', name)
    assert.equal(link?.target, 'https://example.org/digital')
  },
  'semanticTokensProvider.full.delta': async (editor, name) => {
    await editor.open(name, draft)
    const full = await ask<SemanticTokens>(editor, 'textDocument/semanticTokens/full', name)
    assert.ok(full.data.length && full.data.length % 5 === 0)
    const start = position(draft, '105个')
    await editor.change(name, 2, {range: {start, end: start}, text: '超过'})
    const previousResultId = full.resultId
    const {edits} = await ask<SemanticTokensDelta>(editor, 'textDocument/semanticTokens/full/delta', name, {
      previousResultId,
    })
    assert.equal(edits.length, 1)
  },
  'semanticTokensProvider.range': async (editor, name) => {
    await editor.open(name, draft)
    const start = position(draft, '105个')
    const range = {start, end: start}
    const {data} = await ask<SemanticTokens>(editor, 'textDocument/semanticTokens/range', name, {range})
    assert.equal(data[0], start.line)
  },
  inlayHintProvider: async (editor, name) => {
    await editor.open(name, draft)
    const [hint] = await ask<InlayHint[]>(editor, 'textDocument/inlayHint', name, {range: everywhere})
    assert.equal(hint?.label, '登记值 103个')
  },
  'codeLensProvider.resolveProvider': async (editor) => {
    await editor.open('base.metrics.yaml', registry)
    const [lens] = await ask<CodeLens[]>(editor, 'textDocument/codeLens', 'base.metrics.yaml')
    assert.ok(lens)
    const {command} = await editor.connection.sendRequest<CodeLens>('codeLens/resolve', lens)
    assert.match(command?.title ?? '', /用到/)
  },
  'workspace.textDocumentContent.schemes': async (editor) => {
    const uri = 'plumbline-registry:/https/registry.example/v1/registry/prov.metrics.yaml'
    assert.deepEqual(await editor.connection.sendRequest('workspace/textDocumentContent', {uri}), {text: ''})
  },
  'experimental.plumblineExplain': async (editor, name) => {
    const said = await askAt<MarkupContent>(editor, 'plumbline/explain', name, '105个')
    assert.match(said.value, /互联网数据中心/)
  },
  'renameProvider.prepareProvider': async (editor, name) => {
    const prepared = await askAt<{placeholder: string}>(editor, 'textDocument/prepareRename', name, '互联网数据中心')
    assert.equal(prepared.placeholder, '互联网数据中心')
    const {documentChanges = []} = await ask<WorkspaceEdit>(editor, 'textDocument/rename', name, {
      position: position(draft, '互联网数据中心', 1),
      newName: '算力中心',
    })
    const renamed = documentChanges.flatMap((it) => ('textDocument' in it ? [it.textDocument.uri] : []))
    assert.ok(renamed.includes(editor.uri(name)) && renamed.includes(editor.uri('base.metrics.yaml')))
  },
}
