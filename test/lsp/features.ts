import type {InitializeParams} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {registry, registryPath} from '../ide/draft.js'
import {connect, type TestClient} from './client.js'

export const place = '/w/plan.md'
export const uri = toUri(place)
export const registryUri = toUri(registryPath)

const config = 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n'

/** A workspace with the registry of the feature tests and one open draft. `textDocument` is what the client can do. */
export async function opened(
  draft: string,
  textDocument: NonNullable<InitializeParams['capabilities']['textDocument']>,
  more: Partial<InitializeParams['capabilities']> = {},
): Promise<TestClient> {
  const client = await connect(
    {'/w/plumbline.yaml': config, [registryPath]: registry},
    {rootUri: 'file:///w', locale: 'zh-cn', capabilities: {...more, textDocument: {diagnostic: {}, ...textDocument}}},
  )
  await client.open(place, draft)
  await client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}})
  return client
}

export const position = (text: string, word: string, by = 0) => {
  const lines = text.slice(0, text.indexOf(word) + by).split('\n')
  return {line: lines.length - 1, character: lines.at(-1)?.length ?? 0}
}
