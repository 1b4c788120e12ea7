import assert from 'node:assert/strict'
import {randomUUID} from 'node:crypto'
import {mkdtempSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Draft} from '../../server/src/core/ledger/act.js'
import {start} from '../../server/src/core/ledger/chain.js'
import {bundleOf, makeKey, readBundle} from '../../server/src/serve/bundle.js'
import {Service} from '../../server/src/serve/service.js'
import {openFolder} from '../../server/src/store/folder.js'
import {figure, indicator} from '../ledger/made.js'
import {Served} from './served.js'

suite('a bundle of acts', () => {
  test('carries a log to a network of its own, whole and once; a byte altered, another key, another log: nothing of it', async () => {
    const served = await Served.start()
    await served.hold([indicator('a'), figure('a', '2020', '1')])
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
    const trusts = makeKey(join(folder, 'key.pem'))
    assert.equal(statSync(join(folder, 'key.pem')).mode & 0o777, 0o600)
    const {acts} = served.service.state
    const text = bundleOf(acts, start, join(folder, 'key.pem'))
    const mirror = new Service(await openFolder(join(folder, 'mirror')), 8, true)
    const take = async (words: string, key = trusts): Promise<number> => {
      const {acts: all, after, prev} = readBundle(words, key)
      return mirror.adopt(all, after, prev)
    }
    for (let at = 5; at < text.length - 1; at += 37) {
      const altered = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
      await assert.rejects(take(altered), /nothing of it was taken|no bundle/)
    }
    const inSecond = text.replace('"kind":"decide"', '"kind":"Decide"')
    await assert.rejects(take(inSecond), /act 2 of the bundle is not what was signed/)
    await assert.rejects(take(text, makeKey(join(folder, 'other.pem'))), /not signed by the key/)
    assert.equal(mirror.state.head.seq, 0)
    assert.equal(await take(text), 2)
    assert.equal(await take(text), 0)
    assert.deepEqual(mirror.state.head, served.service.state.head)
    await served.hold([figure('a', '2021', '2')])
    const [, second] = acts
    assert.equal(await take(bundleOf(served.service.state.acts.slice(2), second!, join(folder, 'key.pem'))), 2)
    const by = {subject: '周明', today: mirror.today, isOperator: true} as const
    const asked = await mirror.ask(by, {id: '', kind: 'rule', scope: 'prov', reason: null, body: {another: false}})
    assert.ok('refused' in asked && asked.refused === 'forbidden')
    const other = await Served.start()
    await other.hold([indicator('b')])
    await assert.rejects(take(bundleOf(other.service.state.acts, start, join(folder, 'key.pem'))), /not of this log/)
    await Promise.all([served.close(), other.close(), mirror.close()])
  })

  test('an act of a newer version is not passed over: nothing of the log serves, and nothing of a bundle is taken', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'newer-')), 'registry')
    const store = await openFolder(folder)
    const act = {id: randomUUID(), by: '周明', role: 'keeper', scope: 'prov', reason: null, touches: []} as const
    for (const more of [
      {kind: 'merge', body: {}},
      {kind: 'rule', body: {another: true, quorum: 2}},
    ]) {
      const draft: Draft = JSON.parse(JSON.stringify({...act, id: randomUUID(), ...more}))
      await store.append(draft, [], [])
    }
    const service = new Service(store, 8)
    await assert.rejects(service.sync(), /act 1 is of a newer version; update this service first/)
    const mirror = new Service(await openFolder(`${folder}-2`), 8, true)
    const acts = await store.read(0, 10)
    await assert.rejects(mirror.adopt(acts.slice(1), 0, ''), /act 2 is of a newer version/)
    assert.equal((await mirror.store.head()).seq, 0)
    await Promise.all([service.close(), mirror.close()])
  })
})
