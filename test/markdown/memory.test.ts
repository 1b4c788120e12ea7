import assert from 'node:assert/strict'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import type {Draft} from '../../server/src/core/markdown/draft.js'
import {edit, open} from '../../server/src/core/markdown/reparse.js'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

suite('memory of drafts', () => {
  test('a draft does not hold on to the drafts that it was edited from', () => {
    const text = '# 规划\n\n截至2020年底，全市建成互联网数据中心103个。\n\n- 一项\n- 两项\n\n'.repeat(3)
    const before: WeakRef<Draft['chunks'][number]>[] = []
    let draft = open(text)
    for (let count = 0; count < 20; count++) {
      const chunk = draft.chunks[1]
      if (chunk) before.push(new WeakRef(chunk))
      draft = edit(draft, {from: 8, to: 8, insert: '数'})
    }
    return new Promise<void>((done) => setTimeout(done, 0)).then(() => {
      collect()
      assert.equal(draft.chunks.length > 1, true)
      assert.ok(before.filter((it) => it.deref()).length <= 1)
    })
  })

  const blocks = {
    paragraphs: '截至2020年底，全市建成互联网数据中心103个，比上年增加5个。\n\n',
    'lines pasted from Word': '截至2020年底，全市建成互联网数据中心103个，比上年增加5个。\n',
    'what the parser reads':
      '- 截至2020年底，*全市*建成互联网数据中心103个。\n\n  比上年增加5个，见[附件](a.md)。\n\n正文在此。\n\n',
    tables:
      '| 指标 | 2020年 |\n| --- | --- |\n| 面向公众服务的互联网数据中心总量（个） | 103 |\n\n数据来自全市各区的年度统计报表。\n\n',
    'saved web pages':
      '<table><tr><td>面向公众服务的互联网数据中心总量</td><td>103</td></tr></table>\n\n数据来自各区。\n\n',
  }
  for (const [name, block] of Object.entries(blocks))
    test(`what edits leave alone does not hold on to the texts before them: ${name}`, () => {
      let draft = open(block.repeat(Math.ceil(50_000 / block.length)))
      const type = (count: number): void => {
        for (let edits = 0; edits < count; edits++) {
          const from = Math.floor(((edits * 0.618) % 1) * draft.text.length)
          draft = edit(draft, {from, to: from, insert: '数'})
        }
      }
      type(10)
      const before = heldAfterwards()
      type(100)
      const grown = heldAfterwards() - before
      // A text takes 0.1 MB, and there were a hundred.
      assert.ok(grown < 3e6, `${(grown / 1e6).toFixed(1)} MB more`)
    })
})

/** What is still in memory once everything that nobody needs is gone, in bytes. */
function heldAfterwards(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed
}
