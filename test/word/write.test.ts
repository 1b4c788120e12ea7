import assert from 'node:assert/strict'
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {withComments} from '../../server/src/word/comments.js'
import {type Refusal, Refused} from '../../server/src/word/package.js'
import {placeWords} from '../../server/src/word/places.js'
import {withSuggestions} from '../../server/src/word/suggestions.js'
import {openWord} from '../../server/src/word/word-file.js'
import {cell, docx, heading, paragraph, part, row, run, table} from './ooxml.js'

const date = new Date('2026-01-02T03:04:05Z')
const partsOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([name, it]) => [name, strFromU8(it)] as const)
const document = (bytes: Uint8Array): string => new Map(partsOf(bytes)).get('word/document.xml') ?? ''

/** Comments on these words of a body. */
function commented(bytes: Uint8Array, ...words: readonly string[]): Uint8Array {
  const file = openWord(bytes)
  const comments = words.map((it) => {
    const from = file.reading.text.indexOf(it)
    assert.ok(from >= 0, it)
    return {from, to: from + it.length, lines: [`关于${it}`]}
  })
  const {bytes: made, placed} = withComments(file, comments, date)
  assert.equal(placed, words.length)
  return made
}

/** The words between the marks of each comment, in the order of the comments. */
function commentedWords(bytes: Uint8Array): readonly string[] {
  const xml = document(bytes)
  return [...xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)]
    .sort((a, b) => Number(a[1]) - Number(b[1]))
    .map(([mark, id], _, __, from = xml.indexOf(mark) + mark.length) => {
      const to = xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)
      return [...xml.slice(from, to).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((it) => it[1]).join('')
    })
}

