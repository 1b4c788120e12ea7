import assert from 'node:assert/strict'
import fc from 'fast-check'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {impacts} from '../../server/src/core/ide/findings/impact.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'

/** The long run is 200 changes and more. */
const runs = Number(process.env.PLUMBLINE_RUNS) || 40

const names = ['养老床位数', '口袋公园数', '城市道路长度', '供水量']
const units = ['张', '个', '公里', '立方米']

type Values = readonly (readonly number[])[]

const registry = (values: Values): string =>
  `plumbline: 1\nindicators:\n${values
    .map(
      ([a, b, c], at) =>
        `  - {id: i${at}, name: ${names[at]}, unit: ${units[at]}, observations: [{asOf: "2019-12-31", value: ${a}, status: final}, {asOf: "2020-12-31", value: ${b}, status: final}], targets: [{asOf: "2025", value: ${c}}]}\n`,
    )
    .join('')}`

/** A level that is corrected makes this false in turn. */
function grown(from = 1, to = 1): string {
  const percent = (to / from - 1) * 100
  return `${percent < 0 ? '下降' : '增长'}${Math.abs(percent).toFixed(1)}%`
}

const draft = (values: Values): string =>
  values
    .map(
      ([a, b, c], at) =>
        `截至2019年底，全市${names[at]}达到${a}${units[at]}。截至2020年底，${names[at]}达到${b}${units[at]}，比2019年底${grown(a, b)}。到2025年，${names[at]}达到${c}${units[at]}。\n`,
    )
    .join('\n')

const opened = (text: string, values: Values): Snapshot =>
  [
    {kind: 'registries-read', files: [{path: 'r', text: registry(values)}]} as const,
    {kind: 'draft-opened', uri: 'd.md', text} as const,
  ].reduce(advance, emptySnapshot)

const said = (snapshot: Snapshot): readonly string[] =>
  findings(snapshot, 'd.md').map(({rule, span, words}) => `${rule} ${span.from} ${span.to} ${words.zh}`)

suite('the impact of a change', () => {
  const value = fc.integer({min: 100, max: 9999})
  const all = fc.array(fc.tuple(value, value, value), {minLength: 4, maxLength: 4})

  test('is the difference of two full checks, and its edits remove what is new', () => {
    fc.assert(
      fc.property(all, fc.array(fc.tuple(fc.nat(3), fc.nat(2), value), {maxLength: 4}), (values, changes) => {
        const now = values.map((row, at) =>
          [0, 1, 2].map((column) => changes.findLast(([i, j]) => i === at && j === column)?.[2] ?? row[column] ?? 0),
        )
        const text = draft(values)
        const [before, after] = [opened(text, values), opened(text, now)]
        const {impacts: found, text: mended} = impacts(before, after, 'd.md')
        const [was, is] = [new Set(said(before)), new Set(said(after))]
        const told = found.filter(({before: old, after: it}) => old !== null || it !== null)
        for (const it of is)
          if (!was.has(it))
            assert.ok(
              told.some(({after: one}) => one && it.endsWith(one.words.zh)),
              it,
            )
        for (const it of was)
          if (!is.has(it))
            assert.ok(
              told.some(({before: one}) => one && it.endsWith(one.words.zh)),
              it,
            )
        if (was.size === is.size && [...was].every((it) => is.has(it))) assert.deepEqual(found, [])
        const left = said(opened(mended ?? text, now)).filter((it) => /^(?:registry|growth)-/.test(it) && !was.has(it))
        assert.deepEqual(left, [])
      }),
      {seed: 20_211_024, numRuns: runs},
    )
  })
})
