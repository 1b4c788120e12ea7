import assert from 'node:assert/strict'
import fc from 'fast-check'
import {roundsAtMost} from '../../server/src/cli/fix.js'
import {safeEdits} from '../../server/src/core/ide/actions/fixes.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Change} from '../../server/src/core/session/change.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {registry} from '../cli/run.js'

const world = (
  [
    {kind: 'config-set', path: 'plumbline.yaml', text: 'plan:\n  baseline: 2020-12-31\n'},
    {kind: 'registry-read', path: 'r.metrics.yaml', text: registry},
  ] as const satisfies readonly Change[]
).reduce(advance, emptySnapshot)

const opened = (text: string): Snapshot => advance(world, {kind: 'draft-opened', uri: 'a', text})
const textOf = ({drafts}: Snapshot): string => drafts.get('a')?.text ?? ''

/** Sentences in which something is found, or would be if a word of them were another. */
const sentences = [
  '截至2020年底，建成互联网数据中心105个。',
  '互联网数据中心达到103个，占全国的12%。\n\n',
  '到2025年，互联网数据中心不少于100个，绿地面积达到3.5万平方米。',
  '# 云州市规划\n\n## 一、现状\n\n',
  '## 二、目标\n\n1.网络。建成基站3.2万个。\n\n2.机房。建成机柜14万架。\n\n',
  '食堂由3000家增至3200家，增加200家，增长6.7%。',
  '全市有街镇215个，其中设立专员的172个，占80%。\n\n',
  '| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 互联网数据中心（个） | 103 | 118 |\n\n',
  '平台上线运行，年均投资30亿—50亿元。',
]

/** Words that a safe fix mends, and what stands beside them. */
const slips = [
  '２０２０年',
  '１０％',
  '截止2020年底',
  '2020年02月03日',
  '20%~30％',
  '云府发[2021]29号',
  '⼀',
  'Ａ',
  '5Ｇ',
  ',',
  ':',
  ' 5 个',
  '二○二○年',
  '5KM',
  '㎡',
  '㎏',
  '１，０００个',
  '\u200b',
  '\u00ad',
  '\ufeff',
  'ｋｍ',
  '3-5万个',
]

/** A draft into which slips have fallen, at any place. */
const drafts = fc
  .tuple(
    fc.array(fc.constantFrom(...sentences), {minLength: 1, maxLength: 5}),
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...slips)), {minLength: 1, maxLength: 5}),
  )
  .map(([parts, fallen]) =>
    fallen.reduce((text, [at, slip]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + slip + text.slice(place)
    }, parts.join('')),
  )

/** What `check --fix` leaves of a draft. */
function mended(draft: Snapshot): Snapshot {
  let now = draft
  for (let round = 0; round < roundsAtMost; round++) {
    const edits = safeEdits(now, 'a')
    if (!edits.length) return now
    now = opened(applyAll(textOf(now), edits))
  }
  return assert.fail(`fixed for ever: ${JSON.stringify(textOf(draft))}`)
}

/** In how many places each rule finds an error or a warning: of many alike one finding speaks (全文共3处). */
function counted(draft: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {rule, severity, words} of findings(draft, 'a')) {
    if (severity !== 'error' && severity !== 'warning') continue
    const places = Number(/全文共(\d+)处/.exec(words.zh)?.[1] ?? 1)
    counts.set(rule, (counts.get(rule) ?? 0) + places)
  }
  return counts
}

suite('a draft that is mended', () => {
  test('holds no error and no warning that was not found before: a reading sees through what a safe fix mends', () => {
    const property = fc.property(drafts, (text) => {
      const draft = opened(text)
      const now = mended(draft)
      if (now === draft) return
      const before = counted(draft)
      for (const [rule, places] of counted(now))
        assert.ok(places <= (before.get(rule) ?? 0), `${rule} is found only in ${JSON.stringify(textOf(now))}`)
    })
    fc.assert(property, {seed: 20_261_130, numRuns: 300, endOnFailure: true})
  })
})