/** The text of a body without the marks of comments and the seams of runs that were cut for them. */
const unmarked = (xml: string): string =>
  xml
    .replace(/<w:commentRange(?:Start|End) w:id="\d+"\/>/g, '')
    .replace(/<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, '')
    .replace(/<\/w:t><\/w:r><w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">/g, '')

suite('comments in the margin of a Word file', () => {
  const body = paragraph(`${run('全市公园', '<w:b/>')}${run('105')}${run('个，绿道80公里。')}`)

  test('stand at their very words, whatever runs these are in, and leave the rest of the text as it was', () => {
    const made = commented(docx(body), '105个', '80公里', '公园105个，绿道')
    assert.deepEqual(commentedWords(made), ['105个', '80公里', '公园105个，绿道'])
    assert.equal(openWord(made).reading.text, openWord(docx(body)).reading.text)
    assert.equal(
      unmarked(document(made)).replaceAll('</w:t></w:r><w:r><w:t xml:space="preserve">', ''),
      unmarked(document(docx(body))),
    )
  })

  test('every other part is the same to the byte, and the new one is declared', () => {
    const before = new Map(partsOf(docx(body, {styles: part('styles', '')}, {'word/media/a.png': 'x'})))
    const after = new Map(
      partsOf(commented(docx(body, {styles: part('styles', '')}, {'word/media/a.png': 'x'}), '105个')),
    )
    const touched = ['word/document.xml', 'word/comments.xml', '[Content_Types].xml', 'word/_rels/document.xml.rels']
    for (const [name, text] of before) if (!touched.includes(name)) assert.equal(after.get(name), text)
    assert.match(after.get('word/comments.xml') ?? '', /w:author="准绳" w:date="2026-01-02T03:04:05Z".*关于105个/)
    assert.match(after.get('[Content_Types].xml') ?? '', /PartName="\/word\/comments.xml"/)
    assert.match(after.get('word/_rels/document.xml.rels') ?? '', /Id="rId2"[^>]*Target="comments.xml"/)
  })

  test('a second run takes its own comments away and leaves those of others', () => {
    const theirs = part('comments', `<w:comment w:id="7" w:author="李">${paragraph('请核')}</w:comment>`)
    const marked = paragraph(
      `<w:commentRangeStart w:id="7"/>${run('公园105个')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`,
    )
    const once = commented(docx(marked, {comments: theirs}), '105个')
    const twice = commented(once, '公园')
    const comments = new Map(partsOf(twice)).get('word/comments.xml') ?? ''
    assert.deepEqual(
      [...comments.matchAll(/w:author="([^"]*)"/g)].map((it) => it[1]),
      ['李', '准绳'],
    )
    assert.deepEqual(commentedWords(twice), ['公园105个', '公园'])
    assert.deepEqual(partsOf(commented(twice, '公园')), partsOf(twice))
  })

  test('on notes and boxes they stand at the sign of the note and the run of the box', () => {
    const note = {footnotes: part('footnotes', `<w:footnote w:id="2">${paragraph('含游园12个。')}</w:footnote>`)}
    const made = commented(docx(paragraph(`${run('公园')}<w:r><w:footnoteReference w:id="2"/></w:r>`), note), '12个')
    assert.match(
      document(made),
      /<w:commentRangeStart w:id="0"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd/,
    )
  })

  test('words that are escaped in the draft, entities and blanks are cut where they stand', () => {
    const made = commented(docx(paragraph(run('甲&amp;乙 *12* 个'))), '12', '乙')
    assert.deepEqual(commentedWords(made), ['12', '乙'])
    assert.equal(openWord(made).reading.text, '甲&乙 \\*12\\* 个\n\n')
  })
})

suite('changes suggested in a Word file', () => {
  const suggested = (bytes: Uint8Array, word: string, insert: string) => {
    const file = openWord(bytes)
    const from = file.reading.text.indexOf(word)
    return withSuggestions(file, [{from, to: from + word.length, insert}], date)
  }

  test('accepted they read as changed, rejected as before', () => {
    const bytes = docx(paragraph(`${run('公园10', '<w:b/>')}${run('5个，绿道')}`))
    const {bytes: made, placed} = suggested(bytes, '105个', '103个')
    assert.equal(placed, 1)
    assert.equal(openWord(made).reading.text, '公园103个，绿道\n\n')
    assert.equal(openWord(made, 'rejected').reading.text, '公园105个，绿道\n\n')
    assert.match(document(made), /<w:ins [^>]*w:author="准绳"[^>]*><w:r><w:t/)
  })

  test('nothing is suggested in what somebody else has changed, or across paragraphs', () => {
    const inserted = docx(paragraph(`<w:ins w:id="1" w:author="李">${run('105个')}</w:ins>`))
    assert.equal(suggested(inserted, '105个', '103个').placed, 0)
    assert.equal(suggested(docx(paragraph('甲') + paragraph('乙')), '甲\n\n乙', '丙').placed, 0)
  })
})

suite('places are said as a reader finds them', () => {
  const body = heading(1, '现状') + paragraph('甲') + paragraph('乙') + table(row('丙', '丁'), row(cell('戊'), '己'))
  const {reading} = openWord(docx(body))
  for (const [word, place] of Object.entries({现状: '第一章标题', 乙: '第一章第2段', 己: '表1第2行'}))
    test(word, () => assert.equal(placeWords(reading, reading.text.indexOf(word)).zh, place))
})

suite('files that are not read say why', () => {
  const refuses = (refusal: Refusal, bytes: Uint8Array) =>
    test(refusal, () =>
      assert.throws(
        () => openWord(bytes),
        (error) => error instanceof Refused && error.refusal === refusal,
      ),
    )
  const compound = (text: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...strToU8(text)])
  refuses('old-format', compound('WordDocument'))
  refuses('encrypted', compound([...'EncryptedPackage'].join('\0')))
  refuses('macros', docx('', {}, {'word/vbaProject.bin': 'x'}))
  refuses('not-word', strToU8('# 规划'))
  refuses('not-word', zipSync({'xl/workbook.xml': strToU8('<x/>')}))
  refuses('damaged', docx('<w:p>'))
  refuses('damaged', docx('').slice(0, -40))
  refuses('damaged', docx('', {}, {'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}))
  refuses('damaged', docx('<w:p>'.repeat(500) + '</w:p>'.repeat(500)))
  refuses('too-large', docx(paragraph('1'.repeat(30_000_000))))
  refuses(
    'strict',
    docx(
      '',
      {},
      {
        '_rels/.rels':
          '<a><b Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="w"/></a>',
      },
    ),
  )
})
