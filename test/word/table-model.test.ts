import assert from 'node:assert/strict'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {mentionsOf} from '../../server/src/core/ide/mention-at.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {openWord} from '../../server/src/word/word-file.js'
import {cell, docx, heading, paragraph, row, table} from './ooxml.js'

const restart = '<w:vMerge w:val="restart"/>'
const goesOn = cell('', '<w:vMerge/>')

/** One table with a head of two rows and cells merged both ways: as Word has it, and as HTML in Markdown. */
const word = docx(
  heading(1, '一、目标') +
    paragraph('到2025年，公园达到20个，绿道达到120公里，城市绿化率达到43%，见表1。') +
    paragraph('表1　绿化主要指标') +
    table(
      row(
        cell('类别', restart),
        cell('指标', restart),
        cell('单位', restart),
        cell('目标值', '<w:gridSpan w:val="2"/>'),
        cell('属性', restart),
      ),
      row(goesOn, goesOn, goesOn, '2020年', '2025年', goesOn),
      row(cell('设施', restart), '公园', '个', '12', '20', '预期性'),
      row(goesOn, '绿道', '公里', '80', '120', '预期性'),
      row('水平', '城市绿化率', '%', '41', '43', '约束性'),
    ),
)
const html = `# 一、目标

到2025年，公园达到20个，绿道达到120公里，城市绿化率达到43%，见表1。

表1　绿化主要指标

<table>
<tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th rowspan="2">单位</th><th colspan="2">目标值</th><th rowspan="2">属性</th></tr>
<tr><th>2020年</th><th>2025年</th></tr>
<tr><td rowspan="2">设施</td><td>公园</td><td>个</td><td>12</td><td>20</td><td>预期性</td></tr>
<tr><td>绿道</td><td>公里</td><td>80</td><td>120</td><td>预期性</td></tr>
<tr><td>水平</td><td>城市绿化率</td><td>%</td><td>41</td><td>43</td><td>约束性</td></tr>
</table>
`

const opened = (text: string) => advance(emptySnapshot, {kind: 'draft-opened', uri: 'a', text})

suite('a table with merged cells', () => {
  const read = {'in a Word file': openWord(word).reading.text, 'in HTML': html}
  for (const [where, text] of Object.entries(read)) {
    test(`${where} has its figures at their times and no finding, being correct`, () => {
      const snapshot = opened(text)
      const figures = mentionsOf(snapshot, 'a').map(
        ({mention}) => `${mention.name.text} ${mention.text} ${mention.asOf.time}`,
      )
      for (const line of [
        '公园 12 2020',
        '公园 20 2025',
        '绿道 80 2020',
        '绿道 120 2025',
        '城市绿化率 41 2020',
        '城市绿化率 43 2025',
      ])
        assert.ok(
          figures.some((it) => it.startsWith(line)),
          `${line}: ${figures.join('; ')}`,
        )
      assert.deepEqual(
        findings(snapshot, 'a').map(({rule, words}) => `${rule} ${words.zh}`),
        [],
      )
    })
  }
})
