import assert from 'node:assert/strict'
import {readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Compared, readSession, replay, type Said, type Session} from './replay.js'

const folder = join(import.meta.dirname, 'sessions')
/** With `PLUMBLINE_SESSIONS=renew` what the server says now is written down; what the editors said stays. */
const renews = process.env.PLUMBLINE_SESSIONS === 'renew'

/** What is compared: all but the server's own ids, and of `initialize` what every session rests on. */
function comparable({result, error, params}: Said): unknown {
  const {capabilities}: {capabilities?: Record<string, unknown>} = isObject(result) ? result : {}
  const {positionEncoding, textDocumentSync} = capabilities ?? {}
  const said = capabilities ? {positionEncoding, textDocumentSync} : (result ?? params ?? null)
  return JSON.parse(JSON.stringify({said, error: error?.code ?? null}), (key, value) =>
    key === 'resultId' ? undefined : value,
  )
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function renew(path: string, {lines, ...head}: Session, compared: readonly Compared[]): void {
  const now = new Map(
    compared
      .filter((it) => JSON.stringify(comparable(it.before)) !== JSON.stringify(comparable(it.now)))
      .map((it) => [it.line, it.now]),
  )
  const renewed = lines.map(({from, message}, index) => ({from, message: now.get(index + 2) ?? message}))
  writeFileSync(path, [head, ...renewed].map((line) => `${JSON.stringify(line)}\n`).join(''))
}

suite('recorded sessions', () => {
  for (const name of readdirSync(folder).filter((it) => it.endsWith('.jsonl'))) {
    const session = readSession(join(folder, name))
    test(`${name}: ${session.editor}`, async () => {
      const compared = await replay(session)
      assert.ok(compared.length > 5)
      if (renews) return renew(join(folder, name), session, compared)
      for (const {line, before, now} of compared)
        assert.deepEqual(
          comparable(now),
          comparable(before),
          `${name}:${line}: another answer than then; if it is meant, PLUMBLINE_SESSIONS=renew writes it down`,
        )
    })
  }

  test('they name no machine', () => {
    for (const name of readdirSync(folder).filter((it) => it.endsWith('.jsonl')))
      for (const {message} of readSession(join(folder, name)).lines)
        assert.doesNotMatch(JSON.stringify(message), /file:\/\/\/(?!plan|plumbline)|"\/(?!plan)[a-z]+\/|"processId":\d/)
  })
})
