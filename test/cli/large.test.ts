import assert from 'node:assert/strict'
import {readdirSync, truncateSync, writeFileSync} from 'node:fs'
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

  test('is looked through once, also for drafts that are named one by one', () => {
    const filler = '# 说明\n'.repeat(500_000)
    const folder = folderWith({
      'plan.md': '截至2020年底，全市建成互联网数据中心105个。\n',
      'plumbline.yaml': config,
      'base.metrics.yaml': registry + filler,
    })
    const kept = join(folder, '.cache/plumbline/summaries')
    const first = plumbline(folder, ['check', 'plan.md'])
    assert.equal(first.status, 1)
    const entries = () => readdirSync(kept, {recursive: true}).filter((it) => /[\\/]/.test(String(it)))
    assert.equal(entries().length, 1)
    assert.deepEqual([plumbline(folder, ['check', 'plan.md']), entries().length], [first, 1])
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
