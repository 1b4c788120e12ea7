import type pg from 'pg'
import type {Act, Draft, Touch} from '../../core/ledger/act.js'
import {type Head, sealed} from '../../core/ledger/chain.js'
import type {FigureRow} from '../../core/ledger/figure-rows.js'
import {canonical, type Json} from '../../core/ledger/json.js'
import {sha256} from '../sha256.js'
import {type Appended, isSameAct} from '../store.js'
import * as sql from './sql.js'

export interface ActRow {
  readonly seq: string
  readonly id: string
  readonly at: string
  readonly subject: string
  readonly role: string
  readonly scope: string
  readonly kind: string
  readonly reason: string | null
  readonly body: string
  readonly touches: string
  readonly prev: string
  readonly hash: string
}

export const actOf = ({subject, seq, body, touches, ...row}: ActRow): Act =>
  ({...row, seq: Number(seq), by: subject, body: JSON.parse(body), touches: JSON.parse(touches)}) as Act

/** How an act is appended. */
export interface Manner {
  readonly isSerializable: boolean
  readonly notifies: boolean
  /** When it was appended elsewhere. */
  readonly at: string | undefined
}

/** One act in one transaction, from the lock of the head to the commit. Rejects as the database does. */
export async function appendOnce(
  client: pg.ClientBase,
  draft: Draft,
  reads: readonly Touch[],
  figures: readonly FigureRow[],
  {isSerializable, notifies, at}: Manner,
): Promise<Appended> {
  try {
    const head = await lockedHead(client, isSerializable)
    const refused = await staleRead(client, reads)
    if (refused) {
      await client.query(sql.rollback)
      // Sent again after the grant it was made by has changed, it is what it was.
      return (await knownAct(client, draft)) ?? refused
    }
    const act = sealed(draft, head, at ?? new Date().toISOString(), sha256)
    await write(client, act, figures)
    await client.query(sql.moveHeadAndCommit(act.seq, act.hash, act.at, notifies))
    return {act, isNew: true}
  } catch (error) {
    await client.query(sql.rollback).catch(() => undefined)
    throw error
  }
}

async function lockedHead(client: pg.ClientBase, isSerializable: boolean): Promise<Head> {
  // Two statements in one message have two results, which the types of the driver do not know.
  const results: unknown = await client.query(sql.beginAndLock(isSerializable))
  const {seq, hash, at} = Object(Object(results)[1]).rows[0]
  return {seq: Number(seq), hash: String(hash), at: String(at)}
}

/** The act of that id, where there is one. */
export async function knownAct(client: pg.ClientBase, draft: Draft): Promise<Appended | null> {
  const {rows} = await client.query<ActRow>(sql.actById, [draft.id])
  const act = rows[0] && actOf(rows[0])
  if (!act) return null
  return isSameAct(act, draft) ? {act, isNew: false} : {taken: act}
}

const staleRead = async (client: pg.ClientBase, reads: readonly Touch[]): Promise<Appended | null> => {
  const newest = await versionsOf(client, reads)
  const stale = reads.find(({key, version}) => (newest.get(key) ?? 0) !== version)
  return stale ? {stale: {key: stale.key, version: newest.get(stale.key) ?? 0}} : null
}

/** Which of the facts that an act was to write has been written by another. */
export async function staleTouch(client: pg.ClientBase, {touches}: Draft): Promise<Appended | null> {
  const newest = await versionsOf(client, touches)
  const stale = touches.find(({key, version}) => (newest.get(key) ?? 0) >= version)
  return stale ? {stale: {key: stale.key, version: newest.get(stale.key) ?? 0}} : null
}

const most = 500

async function versionsOf(client: pg.ClientBase, touches: readonly Touch[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (let at = 0; at < touches.length; at += most) {
    const names = touches.slice(at, at + most).map(({key}) => key)
    const {rows} = await client.query<{name: string; version: number}>(sql.versionsOf(names.length), names)
    for (const {name, version} of rows) found.set(name, Number(version))
  }
  return found
}

async function write(client: pg.ClientBase, act: Act, figures: readonly FigureRow[]): Promise<void> {
  const {seq, id, at, by, role, scope, kind, reason, prev, hash} = act
  const [body, touches] = [act.body, act.touches].map((it) => canonical(it as Json))
  await client.query(sql.insertAct, [seq, id, at, by, role, scope, kind, reason, body, touches, prev, hash])
  const rows = new Map(figures.map((it) => [it.key, it]))
  for (let from = 0; from < act.touches.length; from += most) {
    const part = act.touches.slice(from, from + most)
    await client.query(
      sql.insertFacts(part.length),
      part.flatMap((it) => factValues(it, seq, rows.get(it.key))),
    )
  }
}

const factValues = ({key, version}: Touch, seq: number, row: FigureRow | undefined): readonly unknown[] => [
  ...[key, version, seq],
  ...(row
    ? [row.indicator, row.name, row.unit, row.level, row.list, row.asOf, row.low, row.high, row.qualifier, row.status]
    : Array(sql.factColumns - 3).fill(null)),
]
