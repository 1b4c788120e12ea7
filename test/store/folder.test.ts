import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {appendFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {brokenAt, start} from '../../server/src/core/ledger/chain.js'
import {openFolder} from '../../server/src/store/folder.js'
import {sha256} from '../../server/src/store/sha256.js'
import {StoreError} from '../../server/src/store/store.js'
import {contract, draft} from './contract.js'

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'store-')), 'registry')
const journal = (folder: string): string => join(folder, 'journal.jsonl')

const filled = async (count: number): Promise<string> => {
  const folder = newFolder()
  const store = await openFolder(folder)
  for (let n = 1; n <= count; n++) await store.append(draft([{key: 'a', version: n}]), [], [])
  await store.close()
  return folder
}

const kindOf = async (opened: Promise<unknown>): Promise<string> =>
  opened.then(
    () => 'opened',
    (error: unknown) =>
      error instanceof StoreError ? `${error.kind} ${/\d+/.exec(error.en)?.[0] ?? ''}` : String(error),
  )

suite('a store in a folder', () => {
  suite('as every store', () =>
    contract(async () => {
      const folder = newFolder()
      return {store: await openFolder(folder), open: () => openFolder(folder)}
    }))

  test('an act that cannot be written leaves the store as it was, for those that can', async () => {
    const folder = newFolder()
    const store = await openFolder(folder)
    const endless: {self?: unknown} = {}
    endless.self = endless
    const it = {...draft([{key: 'a', version: 1}]), body: endless} as ReturnType<typeof draft>
    await assert.rejects(store.append(it, [], []))
    assert.ok('act' in (await store.append(draft([{key: 'a', version: 1}]), [], [])))
    await store.close()
  })

  test('one process at a time writes, and a dead one does not keep the folder', async () => {
    const folder = await filled(1)
    const store = await openFolder(folder)
    assert.match(await kindOf(openFolder(folder)), /^locked/)
    await store.close()
    const lock = {host: 'elsewhere', pid: 1, started: ''}
    writeFileSync(join(folder, 'lock'), JSON.stringify(lock))
    assert.match(await kindOf(openFolder(folder)), /^locked/)
    const {hostname} = await import('node:os')
    writeFileSync(join(folder, 'lock'), JSON.stringify({...lock, host: hostname(), pid: 2 ** 22 - 1}))
    const opened = await Promise.allSettled(Array.from({length: 4}, () => openFolder(folder)))
    const held = opened.filter((it) => it.status === 'fulfilled')
    assert.equal(held.length, 1)
    for (const it of held) await it.value.close()
  })

  test('a torn last line is cut off, wherever it was torn; zeros after a loss of power too', async () => {
    const folder = await filled(3)
    const whole = readFileSync(journal(folder))
    const last = whole.lastIndexOf(10, whole.length - 2) + 1
    for (const tail of [...Array.from({length: 6}, (_, at) => last + 1 + at * 40), whole.length - 1]) {
      writeFileSync(journal(folder), whole.subarray(0, tail))
      const store = await openFolder(folder)
      assert.equal((await store.head()).seq, 2)
      assert.ok('act' in (await store.append(draft([{key: 'a', version: 3}]), [], [])))
      await store.close()
    }
    writeFileSync(journal(folder), whole)
    appendFileSync(journal(folder), Buffer.alloc(5000))
    const store = await openFolder(folder)
    assert.equal((await store.head()).seq, 3)
    await store.close()
    assert.deepEqual(readFileSync(journal(folder)), whole)
  })

  test('an act that is not what was written is refused with its seq', async () => {
    const folder = await filled(4)
    const whole = readFileSync(journal(folder), 'utf8')
    const lines = whole.split('\n')
    for (const altered of [
      lines.with(1, lines[1]!.replace('周明', '周朋')),
      lines.with(1, lines[1]!.slice(0, -2)),
      lines.toSpliced(1, 1),
      lines.toSpliced(1, 0, lines[0]!),
    ]) {
      writeFileSync(journal(folder), altered.join('\n'))
      assert.equal(await kindOf(openFolder(folder)), 'altered 2')
    }
    truncateSync(journal(folder), 0)
    appendFileSync(journal(folder), whole)
    assert.equal(await kindOf(openFolder(folder).then((it) => it.close())), 'opened')
  })

  test('a disk that is full takes nothing half, and serves again when there is room', async function () {
    if (process.platform !== 'linux') this.skip()
    const folder = await filled(1)
    const said = await child(folder, 'full')
    assert.match(said, /^full\n(?:full\n)*$/)
    const store = await openFolder(folder)
    assert.equal((await store.head()).seq, 1)
    assert.ok('act' in (await store.append(draft([{key: 'a', version: 2}]), [], [])))
    await store.close()
  })

  test('what was answered before a kill is there afterwards, once and in order', async () => {
    const folder = newFolder()
    const acknowledged: string[] = []
    const rounds = Number(process.env.PLUMBLINE_KILLS ?? 2)
    for (let round = 0; round < rounds; round++) acknowledged.push(...(await killed(folder, 60 + round * 37)))
    const store = await openFolder(folder)
    const acts = await store.read(0, 1_000_000)
    assert.equal(brokenAt(acts, start, sha256), null)
    const ids = acts.map(({id}) => id)
    assert.equal(new Set(ids).size, ids.length)
    const there = new Set(ids)
    assert.deepEqual(
      acknowledged.filter((id) => !there.has(id)),
      [],
    )
    assert.ok(acknowledged.length > rounds)
    await store.close()
  })
})

const program = join(import.meta.dirname, 'folder-child.ts')

const started = (folder: string, word: string) =>
  word === 'full'
    ? spawn('sh', ['-c', 'ulimit -f 1; exec "$@"', 'sh', process.execPath, '--import=tsx', program, folder, word])
    : spawn(process.execPath, ['--import=tsx', program, folder, word])

async function child(folder: string, word: string): Promise<string> {
  const process = started(folder, word)
  let said = ''
  process.stdout.on('data', (data) => {
    said += String(data)
  })
  await once(process, 'close')
  return said
}

/** The ids that a writing process had been answered when it was killed, some ms after its first. */
async function killed(folder: string, ms: number): Promise<readonly string[]> {
  const process = started(folder, 'write')
  let said = ''
  process.stdout.on('data', (data) => {
    if (!said) setTimeout(() => process.kill('SIGKILL'), ms)
    said += String(data)
  })
  await once(process, 'close')
  return said.split('\n').slice(0, -1)
}
