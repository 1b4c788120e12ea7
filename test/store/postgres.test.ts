import assert from 'node:assert/strict'
import {randomUUID} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import pg from 'pg'
import {brokenAt, start} from '../../server/src/core/ledger/chain.js'
import type {FigureRow} from '../../server/src/core/ledger/figure-rows.js'
import {migrateDatabase} from '../../server/src/store/postgres/migrate.js'
import {openPostgres, type PostgresOptions} from '../../server/src/store/postgres/postgres.js'
import * as sql from '../../server/src/store/postgres/sql.js'
import {sha256} from '../../server/src/store/sha256.js'
import {type Store, StoreError} from '../../server/src/store/store.js'
import {contract, draft} from './contract.js'
import {type Server, startServer} from './postgres-server.js'

const accounts = {service: 'service', reader: 'statistician'}

suite('a store in PostgreSQL', () => {
  let server: Server | null = null
  let count = 0
  suiteSetup(async function () {
    server = await startServer()
    if (!server) {
      console.log('      PostgreSQL is not installed: its store is not tested')
      return this.skip()
    }
    await migrateDatabase(server.database('made').url('owner'), accounts)
  })
  suiteTeardown(() => server?.end())

  const database = () => server!.database(`reg${++count}`, 'made')
  const opened = async (more: Partial<PostgresOptions> = {}) => {
    const {url} = database()
    const open = () => openPostgres({url: url('service'), ...more})
    return {store: await open(), open, url}
  }

  suite('as every store', () => contract(() => opened()))
  suite('as every store, without LISTEN and serializable', () =>
    contract(() => opened({listens: false, isSerializable: true})))

  test('tables are made once, by whoever comes first, and their version is looked at', async () => {
    const made = server!.database('fresh')
    const kind = () =>
      openPostgres({url: made.url('owner')}).then(
        (it) => it.close(),
        (error: unknown) => error instanceof StoreError && error.kind,
      )
    assert.equal(await kind(), 'unavailable')
    const done = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => migrateDatabase(made.url('owner'), accounts)))
    assert.deepEqual(done, Array(8).fill(1))
    assert.equal(await kind(), undefined)
    await query(made.url('owner'), 'insert into migration values (99)')
    assert.equal(await kind(), 'newer')
  })

  test('the service may neither change nor delete what was decided; a statistician reads figures only', async () => {
    const {store, url} = await opened()
    const row: FigureRow = {
      ...{key: 'figure/a/observations/2020-12-31', version: 1, indicator: 'a', name: '甲', unit: '个', level: 'public'},
      ...{
        list: 'observations',
        asOf: '2020',
        low: '123456789012345678901.25',
        high: '123456789012345678901.25',
        qualifier: 'eq',
        status: null,
      },
    }
    await store.append(draft([{key: row.key, version: 1}]), [], [row])
    await store.append(draft([{key: row.key, version: 2}]), [], [{...row, version: 2, low: '7', high: '7'}])
    for (const words of [
      'update act set subject = subject',
      'delete from act',
      'update fact set low = 1',
      'delete from fact',
      'truncate act',
      'drop table fact',
      'delete from head',
    ])
      assert.equal(await codeOf(query(url('service'), words)), '42501', words)
    const seen = await query(url('statistician'), 'select indicator, vintage, low from current_figure')
    assert.deepEqual(seen, [{indicator: 'a', vintage: 2, low: '7'}])
    assert.deepEqual(await query(url('statistician'), 'select low from figure order by vintage limit 1'), [
      {low: '123456789012345678901.25'},
    ])
    assert.equal(await codeOf(query(url('statistician'), 'select * from act')), '42501')
    await store.close()
  })

  test('a database that is gone takes nothing and says so; when it is back, the same act is taken once', async () => {
    const {store, open} = await opened({patience: 300})
    await store.append(draft([{key: 'a', version: 1}]), [], [])
    server!.stop()
    const it = draft([{key: 'a', version: 2}])
    const failed = await store.append(it, [], []).catch((error: unknown) => error)
    assert.ok(failed instanceof StoreError && failed.kind === 'unavailable' && !/service|127/.test(failed.en))
    server!.start()
    const again = await store.append(it, [], [])
    assert.ok('act' in again && again.act.seq === 2)
    // It listens again, too.
    const other = await open()
    const waited = store.wait(2, 5000)
    await other.append(draft([{key: 'a', version: 3}]), [], [])
    assert.equal(await waited, 3)
    await Promise.all([store.close(), other.close()])
  })

  for (const isSerializable of [false, true])
    test(`eight writers, connections killed, ${isSerializable ? 'serializable' : 'read committed'}: nothing lost, no gap`, async function () {
      const acts = Number(process.env.PLUMBLINE_ACTS ?? 64)
      this.timeout(60_000 + acts * 50)
      const {url} = await opened().then(async ({store, ...rest}) => {
        await store.close()
        return rest
      })
      const said = await underFire(url, acts, isSerializable)
      console.log(`      ${said}`)
    })

  test('nothing beyond the SQL that other engines run, and all of it in one file', () => {
    const text = [
      ...sql.migrations.flat(),
      ...sql.grantsFor('s', 'r'),
      ...Object.values(sql).filter((it) => typeof it === 'string'),
      sql.beginAndLock(true),
      sql.moveHeadAndCommit(1, '0'.repeat(64), new Date(0).toISOString(), true),
      sql.versionsOf(2),
      sql.insertFacts(2),
    ].join(';\n')
    assert.deepEqual(beyond(text), [])
    for (const words of [
      'id serial',
      'generated by default as identity',
      'on conflict do nothing',
      'create trigger t',
      'exclude using gist',
      'int4range',
      'create type e as enum',
      'deferrable',
      'pg_advisory_lock(1)',
      'lock table act',
      'with x as (insert into a values (1)) select 1',
      'body jsonb',
      'update act set at = 1',
      'delete from fact',
    ])
      assert.equal(beyond(words).length, 1, words)
    const folder = join(import.meta.dirname, '../../server/src')
    const files = ['store', 'cli'].flatMap((it) => readFiles(join(folder, it)))
    const elsewhere = files.filter(
      ([path, source]) =>
        !path.endsWith('/sql.ts') &&
        /'(?:select|insert|update|delete|create|alter) [a-z]|`(?:select|insert into|update \w+ set|delete from) /i.test(
          source,
        ),
    )
    assert.deepEqual(
      elsewhere.map(([path]) => path),
      [],
    )
  })
})

