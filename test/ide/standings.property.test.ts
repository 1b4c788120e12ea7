import assert from 'node:assert/strict'
import fc from 'fast-check'
import {coverage, coverageWithin} from '../../server/src/core/ide/coverage/coverage.js'
import {decidedFigures, type Figure, figures, figuresWithin} from '../../server/src/core/ide/coverage/figures.js'
import {standings} from '../../server/src/core/ide/coverage/standings.js'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Change} from '../../server/src/core/session/change.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {registryPath as path, registry, uri} from './draft.js'

const pieces = [
  '截至2020年底，互联网数据中心105个。',
  '截至2020年底，全市互联网数据中心103个，城镇化率63.9%。',
  '互联网数据中心达到120个以上。',
  '到2025年，城镇化率达到70%，建成充电桩300个。',
  '建成充电桩200个，其中公用80个、专用120个。',
  '\n\n',
  '\n\n# 一、现状\n\n',
  '\n\n# 二、2025年目标\n\n',
  '\n\n| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 互联网数据中心（个） | 104 | 120 |\n\n',
  '\n\n<!-- plumbline-disable-next-line registry-value-mismatch: 快报数 -->\n',
  '5',
]

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({from: fc.nat(400), length: fc.nat(12), insert: fc.constantFrom('', ...pieces)}),
  },
  fc.record({
    registry: fc.constantFrom(registry, registry.replace('value: 103', 'value: 105'), registry.replace('area: YZ', '')),
  }),
  fc.record({
    config: fc.constantFrom(
      'plan: {baseline: 2019-12-31}\n',
      'plan: {baseline: 2020-12-31}\n',
      'rules: {registry-value-mismatch: off}\n',
      'overrides:\n  - files: "**/plan.md"\n    rules: {registry-value-mismatch: hint}\n',
    ),
  }),
  fc.record({
    decisions: fc.uniqueArray(
      fc.record({
        id: fc.constant('d'),
        kind: fc.constantFrom('kept', 'accepted', 'noted'),
        indicator: fc.constantFrom('yz.idc', '充电桩'),
        section: fc.constantFrom('', '现状', '2025年目标'),
        role: fc.constantFrom('baseline', 'target'),
        figure: fc.constantFrom('105个', '300个'),
      }),
      {maxLength: 6, selector: (it) => JSON.stringify(it)},
    ),
  }),
)

/** What a step makes of a snapshot. */
function changeOf(step: object, {drafts}: Snapshot): Change {
  if ('registry' in step) return {kind: 'registries-read', files: [{path, text: String(step.registry)}]}
  if ('config' in step) return {kind: 'config-set', path: '/w/plumbline.yaml', text: String(step.config)}
  if ('decisions' in step)
    return {kind: 'decisions-set', file: {path: '/w/decisions.yaml', text: JSON.stringify(step.decisions)}}
  const {from, length, insert} = step as {from: number; length: number; insert: string}
  const end = drafts.get(uri)?.text.length ?? 0
  const start = Math.min(from, end)
  return {kind: 'draft-edited', uri, edits: [{from: start, to: Math.min(start + length, end), insert}]}
}

/** The same world and draft, read for the first time. */
const fresh = ({registryFiles, configFile, decisionsFile, drafts}: Snapshot): Snapshot =>
  [
    ...(configFile ? [{kind: 'config-set', ...configFile} as const] : []),
    {kind: 'registries-read', files: [...registryFiles.values()].map(({path, text}) => ({path, text}))} as const,
    ...(decisionsFile ? [{kind: 'decisions-set', file: decisionsFile} as const] : []),
    {kind: 'draft-opened', uri, text: drafts.get(uri)?.text ?? ''} as const,
  ].reduce<Snapshot>(advance, emptySnapshot)

const said = (all: readonly Figure[]) =>
  all.map(({finding, ...figure}) => ({...figure, rule: finding?.rule, severity: finding?.severity}))

suite('how figures stand', () => {
  test('what is kept with passages says what a first reading says, whatever was changed before', () =>
    fc.assert(
      fc.property(fc.array(step, {minLength: 2, maxLength: 14}), (steps) => {
        const opened = {kind: 'draft-opened', uri, text: pieces.slice(0, 9).join('')} as const
        let now = [changeOf({registry}, emptySnapshot), opened].reduce<Snapshot>(advance, emptySnapshot)
        for (const step of steps) {
          now = advance(now, changeOf(step, now))
          const before = standings(now, uri)
          assert.ok(standings(now, uri).every((it, index) => it.standings === before[index]?.standings))
        }
        const again = fresh(now)
        const all = said(figures(again, uri))
        assert.deepEqual(said(figures(now, uri)), all)
        assert.deepEqual(findings(now, uri).length, findings(again, uri).length)
        assert.deepEqual(coverage(now, uri), coverage(again, uri))
        const half = {from: 40, to: 160}
        const within = all.filter(({span}) => span.from <= half.to && half.from <= span.to)
        assert.deepEqual(said(figuresWithin(now, uri, half)), within)
        assert.equal(
          coverageWithin(now, uri, half).mentions,
          all.filter(({span}) => half.from <= span.from && span.to <= half.to).length,
        )
        assert.deepEqual(
          said(decidedFigures(now, uri)),
          all.filter(({decisions}) => decisions.length),
        )
      }),
      {seed: 7, numRuns: 150},
    ))
})
