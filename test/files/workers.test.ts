import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {summarizeHere} from '../../server/src/files/summaries.js'
import {Workers} from '../../server/src/files/workers.js'
import {buildProgram, config, folderWith, program, registry} from '../cli/run.js'

const sentences = [
  '截至2020年底，全市建成互联网数据中心105个。',
  '到2025年，互联网数据中心达到110个，见专栏9。',
  '截至2020年底，全市建成互联网数据中心103个，同比增长8%。',
]

/** Much to send and little to read. */
const appendix = `${'附表数据从略。'.repeat(1700)}\n`

/** Drafts that are no two alike, of some twelve thousand characters each. */
const drafts = (count: number): readonly string[] =>
  Array.from(
    {length: count},
    (_, index) => `# 规划${index}\n\n## 一、现状\n\n${`${sentences[index % 3]}\n\n`.repeat(1 + index)}${appendix}`,
  )

const workspaceOf = (text: string): Snapshot =>
  advance(advance(emptySnapshot, {kind: 'config-set', path: 'plumbline.yaml', text: config}), {
    kind: 'registries-read',
    files: [{path: 'r.metrics.yaml', text}],
  })

/** The program, which notes down each process that is started of it as a worker; `more` is run in those. */
function watched(more = ''): {readonly file: string; readonly hired: () => readonly number[]} {
  const folder = folderWith({})
  const notes = join(folder, 'hired')
  const words = `if (process.argv[2] === 'worker') {
    require('node:fs').appendFileSync(${JSON.stringify(notes)}, process.pid + '\\n')
    ${more}
  }
  require(${JSON.stringify(program)})`
  const file = join(folderWith({'watched.cjs': words}), 'watched.cjs')
  return {file, hired: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n').map(Number) : [])}
}

const workspace = workspaceOf(registry)

/** What this process says, worked out once for all tests. */
const known = new Map<Snapshot, Map<string, ReturnType<typeof summarizeHere>>>()

function here(snapshot: Snapshot, text: string): ReturnType<typeof summarizeHere> {
  const ofSnapshot = known.get(snapshot) ?? new Map()
  known.set(snapshot, ofSnapshot)
  const summary = ofSnapshot.get(text) ?? summarizeHere(snapshot, text)
  ofSnapshot.set(text, summary)
  return summary
}

/** Asks for all at once, and holds what is answered against what this process says. */
async function answersAll({summarize}: Workers, texts: readonly string[], at = () => workspace): Promise<void> {
  const asked = texts.map((text) => ({text, snapshot: at()}))
  const found = await Promise.all(asked.map(({snapshot, text}) => summarize(snapshot, text)))
  for (const [index, {snapshot, text}] of asked.entries()) assert.deepEqual(found[index], await here(snapshot, text))
}

suite('workers', () => {
  suiteSetup(buildProgram)

  test('say of many drafts what this process says', async () => {
    const {file, hired} = watched()
    await answersAll(new Workers(file, 2), drafts(24))
    assert.equal(hired().length, 2)
  })

  test('are not started for a few drafts', async () => {
    const {file, hired} = watched()
    await answersAll(new Workers(file, 2), drafts(3))
    assert.deepEqual(hired(), [])
  })

  test('hold each draft against the registry that it was asked with', async () => {
    const {file, hired} = watched()
    const other = workspaceOf(registry.replace('value: 103', 'value: 105'))
    const workers = new Workers(file, 2)
    let count = 0
    await answersAll(workers, drafts(24), () => (count++ % 3 ? workspace : other))
    await answersAll(workers, drafts(24), () => other)
    assert.equal(hired().length, 2)
  })

  test('that die leave their drafts to this process, and are not replaced', async () => {
    const {file, hired} = watched(`let heard = 0; process.on('message', () => { if (++heard > 4) process.exit(1) })`)
    const workers = new Workers(file, 2)
    await answersAll(workers, drafts(24))
    await answersAll(workers, drafts(24))
    assert.equal(hired().length, 2)
  })

  test('that cannot be started are done without', async () => {
    await answersAll(new Workers(join(folderWith({}), 'none.cjs'), 2), drafts(24))
  })

  test('end with the process that they work for', async () => {
    const {file, hired} = watched()
    const texts = drafts(24).map((text, index) => [`${index}.md`, text])
    const folder = folderWith({'plumbline.yaml': config, 'r.metrics.yaml': registry, ...Object.fromEntries(texts)})
    const {status, stderr} = spawnSync(process.execPath, [file, 'check', '--no-cache', '.'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    assert.deepEqual({status, stderr}, {status: 1, stderr: ''})
    assert.ok(hired().length > 0)
    for (let waited = 0; hired().some(lives) && waited < 5000; waited += 50) await pause(50)
    assert.deepEqual(hired().filter(lives), [])
  })
})

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