/** What openGauss, GaussDB or CockroachDB do not have, and what would change what was decided. */
const beyond = (text: string): readonly string[] =>
  [
    ...[
      /\b(?:small|big)?serial\b/i,
      /\bidentity\b/i,
      /\bon conflict\b/i,
      /\btrigger\b/i,
      /\bexclude\b/i,
      /\b(?:int4|int8|num|ts|tstz|date)range\b/i,
    ],
    ...[
      /\benum\b/i,
      /\bdeferrable\b/i,
      /advisory/i,
      /\block table\b/i,
      /\bwith\b[^;]*\b(?:insert|update|delete)\b/i,
      /\bjsonb?\b/i,
    ],
    ...[
      /\bupdate (?:act|fact)\b/i,
      /\bdelete\b/i,
      /\btruncate\b/i,
      /\breturning\b/i,
      /\bcreate (?:rule|function|policy)\b/i,
      /\blateral\b/i,
    ],
  ].flatMap((it) => it.exec(text)?.[0] ?? [])

function readFiles(folder: string): readonly (readonly [path: string, source: string])[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((it) => it.endsWith('.ts'))
    .map((it) => [join(folder, it), readFileSync(join(folder, it), 'utf8')])
}

async function query(url: string, words: string): Promise<readonly unknown[]> {
  const client = new pg.Client({connectionString: url})
  await client.connect()
  return client
    .query(words)
    .then(({rows}) => rows)
    .finally(() => client.end())
}

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => String(Object(error).code),
  )

/** Eight writers on two services while connections are killed every 150 ms; asserts what the log holds afterwards. */
async function underFire(url: (as: string) => string, acts: number, isSerializable: boolean): Promise<string> {
  const stores = await Promise.all(
    [1, 2].map(() => openPostgres({url: url('service'), isSerializable, patience: 60_000})),
  )
  const admin = new pg.Client({connectionString: url('owner')})
  await admin.connect()
  let kills = 0
  const killer = setInterval(() => {
    const words =
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() order by random() limit 1'
    void admin.query(words).then(({rowCount}) => {
      kills += rowCount ?? 0
    })
  }, 150)
  const began = performance.now()
  const answered = (
    await Promise.all(Array.from({length: 8}, (_, writer) => write(stores[writer % 2]!, writer, acts / 8)))
  ).flat()
  const seconds = (performance.now() - began) / 1000
  clearInterval(killer)
  const log = await stores[0]!.read(0, acts + 10)
  assert.equal(log.length, acts)
  assert.equal((await stores[1]!.head()).seq, acts)
  assert.equal(brokenAt(log, start, sha256), null)
  assert.deepEqual(log.map(({id}) => id).sort(), answered.sort())
  const newest = new Map<string, number>()
  for (const {touches} of log)
    for (const {key, version} of touches) {
      assert.equal(version, (newest.get(key) ?? 0) + 1)
      newest.set(key, version)
    }
  await Promise.all([...stores.map((it) => it.close()), admin.end()])
  return `${acts} acts, ${kills} connections killed, ${Math.round(acts / seconds)} acts/s`
}

/** Vintages of five facts that all writers share, and one of its own: whoever was slower takes the next. */
async function write(store: Store, writer: number, count: number): Promise<readonly string[]> {
  const next = new Map<string, number>()
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const key = `shared/${(writer + n) % 5}`
    for (const id = randomUUID(); ; ) {
      const appended = await store.append(
        draft(
          [
            {key, version: next.get(key) ?? 1},
            {key: `own/${writer}`, version: n + 1},
          ],
          id,
        ),
        [],
        [],
      )
      if ('stale' in appended) next.set(key, appended.stale.version + 1)
      else {
        assert.ok('act' in appended)
        next.set(key, (next.get(key) ?? 1) + 1)
        ids.push(id)
        break
      }
    }
  }
  return ids
}
