import assert from 'node:assert/strict'
import fc from 'fast-check'
import {combine, editFile, indexFile, type RegistryFile} from '../../server/src/core/registry/reading/read.js'
import type {Registry} from '../../server/src/core/registry/schema.js'
import {lineIndex} from '../../server/src/core/text/lines.js'

const seed = 20_261_124

const head = `plumbline: 1
registry: {id: t, title: 测试, area: YZ}
areas:
  YZ: {label: 云州市}
documents:
  plan: {title: 云州市规划, kind: plan}
indicators:
`
const names = ['公园数', '公园', '公园数量', '绿地率', '绿地', '“口袋”公园数', '灯杆数', '智慧灯杆数量', '灯杆']

const entry = fc
  .record({
    id: fc.constantFrom('a.a', 'a.b', 'a.c', 'a.d', 'a.e'),
    name: fc.constantFrom(...names),
    alias: fc.constantFrom(...names),
    notThis: fc.constantFrom('', '    notThis: [公园]\n'),
    unit: fc.constantFrom('个', '%', '无此单位'),
    doc: fc.constantFrom('plan', 'none'),
    rest: fc.constantFrom('', '    verified: false\n', '    replacedBy: a.a\n', '\n', '  # 注\n', '    targets: [\n'),
  })
  .map(
    ({id, name, alias, notThis, unit, doc, rest}) =>
      `  - id: ${id}\n    name: ${name}\n    aliases: [${alias}]\n${notThis}    unit: ${unit}\n    observations:\n      - {asOf: "2020", value: 3, source: {doc: ${doc}}}\n${rest}`,
  )
const tail = fc.constantFrom('', 'terms:\n  一网通办: {quoted: first}\n')
const file = fc.tuple(fc.array(entry, {maxLength: 5}), tail).map(([items, end]) => head + items.join('') + end)

const edit = fc.record({
  place: fc.nat(),
  length: fc.constantFrom(0, 0, 0, 1, 2, 30, 200),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      '数',
      '1',
      ' ',
      '\n',
      '\n\n',
      '- ',
      '  - id: a.z\n    name: 绿地\n',
      'doc',
      'docs:\n',
      '#',
      '"',
    ),
    entry,
  ),
  /** Whether it is moved to the start of its line. */
  isAtMargin: fc.boolean(),
})

/** Everything that a registry says. */
const said = (registry: Registry, files: readonly RegistryFile[]): unknown => ({
  ids: registry.ids,
  names: registry.names,
  indicators: registry.ids.map((id) => registry.indicator(id)),
  problems: registry.problems(),
  matches: registry.matches(names.map((name) => `全市${name}达到`).join('，')),
  named: names.map((name) => registry.named(name)),
  loose: names.map((name) => registry.loose(name)),
  endingIn: ['数', '公园', '率', '灯杆'].map((tail) => registry.endingIn(tail)),
  documents: registry.documents,
  terms: registry.terms,
  lines: files.map(({lines}) => lines),
  sections: files.map(({sections}) => sections),
})

suite('a registry that is edited', () => {
  test('says after any edits what it says when it is read afresh', () => {
    fc.assert(
      fc.property(file, file, fc.array(edit, {minLength: 1, maxLength: 8}), (text, other, edits) => {
        const beside = indexFile('b', other)
        let edited = indexFile('a', text)
        let registry = combine([edited, beside])
        said(registry, [])
        for (const {place, length, insert, isAtMargin} of edits) {
          const raw = place % (edited.text.length + 1)
          const at = isAtMargin ? edited.text.lastIndexOf('\n', raw - 1) + 1 : raw
          edited = indexFile('a', edited.text.slice(0, at) + insert + edited.text.slice(at + length), edited)
          registry = combine([edited, beside], registry)
          const fresh = indexFile('a', edited.text)
          assert.deepEqual(said(registry, [edited]), said(combine([fresh, beside]), [fresh]), edited.text)
          assert.deepEqual(edited.lines, lineIndex(edited.text))
        }
      }),
      {seed, numRuns: 120},
    )
  })

  test('says after edits that it is told of what it says when it is read afresh', () => {
    fc.assert(
      fc.property(file, file, fc.array(edit, {minLength: 1, maxLength: 12}), (text, other, edits) => {
        const beside = indexFile('b', other)
        let words = text
        let edited = indexFile('a', text)
        let registry = combine([edited, beside])
        said(registry, [edited])
        for (const {place, length, insert, isAtMargin} of edits) {
          const raw = place % (words.length + 1)
          const from = isAtMargin ? words.lastIndexOf('\n', raw - 1) + 1 : raw
          const to = Math.min(from + length, words.length)
          words = words.slice(0, from) + insert + words.slice(to)
          edited = editFile(edited, [{from, to, insert}])
          registry = combine([edited, beside], registry)
          const fresh = indexFile('a', words)
          assert.deepEqual(said(registry, [edited]), said(combine([fresh, beside]), [fresh]), words)
          for (const [a, b] of [
            [0, words.length],
            [raw, from + insert.length],
            [from - 7, raw + 90],
          ] as const)
            assert.equal(edited.slice(Math.max(a, 0), Math.max(b, 0)), words.slice(Math.max(a, 0), Math.max(b, 0)))
          if (place % 3 === 0) assert.equal(edited.text, words)
        }
        assert.deepEqual([edited.text, edited.lines], [words, lineIndex(words)])
      }),
      {seed, numRuns: 60},
    )
  })

  test('keeps the entries that an edit leaves alone, and the list of names while no name changes', () => {
    const text = `${head}  - {id: a.a, name: 公园数, unit: 个}\n  - id: a.b\n    name: 绿地率\n    unit: "%"\n  - {id: a.c, name: 灯杆数, unit: 根}\n`
    const before = indexFile('a', text)
    const after = indexFile('a', text.replace('unit: "%"', 'unit: "‰"'), before)
    assert.deepEqual(
      after.items.map(({item}, at) => item === before.items[at]?.item),
      [true, false, true],
    )
    const registry = combine([before])
    assert.equal(combine([after], registry).names, registry.names)
  })

  test('loses no entry to a line that is being typed between two of them', () => {
    const items = ['a', 'b', 'c'].map((id) => `  - id: a.${id}\n    name: 指标${id}\n    unit: 个\n`)
    for (const typed of ['d', 'doc', 'docs\n\nother']) {
      const text = `${head}${items[0]}\n${typed}\n\n${items[1]}${items[2]}`
      const registry = combine([indexFile('a', text)])
      assert.deepEqual(registry.ids, ['a.a', 'a.b', 'a.c'])
      assert.equal(registry.indicator('a.a')?.unit, '个')
      assert.deepEqual(
        registry.problems().map(({id, at}) => [id, text.slice(at.span.from, at.span.to)]),
        typed.split('\n\n').map((line) => ['reg-syntax', line]),
      )
    }
  })
})
