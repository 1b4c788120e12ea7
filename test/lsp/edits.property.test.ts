import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import {applyAll, merged} from '../../server/src/core/text/edit.js'
import {lineIndex} from '../../server/src/core/text/lines.js'
import {edits} from '../../server/src/lsp/from-lsp.js'

const words = fc
  .array(fc.constantFrom('a', '字', '😀', '\n', '\r', '\r\n', '全市'), {maxLength: 10})
  .map((parts) => parts.join(''))
const place = fc.record({line: fc.nat(6), character: fc.nat(8)})
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  {weight: 9, arbitrary: fc.record({range: fc.record({start: place, end: place}), text: words})},
  {weight: 1, arbitrary: fc.record({text: words})},
)
const changes = fc.array(change, {maxLength: 8})
/** As editors send them: from the last place to the first. */
const descending = changes.map((all) =>
  all
    .filter((it) => 'range' in it)
    .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character),
)

suite('the changes of one message', () => {
  for (const encoding of ['utf-16', 'utf-8'] as const)
    test(`make the text that they make one by one, in ${encoding}`, () => {
      fc.assert(
        fc.property(words, words, fc.oneof(changes, descending), (head, tail, all) => {
          const text = head + tail
          const oneByOne = all.reduce((now, it) => {
            const made = edits({text: now, lines: lineIndex(now)}, [it], encoding)
            return applyAll(now, made)
          }, text)
          const atOnce = edits({text, lines: lineIndex(text)}, all, encoding)
          assert.equal(applyAll(text, merged(atOnce)), oneByOne)
        }),
        {seed: 20_210_124, numRuns: 4000},
      )
    })
})
