import assert from 'node:assert/strict'
import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {Session} from '../../server/src/lsp/session.js'

setFlagsFromString('--expose-gc')
const collect: (options: {readonly type: 'minor' | 'major'}) => void = runInNewContext('gc')

suite('memory of open files', () => {
  test('what a draft was before an edit goes as soon as young objects are looked through', () => {
    const uri = 'file:///plan.md'
    const text = '建成口袋公园103个。\n\n'.repeat(20_000)
    const session = new Session({isOn: () => true, takes: () => true, takesClosed: () => true})
    session.opened(uri, 'draft', 1, text)
    let version = 1
    const kept = (): number => {
      // While V8 marks a heap that other tests have filled, it keeps what is made meanwhile, of whatever use it is.
      collect({type: 'major'})
      const before = largeAndOld()
      for (const last = version + 20; version < last; ) {
        session.edited(uri, ++version, [{from: 2, to: 2, insert: '数'}])
        assert.equal(session.file(uri)?.text.length, text.length + version - 1)
      }
      collect({type: 'minor'})
      return (largeAndOld() - before) / (2 * text.length)
    }
    // It may begin to mark at any edit, but not in each of three runs; what is held is held in all of them.
    const texts = Math.min(kept(), kept(), kept())
    assert.ok(texts < 10, `${texts.toFixed(1)} texts are still there`)
  })
})

/** What has outlived such a collection and is as large as the text of a long draft, in bytes. */
const largeAndOld = (): number =>
  getHeapSpaceStatistics().find(({space_name}) => space_name === 'large_object_space')?.space_used_size ?? Number.NaN
