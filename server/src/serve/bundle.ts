import {createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify} from 'node:crypto'
import {readFileSync, writeFileSync} from 'node:fs'
import type {Act} from '../core/ledger/act.js'
import {brokenAt, type Head, textOf} from '../core/ledger/chain.js'
import {canonical} from '../core/ledger/json.js'
import {sha256} from '../store/sha256.js'
import {StoreError} from '../store/store.js'

/**
 * Acts for a network that has no way to the service: a line that says which, the acts, and a line with an Ed25519 signature
 * over all that stands before it.
 */
interface Opening {
  readonly bundle: 1
  readonly after: number
  readonly prev: string
}

/** Makes a key, for its owner's eyes only; answers the public one as it goes into `trusts`. */
export function makeKey(place: string): string {
  const {privateKey, publicKey} = generateKeyPairSync('ed25519')
  writeFileSync(place, privateKey.export({format: 'pem', type: 'pkcs8'}), {mode: 0o600, flag: 'wx'})
  return publicText(publicKey)
}

const publicText = (key: KeyObject): string => key.export({format: 'der', type: 'spki'}).toString('base64')

export function bundleOf(acts: readonly Act[], from: Head, keyPlace: string): string {
  const key = createPrivateKey(readFileSync(keyPlace))
  const opening: Opening = {bundle: 1, after: from.seq, prev: from.hash}
  const text = `${canonical({...opening})}\n${acts.map((it) => `${textOf(it)}\n`).join('')}`
  return `${text}${canonical({signature: sign(null, Buffer.from(text), key).toString('base64')})}\n`
}

/** The acts of a bundle. Rejects before anything of it serves where it is not signed by the key that is trusted. */
export function readBundle(
  text: string,
  trusts: string,
): {readonly after: number; readonly prev: string; readonly acts: readonly Act[]} {
  const lines = text.split('\n')
  const [last, ...rest] = lines.toReversed().filter((it, at) => it !== '' || at > 0)
  const signed = `${rest.toReversed().join('\n')}\n`
  const [first, ...acts] = rest.toReversed().map(jsonIn)
  const {after, prev, bundle}: Partial<Opening> = Object(first)
  if (bundle !== 1 || typeof after !== 'number' || typeof prev !== 'string') throw foreign
  if (!isSigned(signed, Object(jsonIn(last ?? '')).signature, trusts))
    throw unsigned(brokenIn(acts as Act[], after, prev))
  const broken = brokenIn(acts as Act[], after, prev)
  if (broken !== null) throw unsigned(broken)
  return {after, prev, acts: acts as Act[]}
}

const brokenIn = (acts: readonly Act[], seq: number, hash: string): number | null =>
  brokenAt(
    acts.map((it) => Object(it)),
    {seq, hash, at: ''},
    sha256,
  )

function isSigned(text: string, signature: unknown, trusts: string): boolean {
  try {
    const key = createPublicKey({key: Buffer.from(trusts, 'base64'), format: 'der', type: 'spki'})
    return typeof signature === 'string' && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const foreign = new StoreError('altered', '这不是记录包', 'this is no bundle of acts')

const unsigned = (seq: number | null): StoreError =>
  seq === null
    ? new StoreError(
        'altered',
        '记录包不是由所信任的密钥签名的，没有采用其中任何一条',
        'the bundle is not signed by the key that is trusted; nothing of it was taken',
      )
    : new StoreError(
        'altered',
        `记录包第${seq}号与签名时不符，没有采用其中任何一条`,
        `act ${seq} of the bundle is not what was signed; nothing of it was taken`,
      )
