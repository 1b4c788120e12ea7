import assert from 'node:assert/strict'
import {findings} from '../../server/src/core/ide/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {buildProgram, folderWith, plumbline} from './run.js'

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
