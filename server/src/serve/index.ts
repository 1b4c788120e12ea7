import {readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import type {Item} from '../core/ledger/act.js'
import {nameOf} from '../core/ledger/admit-proposal.js'
import {start} from '../core/ledger/chain.js'
import {shown} from '../core/ledger/figure.js'
import {openFolder} from '../store/folder.js'
import {migrateDatabase} from '../store/postgres/migrate.js'
import {openPostgres} from '../store/postgres/postgres.js'
import {type Store, StoreError} from '../store/store.js'
import {bundleOf, makeKey, readBundle} from './bundle.js'
import {digestOfToken, newToken} from './identity.js'
import {listen} from './listen.js'
import {load} from './load.js'
import {logTo} from './log.js'
import {type Operate, openOperator, operating, operatorAt, taken} from './operator.js'
import {Service} from './service.js'
import {readSettings, type Settings} from './settings.js'
import {workOnSheets} from './sheets.js'

/** What `plumbline serve` is told. */
export interface Told {
  readonly words: readonly string[]
  readonly config: string
  readonly by: string
  readonly approvedBy: string | null
  readonly reason: string | null
  readonly until: string | null
  /** Nothing is written. */
  readonly isDry: boolean
  /** Where the program lies; the keeper's page is beside it. */
  readonly program: string
  say(zh: string, en: string): Promise<void>
}

/** `plumbline serve [WORD …]`. Rejects with a `StoreError` that says what is wrong. */
export async function runServe(told: Told): Promise<number> {
  const [word, ...rest] = told.words
  const settings = readSettings(told.config)
  if (word === undefined) return serve(settings, told)
  if (word === 'migrate') return migrateFor(settings, told, rest)
  if (word === 'key') return keyFor(told, rest)
  if (word === 'bundle' || word === 'take') return carried(settings, told, word, rest)
  const run = commands[word]
  if (!run)
    throw usage(
      '应为 token、end、grant、revoke、load、verify、migrate、key、bundle、take 之一',
      'must be one of token, end, grant, revoke, load, verify, migrate, key, bundle, take',
    )
  const {operate, close} = await operator(settings)
  try {
    return await run(operate, told, rest)
  } finally {
    await close()
  }
}

const usage = (zh: string, en: string): StoreError => new StoreError('unavailable', `serve ${zh}`, `serve ${en}`)

async function storeOf({store}: Settings): Promise<Store> {
  if ('folder' in store) return openFolder(store.folder)
  const {postgres: url, ...more} = store
  return openPostgres({url, ...more})
}

async function serve(settings: Settings, told: Told): Promise<number> {
  const service = new Service(await storeOf(settings), settings.zone, settings.trusts !== null)
  const folder = 'folder' in settings.store ? settings.store.folder : null
  const log = logTo((text) => process.stderr.write(text))
  try {
    await service.start()
    const pages = dirname(realpathSync(told.program))
    const {port, close} = await listen(service, {...settings, log, pages})
    const orders = folder === null ? null : openOperator(folder, operating(service))
    const address = `${settings.tls ? 'https' : 'http'}://${settings.host}:${port}/`
    await told.say(
      `登记库服务已启动：${address}（涉密数据不得入库）\n`,
      `The registry is served at ${address} (no secret data in it)\n`,
    )
    await new Promise((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    orders?.close()
    await close()
    return 0
  } catch (error) {
    await service.close()
    throw portError(error, settings)
  }
}

function portError(error: unknown, {host, port}: Settings): unknown {
  const {code}: {code?: unknown} = Object(error)
  if (code === 'EADDRINUSE')
    return new StoreError(
      'unavailable',
      `${host}:${port} 已被其他程序占用`,
      `${host}:${port} is in use by another program`,
    )
  if (code === 'EACCES')
    return new StoreError(
      'unavailable',
      `没有权限使用 ${host}:${port}，或读不到证书`,
      `no permission for ${host}:${port}, or for the certificate`,
    )
  return error
}

/** The store itself, or the service that holds it. */
async function operator(settings: Settings): Promise<{operate: Operate; close(): Promise<void>}> {
  try {
    const service = new Service(await storeOf(settings), settings.zone)
    await service.sync().catch(async (error: unknown) => {
      await service.close()
      throw error
    })
    return {operate: operating(service), close: () => service.close()}
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'locked' || !('folder' in settings.store)) throw error
    return {operate: operatorAt(settings.store.folder), close: async () => undefined}
  }
}

type Command = (operate: Operate, told: Told, words: readonly string[]) => Promise<number>

const commands: Readonly<Record<string, Command>> = {
  token: async (operate, {by, until, say}, [subject, ...more]) => {
    if (!subject || more.length) throw usage('token 需要一个人员或单位的名称', 'token takes a NAME')
    const token = newToken()
    const last = until ?? new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
    const body = {digest: digestOfToken(token), subject, until: last}
    await taken(operate({kind: 'token', scope: 'all', reason: null, body, subject: by}))
    // Once, and nowhere else: the ledger has its digest only.
    await say(`${token}\n`, `${token}\n`)
    return 0
  },
  grant: async (operate, {by, until, say}, [subject, role, scope, level]) => {
    if (!subject || !role || !scope)
      throw usage('grant 需要 名称 角色 范围 [级别]', 'grant takes NAME ROLE SCOPE [LEVEL]')
    const body = {subject, role, ...(level !== undefined && {level}), ...(until !== null && {until})}
    await taken(operate({kind: 'grant', scope, reason: null, body, subject: by}))
    await say(`已授权：${subject} 在 ${scope} 为 ${role}\n`, `Granted: ${subject} is ${role} of ${scope}\n`)
    return 0
  },
  revoke: async (operate, {by, say}, [subject, role, scope]) => {
    if (!subject || !role || !scope) throw usage('revoke 需要 名称 角色 范围', 'revoke takes NAME ROLE SCOPE')
    await taken(operate({kind: 'revoke', scope, reason: null, body: {subject, role}, subject: by}))
    await say(`已撤销：${subject} 在 ${scope} 的 ${role}\n`, `Revoked: ${subject} as ${role} of ${scope}\n`)
    return 0
  },
  end: async (operate, {by, say}, [subject, ...more]) => {
    if (!subject || more.length) throw usage('end 需要一个人员或单位的名称', 'end takes a NAME')
    await taken(operate({kind: 'end', scope: 'all', reason: null, body: {subject}, subject: by}))
    await say(`${subject} 的令牌已全部撤销\n`, `Every token of ${subject} is revoked\n`)
    return 0
  },
  load: async (operate, {by, approvedBy, reason, isDry, say}, [path, scope, ...more]) => {
    if (!path || !scope || more.length || !approvedBy)
      throw usage(
        'load 需要 文件 范围 --by 编制人 --approved-by 审定人',
        'load takes FILE SCOPE --by NAME --approved-by NAME',
      )
    const items = await load(operate, {path, scope, by, approvedBy, reason, isDry})
    if (isDry) return sayItems(items, say)
    const count = items.length
    await say(
      `已入库 ${count} 项，由 ${by} 编制、${approvedBy} 审定\n`,
      `${count} items, prepared by ${by} and approved by ${approvedBy}\n`,
    )
    return 0
  },
  verify: async (operate, {say}) => {
    const answer = await operate(null)
    const {seq, hash} = 'hash' in answer ? answer : {seq: 0, hash: ''}
    await say(
      `${seq} 条记录，链完整，末条摘要 ${hash.slice(0, 16)}\n`,
      `${seq} acts, the chain is whole, the last is ${hash.slice(0, 16)}\n`,
    )
    return 0
  },
}

/** What a file would bring: an item a line, whether it is new or takes the place of another version. */
async function sayItems(items: readonly Item[], say: Told['say']): Promise<number> {
  for (const it of items) {
    const value = it.is === 'figure' ? ` ${shown(it.value)}` : ''
    const {base = 0} = it
    await say(
      `${base ? `改动（现为第${base}版）` : '新增'}  ${nameOf(it)}${value}\n`,
      `${base ? `changes version ${base}` : 'new'}  ${nameOf(it)}${value}\n`,
    )
  }
  const {length} = items
  const changed = items.filter(({base = 0}) => base > 0).length
  await say(
    `将入库 ${length} 项，其中改动 ${changed} 项；未写入\n`,
    `${length} items would be loaded, ${changed} of them changes; nothing was written\n`,
  )
  return 0
}

async function migrateFor(
  {store}: Settings,
  {say}: Told,
  [service, reader, ...more]: readonly string[],
): Promise<number> {
  if (!('postgres' in store)) throw usage('migrate：store 不是数据库', 'migrate: the store is no database')
  if (more.length) throw usage('migrate 需要 [服务账户 [只读账户]]', 'migrate takes [SERVICE-ACCOUNT [READ-ACCOUNT]]')
  // As the tables' owner, whose address is not that of the service.
  const url = process.env.PLUMBLINE_OWNER_URL ?? store.postgres
  const done = await migrateDatabase(url, service === undefined ? null : {service, reader: reader ?? null})
  await say(`数据库的表已是第 ${done} 版\n`, `The tables of the database are at version ${done}\n`)
  return 0
}

/** `serve key FILE`: what bundles are signed with. */
async function keyFor({say}: Told, [place, ...more]: readonly string[]): Promise<number> {
  if (!place || more.length) throw usage('key 需要一个要写的文件', 'key takes a FILE to write')
  const trusts = makeKey(place)
  await say(`trusts: ${trusts}\n`, `trusts: ${trusts}\n`)
  return 0
}

/** `serve bundle FILE [SEQ]` on one side, `serve take FILE` on the other. */
async function carried(
  settings: Settings,
  {say}: Told,
  word: 'bundle' | 'take',
  [place, since, ...more]: readonly string[],
): Promise<number> {
  const after = Number(since ?? 0)
  if (!place || more.length || !Number.isInteger(after) || after < 0)
    throw usage(`${word} 需要 文件`, `${word} takes a FILE`)
  const service = new Service(await storeOf(settings), settings.zone)
  try {
    if (word === 'take') {
      if (settings.trusts === null) throw usage('take：配置中没有 trusts', 'take: the configuration has no trusts')
      const {acts, after: from, prev} = readBundle(readFileSync(place, 'utf8'), settings.trusts)
      const count = await service.adopt(acts, from, prev)
      await say(`已收取 ${count} 条记录\n`, `${count} acts taken\n`)
    } else {
      if (settings.signs === null) throw usage('bundle：配置中没有 signs', 'bundle: the configuration has no signs')
      await service.sync()
      const {acts} = service.state
      writeFileSync(place, bundleOf(acts.slice(after), acts[after - 1] ?? start, settings.signs))
      await say(`${place}：第 ${after + 1} 至 ${acts.length} 号\n`, `${place}: acts ${after + 1} to ${acts.length}\n`)
    }
    return 0
  } finally {
    await service.close()
  }
}

workOnSheets()
