import assert from 'node:assert/strict'
import fc from 'fast-check'
import {openWord} from '../../server/src/word/word-file.js'
import {writeWord} from '../../server/src/word/writer.js'

const backAgain = async (markdown: string): Promise<string> => openWord((await writeWord(markdown)).bytes).reading.text

const comesBack = (what: string, markdown: string, read = markdown) =>
  test(what, async () => assert.equal(await backAgain(markdown), read))

suite('a draft as a Word file reads as the draft', () => {
  comesBack(
    'title, headings and paragraphs',
    '# 规划\n\n## 一、现状\n\n公园12个。\n\n### （一）城区\n\n绿道80公里。\n\n',
  )
  comesBack('chapters without a title', '# 一、现状\n\n公园12个。\n\n# 二、目标\n\n公园20个。\n\n')
  comesBack('tables', '| 指标 | 2025年 |\n| --- | --- |\n| 公园（个） | 12 |\n\n')
  comesBack('lines of a cell', '| 指标 | 说明 |\n| --- | --- |\n| 公园 | 甲<br>乙 |\n\n')
  comesBack('footnotes', '公园12个[^1]。\n\n[^1]: 含游园。\n\n')
  comesBack('signs that are marks in Markdown', '5\\*3，a\\|b，\\<b>。\n\n')
  comesBack('numbered lists', '1. 甲\n\n2. 乙\n\n')
  comesBack('bullets', '- 甲\n\n- 乙\n\n')
  comesBack('lines that are broken', '甲\n乙\n\n')
  comesBack('a 专栏 in a frame', '> 专栏1\n>\n> 公园12个。\n', '专栏1\n\n公园12个。\n\n')
  comesBack('no comments and no front matter', '---\na: b\n---\n\n<!-- 待核 -->\n\n公园12个。\n', '公园12个。\n\n')

  test('and so does the draft that it reads as, whatever it holds', async () => {
    const words = fc.stringMatching(/^[一二公园目标]{1,6}[0-9]{0,3}[个％*_|<#[\]~`&\\-]{0,2}[甲乙]$/)
    const block = fc.oneof(
      words.map((it) => `${it}。`),
      fc.tuple(fc.integer({min: 1, max: 4}), words).map(([depth, it]) => `${'#'.repeat(depth)} ${it}`),
      fc.array(words, {minLength: 1, maxLength: 3}).map((items) => items.map((it) => `- ${it}`).join('\n')),
      fc
        .array(fc.tuple(words, words), {minLength: 1, maxLength: 3})
        .map((rows) =>
          [
            '| 甲 | 乙 |',
            '| --- | --- |',
            ...rows.map(([a, b]) => `| ${a.replaceAll('|', '')} | ${b.replaceAll('|', '')} |`),
          ].join('\n'),
        ),
    )
    const draft = fc.array(block, {minLength: 1, maxLength: 6}).map((blocks) => `${blocks.join('\n\n')}\n`)
    await fc.assert(
      fc.asyncProperty(draft, async (markdown) => {
        const once = await backAgain(markdown)
        assert.equal(await backAgain(once), once)
      }),
      {seed: 20_260_102, numRuns: 60},
    )
  })
})
