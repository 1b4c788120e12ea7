import assert from 'node:assert/strict'
import {readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {mock} from 'node:test'
import fc from 'fast-check'
import {problems} from '../../server/src/core/ide/findings/findings.js'
import {summarize} from '../../server/src/core/ide/summaries/summary.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Summary} from '../../server/src/core/session/closed.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {summariesIn} from '../../server/src/files/cache.js'
import {cacheFolder} from '../../server/src/files/cache-folder.js'
import {summarizeHere} from '../../server/src/files/summaries.js'
import {config, folderWith, registry} from '../cli/run.js'

const wrong = '# 规划\n\n## 一、现状\n\n截至2020年底，全市建成互联网数据中心105个。\n'

/** A workspace without drafts; its registry under any path. */
const workspaceOf = (yaml: string, registries: readonly string[], at = ''): Snapshot =>
  advance(advance(emptySnapshot, {kind: 'config-set', path: `${at}plumbline.yaml`, text: yaml}), {
    kind: 'registries-read',
    files: registries.map((text, index) => ({path: `${at}${index}.metrics.yaml`, text})),
  })

const fresh = (workspace: Snapshot, text: string): Summary =>
  summarize(advance(workspace, {kind: 'draft-opened', uri: 'plan.md', text}), 'plan.md')

const never = async () => false

/** What the folder knows of a draft, and null where it would have to be worked out. */
const recalledFrom = (
  folder: string,
  workspace: Snapshot,
  text: string,
  program = 'program',
): Promise<Summary | null> => summariesIn(folder, program, summarizeHere).of(workspace, text, never)

const entriesIn = (folder: string): readonly string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => /[\\/]/.test(name))
    .map((name) => join(folder, name))

