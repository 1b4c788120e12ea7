import assert from 'node:assert/strict'
import fc from 'fast-check'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Change} from '../../server/src/core/session/change.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {registry} from '../cli/run.js'

const seed = 20_211_024

const sentences = [
  '截至2020年底，全市建成互联网数据中心105个。',
  '互联网数据中心达到103个，占全国的12%。',
  '到2025年，互联网数据中心不少于100个。',
  '# 云州市规划\n\n## 一、现状\n\n',
  '### （一）目标\n\n',
  '（三）保障\n',
  '\n\n',
  '\r\n',
  '| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 互联网数据中心（个） | 104 | 118 |\n',
  '```\n',
  '<!-- plumbline-disable-next-line registry-value-mismatch: 口径不同 -->\n',
  '- 新建5G基站3.2万个，\n- ',
  '（见专栏3）',
  '“一网通办”',
  '**互联网数据中心**',
  '\ud83d',
  '\0',
  '5',
  '年',
  ' ',
]

const uris = ['a.md', 'b.md']
const registries = [
  registry,
  registry.replace('value: 103', 'value: 105'),
  registry.replace('互联网数据中心', '数据中心'),
  'plumbline: 1\nindicators: [\n',
  '',
]
const configs = ['plan:\n  baseline: 2020-12-31\n', 'rules:\n  registry-value-mismatch: warning\n', 'rules: [', null]

const text = fc.array(fc.constantFrom(...sentences), {maxLength: 12}).map((parts) => parts.join(''))
const uri = fc.constantFrom(...uris)
const place = fc.record({
  from: fc.nat(400),
  length: fc.nat(12),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...sentences)),
})

/** What to do; edits are placed once the text is known. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      uri,
      places: fc.array(place, {minLength: 1, maxLength: 3}),
    }),
  },
  {weight: 2, arbitrary: fc.record({kind: fc.constant('open' as const), uri, text})},
  {weight: 1, arbitrary: fc.record({kind: fc.constant('close' as const), uri})},
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('registry' as const),
      path: fc.constantFrom('r.metrics.yaml', 's.metrics.yaml'),
      text: fc.constantFrom(...registries),
    }),
  },
  {weight: 1, arbitrary: fc.record({kind: fc.constant('config' as const), text: fc.constantFrom(...configs)})},
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function changeOf(snapshot: Snapshot, made: Step): Change {
  switch (made.kind) {
    case 'open':
      return {kind: 'draft-opened', uri: made.uri, text: made.text}
    case 'close':
      return {kind: 'draft-closed', uri: made.uri}
    case 'registry':
      return {kind: 'registry-read', path: made.path, text: made.text}
    case 'config':
      return {kind: 'config-set', path: 'plumbline.yaml', text: made.text}
    case 'edit': {
      let length = snapshot.drafts.get(made.uri)?.text.length ?? 0
      const edits = made.places.map(({from, length: wanted, insert}) => {
        const [start, end] = [Math.min(from, length), Math.min(from + wanted, length)]
        length += insert.length - (end - start)
        return {from: start, to: end, insert}
      })
      return {kind: 'draft-edited', uri: made.uri, edits}
    }
  }
}

/** The same world, opened at once. */
function fresh(snapshot: Snapshot): Snapshot {
  const changes: Change[] = [
    {kind: 'config-set', path: 'plumbline.yaml', text: snapshot.configFile?.text ?? null},
    {
      kind: 'registries-read',
      files: [...snapshot.registryFiles.values()].map((file) => ({path: file.path, text: file.text})),
    },
    ...[...snapshot.drafts].map(([uri, draft]): Change => ({kind: 'draft-opened', uri, text: draft.text})),
  ]
  return changes.reduce(advance, emptySnapshot)
}

const shown = (snapshot: Snapshot): object =>
  [...snapshot.drafts.keys(), ...snapshot.registryFiles.keys(), 'plumbline.yaml'].map((path) => [
    path,
    findings(snapshot, path).map(({rule, severity, span, words, related, fixes}) => ({
      rule,
      severity,
      span: {...span},
      words,
      related: related.length,
      fixes: fixes.map((fix) => fix.edits.map((edit) => ({...edit}))),
    })),
  ])

suite('a session', () => {
  test('after any changes, the findings are those of a fresh start on the same files', () => {
    fc.assert(
      fc.property(fc.array(step, {minLength: 1, maxLength: 14}), (steps) => {
        let snapshot = emptySnapshot
        for (const made of steps) {
          snapshot = advance(snapshot, changeOf(snapshot, made))
          // Asked at every step, so that whatever is kept from one to the next has its chance to be wrong.
          shown(snapshot)
        }
        assert.deepEqual(shown(snapshot), shown(fresh(snapshot)))
      }),
      {seed, numRuns: 250, endOnFailure: false},
    )
  }).timeout(60_000)

  test('who holds a snapshot keeps its world', () => {
    const before = advance(emptySnapshot, {kind: 'draft-opened', uri: 'a.md', text: sentences[0] ?? ''})
    const after = advance(before, {kind: 'draft-edited', uri: 'a.md', edits: [{from: 0, to: 4, insert: ''}]})
    assert.equal(before.drafts.get('a.md')?.text, sentences[0])
    assert.notEqual(after.drafts.get('a.md')?.text, sentences[0])
    assert.equal(after.world, before.world)
  })

  test('a registry read again with the same words is the same registry', () => {
    const first = advance(emptySnapshot, {kind: 'registry-read', path: 'r.metrics.yaml', text: registry})
    const second = advance(first, {kind: 'registry-read', path: 'r.metrics.yaml', text: registry})
    assert.equal(second.world, first.world)
  })

  test('an edit of a draft that is not open changes nothing', () => {
    const after = advance(emptySnapshot, {kind: 'draft-edited', uri: 'none.md', edits: [{from: 3, to: 9, insert: 'x'}]})
    assert.equal(after.drafts.size, 0)
  })
})
