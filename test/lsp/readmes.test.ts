import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {DocumentDiagnosticReport} from 'vscode-languageserver/node'
import {asksForCheck, looksLikePlan} from '../../client/src/plan-like.js'
import {toUri} from '../../server/src/files/uri.js'
import {connect} from './client.js'

const modules = join(import.meta.dirname, '../../node_modules')

/** The README and CHANGELOG files of all installed packages. */
function pagesOfPackages(): readonly string[] {
  const folders = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => `${name}/${own}`) : [name],
  )
  return folders.flatMap((folder) => {
    try {
      const names = readdirSync(join(modules, folder)).filter((name) => /^(?:readme|changelog).*\.md$/i.test(name))
      return names.map((name) => join(modules, folder, name))
    } catch {
      return []
    }
  })
}

suite('Markdown of other projects', () => {
  test('has no findings and lenses, and gives no cause to start the server or to offer a check', async () => {
    const pages = pagesOfPackages()
    assert.ok(pages.length > 200, `${pages.length} pages`)
    const client = await connect(
      {},
      {capabilities: {textDocument: {diagnostic: {}, codeLens: {}}}, rootUri: 'file:///w'},
    )
    for (const [index, page] of pages.entries()) {
      const text = readFileSync(page, 'utf8')
      assert.equal(asksForCheck(text) || looksLikePlan(text), false, page)
      const place = `/w/${index}.md`
      await client.open(place, text)
      const textDocument = {uri: toUri(place)}
      const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument,
      })
      assert.deepEqual(report.kind === 'full' && report.items, [], page)
      assert.deepEqual(
        (await client.connection.sendRequest<object[] | null>('textDocument/codeLens', {textDocument})) ?? [],
        [],
      )
      await client.connection.sendNotification('textDocument/didClose', {textDocument})
    }
    await client.end()
  })
})
