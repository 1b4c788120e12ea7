import assert from 'node:assert/strict'
import {setTimeout as pause} from 'node:timers/promises'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {mentionsOf} from '../../server/src/core/ide/mention-at.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {Session} from '../../server/src/lsp/session.js'
import {pagesAbout, WarmUp} from '../../server/src/lsp/warm-up.js'
import {registry} from '../ide/draft.js'

const all = {isOn: () => true, takes: () => true, takesClosed: () => true}

suite('a server that waits', () => {
  let session: Session
  let warmUp: WarmUp
  let isBusy: boolean
  let read: number
  const waiting = (each: () => void = () => undefined): void => {
    warmUp = new WarmUp(
      session,
      () => isBusy,
      (_, text) => {
        read += text.length
        each()
      },
    )
    warmUp.begin()
  }
  setup(() => {
    session = new Session(all)
    ;[isBusy, read] = [false, 0]
  })
  teardown(() => warmUp.stop())

  test('reads pages until it has read enough', async () => {
    waiting()
    await pause(1500)
    const enough = read
    assert.ok(enough > 100_000)
    await pause(200)
    assert.equal(read, enough)
  })

  test('does not while there is work of the user’s own', async () => {
    isBusy = true
    waiting()
    await pause(400)
    assert.equal(read, 0)
    isBusy = false
    await pause(400)
    assert.ok(read > 0)
  })

  test('lets go when something is typed, and goes on when it is quiet again', async () => {
    waiting()
    await pause(200)
    const before = read
    for (let key = 0; key < 20; key++) {
      warmUp.changed()
      await pause(20)
    }
    assert.equal(read, before)
    await pause(400)
    assert.ok(read > before)
  })

  test('reads no more once it is told to end, nor begins then', async () => {
    waiting()
    warmUp.stop()
    warmUp.begin()
    await pause(300)
    assert.equal(read, 0)
  })

  test('does without where a page cannot be read', async () => {
    waiting(() => assert.fail())
    await pause(400)
    assert.ok(read > 0)
    const once = read
    await pause(200)
    assert.equal(read, once)
  })
})

suite('the pages that it reads', () => {
  const served = advance(emptySnapshot, {kind: 'registries-read', files: [{path: 'r.metrics.yaml', text: registry}]})
  const opened = (text: string) => advance(served, {kind: 'draft-opened', uri: 'page', text})

  test('are about figures of the registry, and say what is registered', () => {
    const snapshot = opened(pagesAbout(served, 20, 1))
    const matched = mentionsOf(snapshot, 'page').filter(({mention}) => mention.match)
    assert.ok(matched.length > 50)
    const wrong = findings(snapshot, 'page').filter(({rule}) => rule === 'registry-value-mismatch')
    assert.deepEqual(wrong, [])
  })

  test('are made up where there is no registry', () => {
    assert.match(pagesAbout(emptySnapshot, 1, 1), /到2025年，口袋公园数量达到\d+\.8个/)
  })
})
