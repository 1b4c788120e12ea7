import assert from 'node:assert/strict'
import {readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {buildProgram, config, folderWith, plumbline, registry} from './run.js'

const sentence = '截至2020年底，全市建成互联网数据中心１０５个。\n\n'
const large = sentence.repeat(5_100_000 / Buffer.byteLength(sentence))

suite('a draft of more than 5 MB', () => {
  suiteSetup(buildProgram)

  test('is one finding and status 1, and no figures', () => {
    const folder = folderWith({'plan.md': large})
    const ran = plumbline(folder, ['check', '--fix', '--format', 'json', 'plan.md'])
    assert.deepEqual([ran.status, ran.stderr], [1, ''])
    assert.deepEqual(
      JSON.parse(ran.stdout).files[0].findings.map(({rule}: {rule: string}) => rule),
      ['draft-too-large'],
    )
    const extracted = plumbline(folder, ['extract', 'plan.md'])
    assert.equal(extracted.status, 2)
    assert.match(extracted.stderr, /^plumbline: plan.md: The draft is larger than 5 MB .*\n$/)
  })

  test('is read as soon as it is small enough, and not as soon as it is not', () => {
    const rules = (snapshot: typeof emptySnapshot) => findings(snapshot, 'a').map(({rule}) => rule)
    const opened = advance(emptySnapshot, {kind: 'draft-opened', uri: 'a', text: large})
    assert.deepEqual(rules(opened), ['draft-too-large'])
    const cut = advance(opened, {kind: 'draft-edited', uri: 'a', edits: [{from: 50, to: large.length, insert: ''}]})
    assert.ok(rules(cut).includes('digit-width'))
    const grown = advance(cut, {kind: 'draft-edited', uri: 'a', edits: [{from: 0, to: 0, insert: large}]})
    assert.deepEqual(rules(grown), ['draft-too-large'])
  })
})

suite('a registry of millions of characters', () => {
  suiteSetup(buildProgram)

  const filler = '# 说明\n'.repeat(500_000)
  const draft = '截至2020年底，全市建成互联网数据中心105个。\n'
  const withLarge = () =>
    folderWith({'plan.md': draft, 'plumbline.yaml': config, 'base.metrics.yaml': registry + filler})

  /** What is kept in the cache. */
  const entries = (folder: string): readonly string[] => {
    const kept = join(folder, '.cache/plumbline/summaries')
    return readdirSync(kept, {recursive: true})
      .map(String)
      .filter((it) => /[\\/]/.test(it))
      .map((it) => join(kept, it))
  }

  test('is looked through once, and so are drafts that are named one by one', () => {
    const folder = withLarge()
    const check = () => plumbline(folder, ['check', 'plan.md'])
    const first = check()
    assert.equal(first.status, 1)
    assert.equal(entries(folder).length, 2)
    assert.deepEqual([check(), entries(folder).length], [first, 2])
    assert.deepEqual(plumbline(folder, ['check', '--no-cache', 'plan.md']), first)
    writeFileSync(join(folder, 'plan.md'), `${draft}\n到2025年，互联网数据中心达到118个。\n`)
    assert.equal(check().status, 1)
    assert.equal(entries(folder).length, 3)
  })

  test('is read again where what was kept of it is damaged, half written or empty', () => {
    const folder = withLarge()
    const check = () => plumbline(folder, ['check', '--format', 'json', 'plan.md'])
    const first = check()
    for (const damage of [
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      (bytes: Buffer) => bytes.map((it, at) => (at === bytes.length - 3 ? it ^ 1 : it)),
      () => Buffer.alloc(0),
    ]) {
      const whole = entries(folder).map((path) => readFileSync(path))
      for (const path of entries(folder)) writeFileSync(path, damage(readFileSync(path)))
      assert.deepEqual(check(), first)
      assert.deepEqual(
        entries(folder).map((path) => readFileSync(path)),
        whole,
      )
    }
  })

  test('is looked through once for all commands that only look something up in it', () => {
    const folder = withLarge()
    const search = (word: string) => plumbline(folder, ['registry', 'search', word])
    assert.match(search('数据中心').stdout, /互联网数据中心/)
    const [kept] = entries(folder)
    const before = readFileSync(kept ?? '')
    assert.match(search('互联网').stdout, /互联网数据中心/)
    assert.deepEqual([entries(folder), readFileSync(kept ?? '')], [[kept], before])
  })

  test('and one that is larger than files may be is not said to be missing', () => {
    const folder = folderWith({'plan.md': '# 规划\n', 'plumbline.yaml': config})
    writeFileSync(join(folder, 'huge.metrics.yaml'), '')
    truncateSync(join(folder, 'huge.metrics.yaml'), 60_000_000)
    const {status, stderr} = plumbline(folder, ['check', 'plan.md'])
    assert.equal(status, 2)
    assert.match(stderr, /cannot be read \(more than 50 MB/)
  })
})
