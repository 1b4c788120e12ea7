import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import type {SecretStorage} from 'vscode'
import {isPrivate, isToken, Tokens, withoutTokens} from '../../client/src/tokens.js'

const token = 'plt_Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9v'

/** As the editor's, in memory. */
function secretsIn(kept: Map<string, string>): SecretStorage {
  const some: Pick<SecretStorage, 'get' | 'store' | 'delete'> = {
    get: async (key) => kept.get(key),
    store: async (key, value) => void kept.set(key, value),
    delete: async (key) => void kept.delete(key),
  }
  return some as SecretStorage
}

suite('the tokens of a user in the editor', () => {
  const base = 'https://registry.example'
  const kept = new Map<string, string>()
  const tokens = new Tokens(secretsIn(kept))
  setup(async () => {
    kept.clear()
    await tokens.keep(base, token)
  })

  test('go with requests to the service that they are for', async () => {
    const signed = await tokens.signed(`${base}/v1/registry/prov.metrics.yaml`, {accept: 'text/yaml'})
    assert.deepEqual(signed, {accept: 'text/yaml', authorization: `Bearer ${token}`})
  })

  test('and nowhere else, whatever a workspace names', async () => {
    for (const url of [
      'https://registry.example.evil/v1/registry/prov.metrics.yaml',
      'https://registry.example@evil/v1/registry/prov.metrics.yaml',
      'https://evil/https://registry.example/v1/registry/prov.metrics.yaml',
      'https://evil/?https://registry.example/v1/registry/prov.metrics.yaml',
      'https://registry.example:8443/v1/registry/prov.metrics.yaml',
      'http://registry.example/v1/registry/prov.metrics.yaml',
      'https://registry.example/base.metrics.yaml',
    ])
      assert.deepEqual(await tokens.signed(url, {}), {}, url)
  })

  test('never unencrypted, but on this machine', async () => {
    assert.deepEqual(
      ['https://a', 'http://a', 'http://127.0.0.1:8390', 'http://localhost:1', 'http://localhost.a', ''].map(isPrivate),
      [true, false, true, true, false, false],
    )
    await tokens.keep('http://a', token)
    assert.deepEqual(await tokens.signed('http://a/v1/me', {}), {})
  })

  test('are gone once signed out, and are texts of a token’s form', async () => {
    await tokens.forget(base)
    assert.deepEqual(await tokens.signed(`${base}/v1/me`, {}), {})
    assert.deepEqual([token, '', 'short', `${token} x`, '令牌'].map(isToken), [true, false, false, false, false])
  })

  test('no log holds one, not even of one that the server tells', () => {
    for (const said of [
      `{"headers": {"authorization": "Bearer ${token}"}}`,
      `Bearer eyJhbGciOiJkaXIi.abc-_123.def`,
      `plain ${token} text`,
    ])
      assert.doesNotMatch(withoutTokens(said), /plt_Zm9|eyJh|abc-_123/)
    assert.equal(withoutTokens('互联网数据中心105个'), '互联网数据中心105个')
  })

  test('one file puts them into requests, and none into messages, settings, memories or files', () => {
    const folder = new URL('../../client/src/', import.meta.url)
    const naming = readdirSync(folder).filter((name) =>
      /\.secrets\b|authorization/.test(readFileSync(new URL(name, folder), 'utf8')),
    )
    assert.deepEqual(naming.toSorted(), ['extension.ts', 'tokens.ts'])
    const asking = readFileSync(new URL('sign-in.ts', folder), 'utf8')
    assert.match(asking, /password: true/)
    assert.doesNotMatch(asking, /console|globalState|workspaceState|getConfiguration|writeFile|sendRequest/)
  })
})
