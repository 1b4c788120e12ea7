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
})
