import assert from 'node:assert/strict'
import fc from 'fast-check'
import {withComments} from '../../server/src/word/comments.js'
import {Refused} from '../../server/src/word/package.js'
import {withSuggestions} from '../../server/src/word/suggestions.js'
import {openWord} from '../../server/src/word/word-file.js'
import {docx, heading, numbered, numbering, paragraph, part, row, run, table, title} from './ooxml.js'

const seed = 20_260_101
const body =
  title('规划') +
  heading(1, '现状') +
  numbered('公园12个', 1) +
  paragraph(`${run('绿道')}<w:ins w:id="1">${run('80公里')}</w:ins><w:r><w:footnoteReference w:id="2"/></w:r>`) +
  table(row('指标', '2025年'), row('公园', '12'))
const sound = docx(body, {
  numbering: numbering([['chineseCounting', '%1、']]),
  footnotes: part('footnotes', `<w:footnote w:id="2">${paragraph('注')}</w:footnote>`),
})

/** A draft and the two files that are made of it, or the one line that says why not: nothing else is thrown. */
function readsOrRefuses(bytes: Uint8Array): void {
  try {
    const file = openWord(bytes)
    const spans = [0, 9, 30].map((from) => ({from, to: from + 7}))
    withComments(
      file,
      spans.map((it) => ({...it, lines: ['甲']})),
      new Date(0),
    )
    withSuggestions(
      file,
      spans.map((it) => ({...it, insert: '乙'})),
      new Date(0),
    )
  } catch (error) {
    assert.ok(error instanceof Refused, String(error))
  }
}

suite('a Word file that is broken', () => {
  test('in its bytes', () => {
    const change = fc.record({at: fc.nat(sound.length - 1), byte: fc.nat(255)})
    const changed = (changes: readonly {at: number; byte: number}[]) => {
      const bytes = sound.slice()
      for (const {at, byte} of changes) bytes[at] = byte
      return bytes
    }
    const broken = fc.array(change, {minLength: 1, maxLength: 6}).map(changed)
    fc.assert(
      fc.property(
        fc.oneof(
          broken,
          fc.nat(sound.length).map((to) => sound.slice(0, to)),
        ),
        readsOrRefuses,
      ),
      {seed, numRuns: 6000},
    )
  })

  test('in its XML', () => {
    const pieces = [
      '<',
      '>',
      '</w:p>',
      '<w:p>',
      '<w:tbl>',
      '</w:r>',
      '&#x0;',
      '&',
      '<w:tc/>',
      '<w:tr/>',
      '<w:tbl/>',
      '<w:r/>',
      '<w:t/>',
      '<w:txbxContent/>',
      '<!--',
      '<![CDATA[<]]>',
      '"',
      'w:',
      '<w:tcPr><w:gridSpan w:val="-1"/></w:tcPr>',
      '<w:tcPr><w:gridSpan w:val="1e9"/></w:tcPr>',
    ]
    const change = fc.record({at: fc.nat(body.length), length: fc.nat(40), insert: fc.constantFrom(...pieces, '')})
    const broken = fc.array(change, {minLength: 1, maxLength: 3}).map((changes) => {
      const text = changes.reduce(
        (now, {at, length, insert}) => now.slice(0, at) + insert + now.slice(at + length),
        body,
      )
      return docx(text, {numbering: numbering([['decimal', '%1.']])})
    })
    fc.assert(fc.property(broken, readsOrRefuses), {seed, numRuns: 4000})
  })
})
