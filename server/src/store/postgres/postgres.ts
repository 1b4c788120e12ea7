import pg from 'pg'
import type {Act, Draft, Touch} from '../../core/ledger/act.js'
import type {Head} from '../../core/ledger/chain.js'
import type {FigureRow} from '../../core/ledger/figure-rows.js'
import {type Appended, type Store, StoreError} from '../store.js'
import {Waiting} from '../waiting.js'
import {type ActRow, actOf, appendOnce, knownAct, staleTouch} from './append.js'
import {checkMigrations} from './migrate.js'
import {actsAfter, listen, readHead} from './sql.js'

export interface PostgresOptions {
  /** `postgres://…`, or a folder of a socket; the password may be in the environment, as PostgreSQL has it. */
  readonly url: string
  /** Each act in a serializable transaction, for engines that know nothing less. */
  readonly isSerializable?: boolean
  /** False: the head is asked for every second, for engines without LISTEN. */
  readonly listens?: boolean
  /** How long an act is tried again, ms. */
  readonly patience?: number
}

/** A store in a database, for several services at once. */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
  })
  // A connection that ends is told by whatever was asked over it; where nothing was, it is no event.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await checkMigrations(pool)
  } catch (error) {
    await pool.end()
    throw error instanceof StoreError ? error : gone(error)
  }
  const store = new PostgresStore(pool, options)
  if (options.listens !== false) await store.listen()
  return store
}

/** Between two looks where the database does not call, and where it does: a call may be lost. */
const [often, seldom] = [1000, 15_000]

class PostgresStore implements Store {
  readonly #waiting = new Waiting()
  #seq = 0
  #listener: pg.Client | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #isClosed = false

  constructor(
    readonly pool: pg.Pool,
    readonly options: PostgresOptions,
  ) {}

  async append(draft: Draft, reads: readonly Touch[], figures: readonly FigureRow[], at?: string): Promise<Appended> {
    const manner = {isSerializable: this.options.isSerializable === true, notifies: this.options.listens !== false, at}
    return this.#patiently(async (client) => {
      const appended = await appendOnce(client, draft, reads, figures, manner).catch(async (error: unknown) => {
        if (codeOf(error) !== duplicate) throw error
        const why = (await knownAct(client, draft)) ?? (await staleTouch(client, draft))
        if (!why) throw error
        return why
      })
      if ('act' in appended) this.#arrived(appended.act.seq)
      return appended
    })
  }

  /** Again, with the same act, as long as the database may take it: the id tells whether it has. */
  async #patiently<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const until = Date.now() + (this.options.patience ?? 20_000)
    for (let tries = 0; ; tries++) {
      let client: pg.PoolClient | null = null
      try {
        client = await this.pool.connect()
        const done = await work(client)
        client.release()
        return done
      } catch (error) {
        client?.release(isLost(error))
        if (!isLost(error) && !isConflict(error)) throw error
        if (Date.now() > until || this.#isClosed) throw gone(error)
        await pause(Math.random() * Math.min(20 * 2 ** Math.min(tries, 5), 500))
      }
    }
  }

  async read(after: number, most: number): Promise<readonly Act[]> {
    return this.#patiently(async (client) => (await client.query<ActRow>(actsAfter, [after, most])).rows.map(actOf))
  }

  async head(): Promise<Head> {
    const {rows} = await this.#patiently((client) => client.query<{seq: string; hash: string; at: string}>(readHead))
    const head = {...rows[0]!, seq: Number(rows[0]!.seq)}
    this.#arrived(head.seq)
    return head
  }

  async wait(after: number, ms: number): Promise<number> {
    if (this.#seq > after || this.#isClosed) return this.#seq
    const waited = this.#waiting.until(after, ms, () => this.#seq)
    this.#lookSoon()
    return waited
  }

  #arrived(seq: number): void {
    this.#seq = Math.max(this.#seq, seq)
    this.#waiting.arrived(this.#seq)
  }

  /** Looks at the head as long as anybody waits. */
  #lookSoon(): void {
    if (this.#timer || this.#isClosed) return
    this.#timer = setTimeout(
      async () => {
        await this.head().catch(() => undefined)
        this.#timer = null
        if (!this.#waiting.isEmpty) this.#lookSoon()
      },
      this.#listener ? seldom : often,
    )
  }

  /** Has the database call; while it does not, the head is looked at instead. */
  async listen(): Promise<void> {
    const client = new pg.Client({connectionString: this.options.url, connectionTimeoutMillis: 5000, keepAlive: true})
    const lost = (): void => {
      if (this.#listener !== client && this.#listener !== null) return
      this.#listener = null
      client.removeAllListeners('end')
      void client.end().catch(() => undefined)
      if (this.#timer) clearTimeout(this.#timer)
      this.#timer = null
      if (this.#isClosed) return
      this.#lookSoon()
      setTimeout(() => this.#isClosed || void this.listen(), often).unref()
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({payload}) => this.#arrived(Number(payload) || 0))
    try {
      await client.connect()
      await client.query(listen)
      this.#listener = client
      // What came before it listened.
      await this.head()
    } catch {
      lost()
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#waiting.end(this.#seq)
    const listener = this.#listener
    this.#listener = null
    listener?.removeAllListeners('end')
    await listener?.end().catch(() => undefined)
    await this.pool.end()
  }
}

const duplicate = '23505'

const codeOf = (error: unknown): string => String(Object(error).code ?? '')

/** Serialization failure, deadlock. */
const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** The connection is gone, or will be; whether the act was taken is not known. */
function isLost(error: unknown): boolean {
  const code = codeOf(error)
  return (
    /^(?:08|57P|53300|ECONN|EPIPE|ETIMEDOUT|ENOENT|25P03)/.test(code) ||
    /connection (?:terminated|ended|error)|timeout|not queryable|closed/i.test(
      error instanceof Error ? error.message : '',
    )
  )
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The database's own words may name accounts and hosts: they stay here. */
const gone = (error: unknown): StoreError =>
  new StoreError(
    'unavailable',
    `数据库连接不上（${codeOf(error) || '无应答'}），此次操作没有确认，可稍后重试。`,
    `the database cannot be reached (${codeOf(error) || 'no answer'}); nothing was confirmed, try again later`,
  )
