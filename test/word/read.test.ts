import assert from 'node:assert/strict'
import {openWord} from '../../server/src/word/word-file.js'
import {cell, docx, heading, numbered, numbering, type Parts, paragraph, part, row, run, table, title} from './ooxml.js'

const draftOf = (body: string, parts: Parts = {}): string => openWord(docx(body, parts)).reading.text

/** A body and the draft that it is read as. */
const reads = (what: string, body: string, draft: string, parts: Parts = {}) =>
  test(what, () => assert.equal(draftOf(body, parts), draft))

suite('a Word file is read as a draft', () => {
  reads(
    'title, headings by outline level, paragraphs',
    title('云岭县绿化规划') + heading(1, '一、现状') + paragraph('公园12个。') + heading(2, '（一）城区'),
    '# 云岭县绿化规划\n\n## 一、现状\n\n公园12个。\n\n### （一）城区\n\n',
  )
  reads(
    'headings by style, and by the style that a style rests on',
    paragraph('现状', '<w:pStyle w:val="a"/>') + paragraph('城区', '<w:pStyle w:val="b"/>'),
    '# 现状\n\n## 城区\n\n',
    {
      styles: part(
        'styles',
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="节"/><w:basedOn w:val="h2"/></w:style>',
      ),
    },
  )
  reads(
    'words that Word has split, marked for spelling and tagged',
    paragraph(
      `${run('公园1')}<w:proofErr w:type="spellStart"/><w:smartTag>${run('2', '<w:b/>')}</w:smartTag>${run('个')}`,
    ),
    '公园12个\n\n',
  )
  reads(
    'automatic numbers, counted by level and started again',
    [
      numbered('现状', 1),
      numbered('城区', 1, 1),
      numbered('乡村', 1, 1),
      numbered('目标', 1),
      numbered('城区', 1, 1),
    ].join('') + numbered('附则', 2),
    '一、现状\n\n（一）城区\n\n（二）乡村\n\n二、目标\n\n（一）城区\n\n一、附则\n\n',
    {
      numbering: numbering(
        [
          ['chineseCounting', '%1、'],
          ['chineseCounting', '（%2）'],
        ],
        1,
      ),
    },
  )
  reads(
    'numbers of several levels, with a blank where Word has a tab',
    numbered('现状', 1) + numbered('城区', 1, 1) + numbered('公园', 1, 1),
    '第十章 现状\n\n10.1 城区\n\n10.2 公园\n\n',
    {
      numbering: numbering([
        ['chineseCounting', '第%1章'],
        ['decimal', '%1.%2'],
      ])
        .replace('<w:start w:val="1"/>', '<w:start w:val="10"/>')
        .replace('%1.%2"/>', '%1.%2"/><w:isLgl/>'),
    },
  )
  reads('bullets', numbered('植树', 1), '- 植树\n\n', {numbering: numbering([['bullet', '·']])})
  reads(
    'tracked changes as accepted',
    paragraph(
      `公园<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('13')}</w:ins>个`
        .replace(/^公园/, run('公园'))
        .replace(/个$/, run('个')),
    ),
    '公园13个\n\n',
  )
  test('tracked changes as rejected', () => {
    const changed = `${run('公园')}<w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('13')}</w:ins>${run('个')}`
    assert.equal(openWord(docx(paragraph(changed)), 'rejected').reading.text, '公园12个\n\n')
  })
  reads('no hidden text', paragraph(run('公园') + run('待核', '<w:vanish/>') + run('12个')), '公园12个\n\n')
  reads(
    'fields by their result',
    paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('表1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
    '表1\n\n',
  )
  reads(
    'no table of contents',
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('一、现状 1')}</w:sdtContent></w:sdt>${paragraph('正文')}`,
    '正文\n\n',
  )
  reads(
    'signs that are marks in Markdown',
    paragraph('# 5*3_a|b~c~~d~~ &lt;b&gt; [^1] &amp;amp;'),
    '\\# 5\\*3\\_a\\|b~c~\\~d~\\~ \\<b> \\[^1] \\&amp;\n\n',
  )
  reads(
    'the sign of a range, cut or whole, as it is',
    paragraph(`${run('60~')}${run('80万、10%~15%')}`),
    '60~80万、10%~15%\n\n',
  )
  reads('a line break and indents', paragraph(`${run('　　甲')}<w:r><w:br/></w:r>${run('  乙')}`), '甲\n乙\n\n')
  reads(
    'footnotes behind the text',
    paragraph(`${run('公园12个')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
    '公园12个[^1]\n\n[^1]: 含游园。\n\n',
    {
      footnotes: part(
        'footnotes',
        `<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('含游园。')}</w:footnote>`,
      ),
    },
  )
  reads(
    'text boxes once, behind their paragraph',
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph('专栏1')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('专栏1')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('正文')}`,
    ),
    '正文\n\n专栏1\n\n',
  )
  reads(
    'formulas by their letters',
    paragraph(`${run('其中')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`),
    '其中x=1\n\n',
  )
})

suite('tables of a Word file', () => {
  reads(
    'a plain one',
    table(row('指标', '2025年'), row('公园（个）', '12')),
    '| 指标 | 2025年 |\n| --- | --- |\n| 公园（个） | 12 |\n\n',
  )
  reads(
    'a head of two rows becomes one',
    table(
      row(cell('指标', '<w:vMerge w:val="restart"/>'), cell('目标值', '<w:gridSpan w:val="2"/>')),
      row(cell('', '<w:vMerge/>'), '2025年', '2030年'),
      row('公园（个）', '12', '20'),
    ),
    '| 指标 | 目标值 2025年 | 目标值 2030年 |\n| --- | --- | --- |\n| 公园（个） | 12 | 20 |\n\n',
  )
  reads(
    'a cell merged over rows stands in the first, and lines of a cell are kept apart',
    table(
      row('类别', '指标'),
      row(cell('绿化', '<w:vMerge w:val="restart"/>'), cell(paragraph('公园') + paragraph('游园'))),
      row(cell('', '<w:vMerge/>'), '绿道'),
    ),
    '| 类别 | 指标 |\n| --- | --- |\n| 绿化 | 公园<br>游园 |\n|  | 绿道 |\n\n',
  )
  reads(
    'a frame of one cell is read as what it frames',
    table(row(cell(paragraph('专栏1') + paragraph('公园12个')))),
    '专栏1\n\n公园12个\n\n',
  )
  test('no wider than Word has them, whatever the file says', () => {
    const wide = draftOf(table(row(cell('指标', '<w:gridSpan w:val="1000000000"/>'), '2025年'), row('公园', '12')))
    assert.ok(wide.length < 2000)
  })
})