suite('summaries in the cache folder', () => {
  const workspace = workspaceOf(config, [registry])
  const keeping = async (folder = folderWith({})) => {
    await summariesIn(folder, 'program', summarizeHere).of(workspace, wrong)
    return {folder, recalled: (at: Snapshot, text: string) => recalledFrom(folder, at, text)}
  }

  test('what was kept comes back, places in the registry included', async () => {
    const {recalled} = await keeping()
    const found = await recalled(workspace, wrong)
    assert.deepEqual(found, fresh(workspace, wrong))
    const [mismatch] = found?.findings.filter(({rule}) => rule === 'registry-value-mismatch') ?? []
    assert.ok(mismatch?.related.some(({at}) => 'path' in at && at.path === '0.metrics.yaml'))
  })

  test('a workspace that has moved finds its entries, with the places where its registry is now', async () => {
    const {recalled} = await keeping()
    const moved = workspaceOf(config, [registry], 'file:///elsewhere/')
    assert.deepEqual(await recalled(moved, wrong), fresh(moved, wrong))
  })

  test('what is wrong in the registry itself comes back too, under its present place, and is not looked for again', async () => {
    const folder = folderWith({})
    const [id = ''] = /- id: .*/.exec(registry) ?? []
    const texts = [registry, registry.replace('status: ', `  ${id}: `), `${registry}\n  ${id}\n`]
    const first = workspaceOf(config, texts)
    await summariesIn(folder, 'program', summarizeHere).settle(first)
    const moved = workspaceOf(config, texts, 'file:///elsewhere/')
    const expected = problems(workspaceOf(config, texts, 'file:///elsewhere/'))
    assert.ok([...expected.values()].flat().some(({related}) => related.length))
    const check = mock.method(moved.world.registry, 'problems')
    await summariesIn(folder, 'program', summarizeHere).settle(moved)
    assert.deepEqual(problems(moved), expected)
    assert.equal(check.mock.callCount(), 0)
  })

  test('another text, registry, order of registries, configuration or program finds nothing', async () => {
    const {folder, recalled} = await keeping()
    assert.equal(await recalled(workspace, `${wrong} `), null)
    assert.equal(await recalled(workspaceOf(config, [`${registry}\n`]), wrong), null)
    assert.equal(await recalled(workspaceOf(config, ['', registry]), wrong), null)
    assert.equal(await recalled(workspaceOf(`${config}\n`, [registry]), wrong), null)
    assert.equal(await recalledFrom(folder, workspace, wrong, 'another'), null)
    assert.notEqual(await recalled(workspace, wrong), null)
  })

  test('an entry that is cut short, changed or another’s is none, and is written anew', async () => {
    const {folder, recalled} = await keeping()
    const [entry = ''] = entriesIn(folder)
    const whole = readFileSync(entry, 'utf8')
    for (const broken of ['', '{}', whole.slice(0, -9), whole.replace('105个', '106个'), `${whole}\n`]) {
      writeFileSync(entry, broken)
      assert.equal(await recalled(workspace, wrong), null)
    }
    await keeping(folder)
    assert.equal(readFileSync(entry, 'utf8'), whole)
  })

  test('of more than the limit the least recently used goes; an entry that is asked for counts as used', async () => {
    const folder = folderWith({})
    const texts = Array.from({length: 6}, (_, index) => `${wrong}\n第${index}段。\n`)
    const known = async (text: string) => (await recalledFrom(folder, workspace, text)) !== null
    for (const text of texts) await summariesIn(folder, 'program', summarizeHere).of(workspace, text)
    const size = Math.max(...entriesIn(folder).map((entry) => statSync(entry).size))
    const old = Date.now() / 1000 - 3 * 24 * 3600
    for (const [index, entry] of entriesIn(folder).entries()) utimesSync(entry, old + index, old + index)
    assert.ok(await known(texts[2]!))
    await summariesIn(folder, 'program', summarizeHere, 3.5 * size).of(workspace, `${wrong}\n新的。\n`)
    assert.equal(entriesIn(folder).length, 3)
    assert.ok(await known(texts[2]!))
    assert.ok(await known(`${wrong}\n新的。\n`))
  })

  test('it is where the system keeps caches', () => {
    assert.equal(cacheFolder('linux', {XDG_CACHE_HOME: '/c'}), join('/c', 'plumbline'))
    assert.equal(cacheFolder('linux', {}), join(homedir(), '.cache', 'plumbline'))
    assert.equal(cacheFolder('darwin', {}), join(homedir(), 'Library', 'Caches', 'plumbline'))
    assert.equal(cacheFolder('win32', {LOCALAPPDATA: '/l'}), join('/l', 'plumbline', 'Cache'))
  })

  test('a folder that cannot be written is done without', async () => {
    const {recalled} = await keeping(join(folderWith({file: ''}), 'file'))
    assert.equal(await recalled(workspace, wrong), null)
  })

  test('over any changes of draft, registry and configuration it says what a fresh check says', async () => {
    const pieces = fc.constantFrom(
      '截至2020年底，全市建成互联网数据中心105个。',
      '到2025年，互联网数据中心达到110个。见专栏9。',
      '\n\n## 二、目标\n\n',
      '| 指标 | 2020年 |\n| --- | --- |\n| 互联网数据中心（个） | 104 |\n',
      '<!-- plumbline-disable-next-line registry-value-mismatch: 口径不同 -->\n',
      '\ud83d',
    )
    const state = fc.record({
      text: fc.array(pieces, {maxLength: 4}).map((all) => all.join('')),
      registry: fc.constantFrom(registry, registry.replace('value: 103', 'value: 105'), ''),
      config: fc.constantFrom(config, `${config}rules:\n  registry-value-mismatch: hint\n`, ''),
    })
    const seed = 20_211_124
    await fc.assert(
      fc.asyncProperty(fc.array(state, {maxLength: 12}), async (states) => {
        const summaries = summariesIn(folderWith({}), 'program', summarizeHere)
        for (const it of states) {
          const now = workspaceOf(it.config, [it.registry])
          const expected = fresh(now, it.text)
          assert.deepEqual(await summaries.of(now, it.text), expected)
          assert.deepEqual(await summaries.of(now, it.text, never), expected)
        }
      }),
      {seed, numRuns: 30},
    )
  })
})
