import {readFileSync} from 'node:fs'
import {dirname, isAbsolute, join} from 'node:path'
import {readYaml} from '../core/registry/file/items.js'
import {child, entriesOf, textOf} from '../core/registry/yaml/node.js'
import {StoreError} from '../store/store.js'
import type {OidcSettings} from './oidc.js'

/** What `serve.yaml` says: where acts are kept, and where the service is to be found. */
export interface Settings {
  readonly store:
    | {readonly folder: string}
    | {readonly postgres: string; readonly isSerializable: boolean; readonly listens: boolean}
  readonly host: string
  readonly port: number
  readonly tls: {readonly cert: string; readonly key: string} | null
  readonly proxy: string | null
  /** Hours east of UTC, for what a day is. */
  readonly zone: number
  /** A file with an Ed25519 key that bundles are signed with; the key by which bundles are believed. */
  readonly signs: string | null
  readonly trusts: string | null
  /** The organisation's own sign-in, and the address by which browsers come back from it. */
  readonly oidc: OidcSettings | null
  readonly address: string | null
}

const keys = [
  ...(['store', 'serializable', 'polls', 'listen', 'tls', 'proxy'] as const),
  ...(['zone', 'signs', 'trusts', 'oidc', 'address'] as const),
] as const

/** Paths count from the file's own folder. */
export function readSettings(path: string): Settings {
  const text = textAt(path)
  const {root, problems} = readYaml(text, 0, text.length)
  if (problems.length || (text.trim() && root?.kind !== 'dict')) throw wrong(path, '不合 YAML 语法', 'is not YAML')
  const unknown = entriesOf(root).find(({key}) => !keys.some((it) => it === key))
  if (unknown) throw wrong(path, `没有 ${unknown.key} 这一项`, `there is no key ${unknown.key}`)
  const get = (...way: readonly string[]): string | null => textOf(way.reduce(child, root))
  const place = (it: string): string => (isAbsolute(it) ? it : join(dirname(path), it))
  const placed = (...way: readonly string[]): string | null => {
    const it = get(...way)
    return it === null ? null : place(it)
  }
  const store = get('store') ?? 'registry'
  const [host, port] = addressOf(get('listen') ?? '127.0.0.1:8390', path)
  const [cert, key] = [placed('tls', 'cert'), placed('tls', 'key')]
  if ((cert === null) !== (key === null)) throw wrong(path, 'tls 需要 cert 和 key 两项', 'tls needs both cert and key')
  return {
    ...{host, port, proxy: get('proxy'), signs: placed('signs'), trusts: get('trusts'), zone: Number(get('zone') ?? 8)},
    oidc: oidcOf(get, placed, path),
    address: get('address')?.replace(/\/+$/, '') ?? null,
    tls: cert !== null && key !== null ? {cert, key} : null,
    store: /^postgres(?:ql)?:/.test(store)
      ? {postgres: store, isSerializable: get('serializable') === 'true', listens: get('polls') !== 'true'}
      : {folder: place(store)},
  }
}

type Get = (...way: readonly string[]) => string | null

function oidcOf(get: Get, placed: Get, path: string): OidcSettings | null {
  const [issuer, client] = [get('oidc', 'issuer'), get('oidc', 'client')]
  if (issuer === null && client === null) return null
  if (issuer === null || client === null || !URL.canParse(issuer))
    throw wrong(path, 'oidc 需要 issuer（网址）和 client 两项', 'oidc needs issuer, an address, and client')
  if (!/^https:|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(issuer))
    throw wrong(path, 'oidc 的 issuer 应为 https 网址', 'the issuer of oidc must be an https address')
  return {issuer, client, secret: placed('oidc', 'secret'), subject: get('oidc', 'subject') ?? 'sub'}
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new StoreError('unavailable', `${path}：读不到服务的配置`, `${path}: cannot read the service's configuration`)
  }
}

function addressOf(text: string, path: string): readonly [string, number] {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  if (!host || Number(port) > 65_535)
    throw wrong(path, 'listen 应如 127.0.0.1:8390', 'listen must be like 127.0.0.1:8390')
  return [host.replace(/^\[(.*)\]$/, '$1'), Number(port)]
}

const wrong = (path: string, zh: string, en: string): StoreError =>
  new StoreError('unavailable', `${path}：${zh}`, `${path}: ${en}`)
