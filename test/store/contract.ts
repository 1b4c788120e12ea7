import assert from 'node:assert/strict'
import {randomUUID} from 'node:crypto'
import type {Draft, Touch} from '../../server/src/core/ledger/act.js'
import {brokenAt, start} from '../../server/src/core/ledger/chain.js'
import {sha256} from '../../server/src/store/sha256.js'
import type {Appended, Store} from '../../server/src/store/store.js'

export const draft = (touches: readonly Touch[], id: string = randomUUID(), by = '周明'): Draft => ({
  ...{id, by, role: 'keeper', scope: 'prov/gxt', reason: '复核“一”\u0000'.slice(0, 4), touches},
  ...{kind: 'release', body: {name: 'r', note: '{"b":1,"a":2}'}},
})

const add = (store: Store, touches: readonly Touch[], id?: string, reads: readonly Touch[] = []): Promise<Appended> =>
  store.append(draft(touches, id), reads, [])

const seqOf = (appended: Appended): number => ('act' in appended ? appended.act.seq : -1)

/** What every store promises, whatever it is made of. `open`: the same store once more, after it was closed. */
export function contract(fresh: () => Promise<{store: Store; open(): Promise<Store>}>): void {
  let store: Store
  let open: () => Promise<Store>
  setup(async () => {
    const made = await fresh()
    store = made.store
    open = made.open
  })
  teardown(() => store.close())

  test('acts have one order without gaps, one chain, and are there when it is opened again', async () => {
    assert.deepEqual(await store.head(), {seq: 0, hash: '', at: ''})
    for (let n = 1; n <= 3; n++) assert.equal(seqOf(await add(store, [{key: '甲', version: n}])), n)
    const before = await store.read(0, 100)
    await store.close()
    store = await open()
    assert.deepEqual(await store.read(0, 100), before)
    assert.equal(brokenAt(before, start, sha256), null)
    assert.deepEqual(
      (await store.read(1, 1)).map(({seq}) => seq),
      [2],
    )
    assert.equal(seqOf(await add(store, [{key: '甲', version: 4}])), 4)
    assert.equal(brokenAt(await store.read(0, 100), start, sha256), null)
  })

  test('a clock that is put back writes no act before the one before it', async () => {
    const ahead = '2999-01-01T00:00:00.000Z'
    await store.append(draft([{key: 'a', version: 1}]), [], [], ahead)
    await add(store, [{key: 'a', version: 2}])
    const acts = await store.read(0, 10)
    assert.deepEqual(
      acts.map(({at}) => at),
      [ahead, ahead],
    )
    assert.equal(brokenAt(acts, start, sha256), null)
  })

  test('an act sent twice is one act, and an id belongs to one', async () => {
    const id = randomUUID()
    const [a, b] = await Promise.all([
      add(store, [{key: 'a', version: 1}], id),
      add(store, [{key: 'a', version: 1}], id),
    ])
    assert.deepEqual([seqOf(a), seqOf(b)], [1, 1])
    assert.deepEqual(['isNew' in a && a.isNew, 'isNew' in b && b.isNew].sort(), [false, true])
    const other = await store.append(draft([{key: 'b', version: 1}], id, '钱进'), [], [])
    assert.ok('taken' in other)
    assert.equal((await store.head()).seq, 1)
  })

  test('of eight at once that write one vintage, exactly one holds', async () => {
    await add(store, [{key: 'f', version: 1}])
    const all = await Promise.all(
      Array.from({length: 8}, () =>
        add(store, [
          {key: 'i', version: 1},
          {key: 'f', version: 2},
        ]),
      ),
    )
    assert.equal(all.filter((it) => 'act' in it).length, 1)
    for (const it of all) if (!('act' in it)) assert.ok('stale' in it)
    assert.equal((await store.head()).seq, 2)
  })

  test('what was read must still be the newest, and nothing is half written', async () => {
    await add(store, [{key: 'grant', version: 1}])
    assert.ok('act' in (await add(store, [{key: 'x', version: 1}], undefined, [{key: 'grant', version: 1}])))
    await add(store, [{key: 'grant', version: 2}])
    const late = await add(
      store,
      [
        {key: 'y', version: 1},
        {key: 'z', version: 1},
      ],
      undefined,
      [{key: 'grant', version: 1}],
    )
    assert.deepEqual(late, {stale: {key: 'grant', version: 2}})
    assert.ok(
      'stale' in
        (await add(store, [
          {key: 'y', version: 1},
          {key: 'x', version: 1},
        ])),
    )
    assert.ok('act' in (await add(store, [{key: 'y', version: 1}])))
  })

  test('whoever waits is woken by an act, or after his time', async () => {
    const waited = store.wait(0, 5000)
    const started = performance.now()
    assert.equal(await store.wait(0, 30), 0)
    await add(store, [{key: 'a', version: 1}])
    assert.equal(await waited, 1)
    assert.ok(performance.now() - started < 2500)
    assert.equal(await store.wait(0, 5000), 1)
  })
}
