import {setTimeout as pause} from 'node:timers/promises'
import pg from 'pg'
import {StoreError} from '../store.js'
import {begin, commit, grantsFor, migrate, migrations, migrationsDone, migrationTable, rollback} from './sql.js'

/** Makes the tables, or brings them up to date, as their owner; two at once do it once. */
export async function migrateDatabase(
  url: string,
  accounts: {readonly service: string; readonly reader: string | null} | null,
): Promise<number> {
  const client = new pg.Client({connectionString: url})
  await client.connect()
  try {
    await client.query(migrationTable).catch(unlessThere)
    for (const [at, statements] of migrations.entries()) await runOnce(client, at + 1, statements)
    const quoted = accounts && {
      service: pg.escapeIdentifier(accounts.service),
      reader: accounts.reader === null ? null : pg.escapeIdentifier(accounts.reader),
    }
    if (quoted) for (const it of grantsFor(quoted.service, quoted.reader)) await granted(client, it)
    return migrations.length
  } finally {
    await client.end()
  }
}

async function runOnce(client: pg.Client, number: number, statements: readonly string[]): Promise<void> {
  const done = await client.query<{number: number}>(migrationsDone)
  if (done.rows.some((it) => Number(it.number) === number)) return
  await client.query(begin)
  try {
    await client.query(migrate, [number])
    for (const it of statements) await client.query(it)
    await client.query(commit)
  } catch (error) {
    await client.query(rollback)
    unlessThere(error)
  }
}

/** A right may be given any number of times; PostgreSQL refuses (XX000) to whom another gives it at the same moment. */
async function granted(client: pg.Client, statement: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await client.query(statement)
      return
    } catch (error) {
      if (tries === 20 || !['XX000', '40001'].includes(String(Object(error).code))) throw error
      await pause(Math.random() * 50)
    }
  }
}

/** Somebody else has just done it. */
function unlessThere(error: unknown): void {
  if (!['23505', '42P07', '42710'].includes(String(Object(error).code))) throw error
}

/** Rejects where the tables are not those that this program writes. */
export async function checkMigrations(pool: pg.Pool): Promise<void> {
  const done = await pool.query<{number: number}>(migrationsDone).catch((error: unknown) => {
    if (Object(error).code === '42P01') return {rows: []}
    throw error
  })
  const newest = Math.max(0, ...done.rows.map(({number}) => Number(number)))
  if (newest < migrations.length)
    throw new StoreError(
      'unavailable',
      '数据库中还没有登记库的表，请先运行 plumbline serve migrate。',
      'the database has no tables for this program yet; run plumbline serve migrate first',
    )
  if (newest > migrations.length)
    throw new StoreError(
      'newer',
      '数据库由更新版本的准绳管理，请升级后再用。',
      'the database is of a newer version of Plumbline; upgrade first',
    )
}
