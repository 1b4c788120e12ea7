/**
 * All the SQL of this program, in the part of the language that PostgreSQL, openGauss, GaussDB and CockroachDB share; a test
 * fails on anything beyond it. Acts and facts are inserted and read, never changed.
 */

/** By number, from 1; each runs once, guarded by the primary key of `migration`. */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table head (
      id integer primary key check (id = 1),
      seq bigint not null,
      hash varchar(64) not null,
      at varchar(30) not null
    )`,
    `insert into head (id, seq, hash, at) values (1, 0, '', '')`,
    `create table act (
      seq bigint primary key,
      id varchar(36) not null unique,
      at varchar(30) not null,
      subject varchar(800) not null,
      role varchar(20) not null,
      scope varchar(200) not null,
      kind varchar(20) not null,
      reason text,
      body text not null,
      touches text not null,
      prev varchar(64) not null,
      hash varchar(64) not null
    )`,
    `create table fact (
      name varchar(1000) not null,
      version integer not null,
      seq bigint not null references act (seq),
      indicator varchar(100),
      title text,
      unit text,
      level varchar(20),
      list varchar(20),
      as_of varchar(30),
      low numeric,
      high numeric,
      qualifier varchar(20),
      status varchar(20),
      primary key (name, version)
    )`,
    `create view figure as
      select fact.indicator, fact.title, fact.unit, fact.level, act.scope, fact.list, fact.as_of, fact.version as vintage,
        fact.low, fact.high, fact.qualifier, fact.status, act.at as decided_at, act.subject as decided_by, act.reason, fact.seq
      from fact join act on act.seq = fact.seq
      where fact.indicator is not null`,
    `create view current_figure as
      select figure.* from figure
      where not exists (
        select 1 from figure later
        where later.indicator = figure.indicator and later.list = figure.list and later.as_of = figure.as_of
          and later.vintage > figure.vintage)`,
  ],
]

export const migrationTable = `create table if not exists migration (number integer primary key)`
export const migrationsDone = `select number from migration order by number`
export const migrate = `insert into migration (number) values ($1)`

/** The accounts: one that serves, one for statisticians. Names are quoted by the caller. */
export const grantsFor = (service: string, reader: string | null): readonly string[] => [
  `grant select, insert on act, fact to ${service}`,
  `grant select, update on head to ${service}`,
  `grant select on migration, figure, current_figure to ${service}`,
  ...(reader ? [`grant select on figure, current_figure to ${reader}`] : []),
]

export const begin = `begin isolation level read committed`
export const commit = `commit`
export const rollback = `rollback`

/** The lock of one row puts all acts into one order without gaps. One message: while the lock is held nobody else writes. */
export const beginAndLock = (isSerializable: boolean): string =>
  `begin isolation level ${isSerializable ? 'serializable' : 'read committed'}; select seq, hash, at from head where id = 1 for update`
export const readHead = `select seq, hash, at from head where id = 1`
/** The end of an act, in one message too. Digits, hexadecimal digits and a time of our own making need no parameters. */
export const moveHeadAndCommit = (seq: number, hash: string, at: string, notifies: boolean): string => {
  if (!Number.isSafeInteger(seq) || !/^[0-9a-f]{64}$/.test(hash) || !/^[0-9T:.Z-]{20,30}$/.test(at))
    throw new Error('head')
  const notice = notifies ? `select pg_notify('plumbline', '${seq}'); ` : ''
  return `update head set seq = ${seq}, hash = '${hash}', at = '${at}' where id = 1; ${notice}commit`
}

const actColumns = `seq, id, at, subject, role, scope, kind, reason, body, touches, prev, hash`
export const actById = `select ${actColumns} from act where id = $1`
export const actsAfter = `select ${actColumns} from act where seq > $1 order by seq limit $2`
export const insertAct = `insert into act (${actColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`

const placeholders = (from: number, count: number): string =>
  Array.from({length: count}, (_, at) => `$${from + at}`).join(', ')

export const versionsOf = (count: number): string =>
  `select name, max(version) as version from fact where name in (${placeholders(1, count)}) group by name`

export const factColumns = 13
export const insertFacts = (count: number): string =>
  `insert into fact (name, version, seq, indicator, title, unit, level, list, as_of, low, high, qualifier, status) values ${Array.from(
    {length: count},
    (_, at) => `(${placeholders(at * factColumns + 1, factColumns)})`,
  ).join(', ')}`

/** Where there is no LISTEN, the head is asked for every second instead. */
export const listen = `listen plumbline`
