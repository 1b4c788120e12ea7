import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {SemanticTokens, SemanticTokensDelta} from 'vscode-languageserver/node'
import {tokens} from '../../server/src/core/ide/outline/tokens.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {lineIndex} from '../../server/src/core/text/lines.js'
import {toUri} from '../../server/src/files/uri.js'
import {type Encoding, toPosition} from '../../server/src/lsp/encoding.js'
import {config, registry} from '../cli/run.js'
import {connect} from './client.js'

const place = 'file:///w/plan.md'
const uri = toUri(place)
const pieces = [
  '截至2020年底，互联网数据中心105个',
  '。',
  '\n',
  '\r\n',
  '\n\n',
  '> 😀到2025年达到3个\n',
  '- 公园7座，见专栏2\n',
  '\n| 指标 | 2020年 |\n| --- | --- |\n| 互联网数据中心（个） | 104 |\n\n',
  '# 一、目标\n',
  '😀',
  '5',
]

/** Place, length and type of every token, one by one, as `toPosition` says it. */
function expected(text: string, encoding: Encoding): readonly number[][] {
  const snapshot = [
    {kind: 'config-set', path: 'plumbline.yaml', text: config} as const,
    {kind: 'registries-read', files: [{path: 'r.metrics.yaml', text: registry}]} as const,
    {kind: 'draft-opened', uri, text} as const,
  ].reduce(advance, emptySnapshot)
  const file = {text, lines: lineIndex(text)}
  return tokens(snapshot, uri).flatMap(({span}) => {
    const [start, end] = [toPosition(file, span.from, encoding), toPosition(file, span.to, encoding)]
    return start.line === end.line ? [[start.line, start.character, end.character - start.character]] : []
  })
}

function shown(data: readonly number[]): readonly number[][] {
  let [line, character] = [0, 0]
  return Array.from({length: data.length / 5}, (_, index) => {
    const [lines = 0, characters = 0, length = 0] = data.slice(5 * index)
    character = lines ? characters : character + characters
    line += lines
    return [line, character, length]
  })
}

suite('colours of a draft', () => {
  for (const encoding of ['utf-16', 'utf-8'] as const)
    test(`after any edits, of all lines or some, the client has a token where the text has it (${encoding})`, async () => {
      const semanticTokens = {
        requests: {range: true, full: {delta: true}},
        tokenTypes: [],
        tokenModifiers: [],
        formats: [],
      }
      const client = await connect(
        {'file:///w/plumbline.yaml': config, 'file:///w/r.metrics.yaml': registry},
        {capabilities: {general: {positionEncodings: [encoding]}, textDocument: {semanticTokens}}},
      )
      await client.open(place, '')
      const ask = <Answer>(method: string, more = {}): Promise<Answer> =>
        client.connection.sendRequest(`textDocument/semanticTokens/${method}`, {textDocument: {uri}, ...more})
      let {resultId, data} = await ask<SemanticTokens>('full')
      let version = 1
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...pieces), {maxLength: 12}), async (said) => {
          const text = said.join('')
          await client.change(place, ++version, {text})
          const now: SemanticTokens | SemanticTokensDelta = await ask('full/delta', {previousResultId: resultId})
          if ('data' in now) ({data} = now)
          else
            for (const {start, deleteCount, data: insert = []} of now.edits)
              data = data.toSpliced(start, deleteCount, ...insert)
          resultId = now.resultId
          assert.deepEqual(shown(data), expected(text, encoding))
          const range = {start: {line: said.length % 4, character: 3}, end: {line: 3 + (text.length % 3), character: 0}}
          const some = await ask<SemanticTokens>('range', {range})
          const inside = ([line = 0]: readonly number[]): boolean => line >= range.start.line && line <= range.end.line
          assert.deepEqual(shown(some.data), expected(text, encoding).filter(inside))
        }),
        {seed: 11, numRuns: 60},
      )
      await client.end()
    })
})
